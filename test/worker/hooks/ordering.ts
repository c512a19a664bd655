import type { ConnectionSettings } from '../../../functions/domain/customers/connection'
import type { OrderVerdict } from '../../../functions/domain/orders/order-call'
import type { OrderSender } from '../../../functions/webhooks/sender'
import { delivery, type Headers, now, settings } from './delivery'

/** What a platform tells of an order: of an object as JSON writes it, or of a text as it came. */
export const toldBy = async (
  sender: OrderSender,
  body: unknown,
  headers: Headers = {},
  over: Partial<ConnectionSettings> = {},
  at = now,
) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return sender.read(JSON.parse(text), delivery(text, headers, at), settings(over))
}

/** What it is answered. */
export const answeredBy = async (
  sender: OrderSender,
  verdict: OrderVerdict,
  body: unknown = {},
  over: Partial<ConnectionSettings> = {},
) => {
  const request = delivery(JSON.stringify(body), {})
  const { status, headers, body: text } = await sender.reply(verdict, { body, request, secrets: [], settings: settings(over), at: now })
  return { status, headers, body: text === null ? null : JSON.parse(text) }
}

/** Everything that a platform may have to say. */
export const verdicts: readonly OrderVerdict[] = [
  { verdict: 'allow', message: 'The order may be made.', reference: 'scr_1' },
  { verdict: 'held', message: 'We are looking at this order.', reference: 'scr_2' },
  { verdict: 'held', message: 'We are looking at this order.', reference: 'scr_3', isAdmitted: true },
  { verdict: 'block', message: 'This order cannot be placed. “é”', reference: 'scr_4' },
  { verdict: 'unavailable', message: 'We cannot check orders right now.' },
]
