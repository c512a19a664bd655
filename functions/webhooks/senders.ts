import { ory } from './ory'
import type { Sender } from './sender'
import { supabase } from './supabase'

/** Everyone who may call a hook, by the word in its path. */
export const senders = { supabase, ory } as const satisfies Readonly<Record<string, Sender>>

export type Source = keyof typeof senders
export const sources = Object.keys(senders) as [Source, ...Source[]]
export const senderOf = (source: Source): Sender => senders[source]
