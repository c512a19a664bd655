import { clerk } from './clerk'
import { okta } from './okta'
import { ory } from './ory'
import type { Sender } from './sender'
import { supabase } from './supabase'
import { workos } from './workos'
import { zitadel } from './zitadel'

/** Everyone who may call a hook, by the word in its path. */
export const senders = { supabase, workos, ory, okta, clerk, zitadel } as const satisfies Readonly<Record<string, Sender>>

export type Source = keyof typeof senders
export const sources = Object.keys(senders) as [Source, ...Source[]]
export const senderOf = (source: Source): Sender => senders[source]
