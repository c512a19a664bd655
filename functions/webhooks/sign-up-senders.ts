import { clerk } from './clerk'
import { okta } from './okta'
import { ory } from './ory'
import type { SignUpSender } from './sender'
import { supabase } from './supabase'
import { workos } from './workos'
import { zitadel } from './zitadel'

/** Whoever asks about accounts, by the word in its path. */
export const signUpSenders = { supabase, workos, ory, okta, clerk, zitadel } as const satisfies Readonly<Record<string, SignUpSender>>
