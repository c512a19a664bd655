import type { SettleTerms } from '../operations/settle-order'
import type { App } from './answers'
import type { Bindings } from './bindings'
import { askedOf } from './lists-of'
import { marker } from './marker'
import { version } from './version'

/** What an operation needs that may have to determine an order again. */
export const settleTermsOf = (c: { readonly env: Bindings | undefined; readonly var: App['Variables'] }): SettleTerms => ({
  lists: async (lookMs) => askedOf(c.env)(await c.var.lists(lookMs), c.var.now.at),
  requestId: c.var.requestId,
  engine: version,
  marks: marker(c.env?.MARK_SECRET),
})
