import { z } from 'zod'
import type { OrderCall, OrderLine, OrderVerdict } from '../domain/orders/order-call'
import { addressOf, noOrder, partyOf, referenceIn, withMapped } from './order-parts'
import { textAt } from './pointed'
import { jsonReply, notNow, type OrderSender } from './sender'
import { secretThatSigned, textSecretFault, timedSignatureIn } from './timed-signature'
import { isNear, stampIn } from './window'

/** Days after which a card's bank may let go of what was authorized are seven, as a rule: a day less, to capture in. */
const reviewMs = 6 * 24 * 3_600_000

const Intent = z.looseObject({
  id: z.string().min(1),
  capture_method: z.string().optional(),
  receipt_email: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).default({}),
  shipping: z.looseObject({ name: z.string().nullish(), phone: z.string().nullish(), address: z.looseObject({}).nullish() }).nullish(),
})
type Intent = z.infer<typeof Intent>
const Event = z.looseObject({
  id: z.string().min(1),
  type: z.string(),
  created: z.int(),
  livemode: z.boolean(),
  data: z.looseObject({ object: z.unknown() }),
})

/** Authorized and not yet taken, taken, and let go of. */
const stages: Readonly<Record<string, OrderCall['stage']>> = {
  'payment_intent.amount_capturable_updated': 'placed',
  'payment_intent.succeeded': 'confirmed',
  'payment_intent.canceled': 'cancelled',
}

const takenAtOnce = new Set(['automatic', 'automatic_async'])

/** Stripe, of payments that the merchant authorizes first: our word is waited for before the money is captured, or let go of. */
export const stripe: OrderSender = {
  speaksOf: 'orders',
  source: 'stripe',
  limitMs: 10_000,
  canBlock: false,
  secretFault: textSecretFault,
  // Their own library takes whatever is signed for a later time.
  verify: async (request, secrets) => {
    const signature = timedSignatureIn(request.header('stripe-signature') ?? '')
    const secret = await secretThatSigned(request, signature, secrets)
    const seconds = stampIn(signature.time)
    return secret !== undefined && seconds !== undefined && isNear(request.at, seconds)
  },
  read: (body, _request, settings) => {
    const { success, data: event } = Event.safeParse(body)
    if (!success) return undefined
    const stage = Object.hasOwn(stages, event.type) ? stages[event.type] : undefined
    // Nothing follows from money that nobody paid.
    if (stage === undefined || (!event.livemode && stage !== 'placed')) return noOrder
    const intent = Intent.safeParse(event.data.object).data
    if (intent === undefined) return undefined
    const { metadata } = intent
    const reference = referenceIn(body, textAt(metadata['order'], '') ?? intent.id, settings)
    const lines = linesIn(metadata)
    // A subscription and the like: taken at once, and of no order that anybody names.
    if (takenAtOnce.has(intent.capture_method ?? '') && reference === intent.id && lines.length === 0) return noOrder
    const order: OrderCall = {
      reference,
      stage: event.livemode ? stage : 'check',
      lines,
      parties: withMapped(body, consigneeIn(intent), settings),
      ...(stage === 'placed' ? { reviewBy: new Date(event.created * 1000 + reviewMs) } : {}),
    }
    return { kind: 'order', key: event.id, order }
  },
  reply: (told) => (told.verdict === 'unavailable' ? notNow : jsonReply(200, receiptOf(told))),
}

/** They read none of it, and show it to the merchant beside what was delivered. */
const receiptOf = ({ verdict, reference, reviewBy }: OrderVerdict) => ({
  received: true,
  verdict: verdict === 'held' ? 'review' : verdict,
  ...(reference === undefined ? {} : { decision_id: reference }),
  ...(reviewBy === undefined ? {} : { review_deadline: reviewBy }),
})

/** A payment has no lines: the merchant writes them as `line_1`, `line_2`, …, each a quantity, a space and a product number. */
const linesIn = (metadata: Intent['metadata']): readonly OrderLine[] =>
  Object.entries(metadata)
    .flatMap(([key, text]) => (/^line_\d{1,3}$/.test(key) ? [{ at: Number(key.slice('line_'.length)), text }] : []))
    .toSorted((one, other) => one.at - other.at)
    .map(({ text }) => {
      const [, quantity = '', sku = ''] = /^\s*([1-9]\d{0,6})\s+(\S.*?)\s*$/.exec(text) ?? []
      // What cannot be read is one of something: a person finds out of what.
      return sku === '' ? { quantity: 1 } : { sku, quantity: Number(quantity) }
    })

/** Whoever pays is not told apart from whom it is sent to. */
const consigneeIn = ({ shipping, receipt_email: email, metadata }: Intent) =>
  partyOf('ultimateConsignee', {
    name: shipping?.name,
    company: metadata['company'],
    country: shipping?.address?.['country'],
    headquarters: metadata['headquarters'],
    address: addressOf(...['line1', 'line2', 'postal_code', 'city', 'state'].map((name) => shipping?.address?.[name])),
    email,
    phone: shipping?.phone,
  })
