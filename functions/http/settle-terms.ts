import type { SettleTerms } from '../operations/settle-terms'
import type { App } from './answers'
import type { Bindings } from './bindings'
import { askedOf } from './lists-of'
import { marker } from './marker'
import { version } from './version'

/** What an operation needs that may have to determine an order again. */
export const settleTermsOf = (
  env: Bindings | undefined,
  { lists, now, requestId }: { readonly now: { readonly at: Date } } & Pick<App['Variables'], 'lists' | 'requestId'>,
): SettleTerms => ({
  lists: async (lookMs) => askedOf(env)(await lists(lookMs), now.at),
  requestId,
  engine: version,
  marks: marker(env?.MARK_SECRET),
  named: newScreening,
})

/** A name for a record that nobody has, and the salt of its hash. */
export const newScreening = () => ({ id: `scr_${crypto.randomUUID()}`, salt: crypto.randomUUID() })
