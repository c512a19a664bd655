import { dayMs, sharedHoldDaysMax } from '../quota/hold'

/** How long quota is set aside for an order, in milliseconds, where neither its platform nor the connection says. */
export const orderHoldMsDefault = 7 * dayMs

/** Until when what is set aside may stand after an order was confirmed: nobody keeps a shared ceiling longer than the ledger lets it. */
export const heldUntil = (confirmedAt: Date, holdMs: number, placedAt: Date): Date =>
  new Date(Math.min(confirmedAt.getTime() + holdMs, placedAt.getTime() + sharedHoldDaysMax * dayMs))
