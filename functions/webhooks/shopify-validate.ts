import { z } from 'zod'
import { hashOf } from '../domain/digest'
import type { OrderCall, OrderVerdict } from '../domain/orders/order-call'
import { forApplicant } from './asked'
import { headerSecretFault, isInHeader } from './header-secret'
import { lineOf, noOrder, partyOf, referenceIn, withMapped } from './order-parts'
import { valueAt } from './pointed'
import { jsonReply, type OrderSender } from './sender'

/** How long they keep an answer at most, in milliseconds. For as long the same question is one check, and then it is asked anew. */
const keptMs = 300_000

const Party = z.looseObject({})
const Call = z.looseObject({
  policyEpoch: z.int(),
  reference: z.string().min(1).optional(),
  currency: z.string().optional(),
  lines: z.array(z.looseObject({ sku: z.string().nullish(), quantity: z.number().min(0) })),
  deliverTo: z.array(Party),
  buyer: Party.nullish(),
})

/**
 * A validation function of Shopify, which asks while the shopper is still at it: what it sends is of our making, in
 * `docs/hooks/shopify.md`. Whatever it is answered Shopify keeps for a while and hands to everybody who asks the same, so that
 * nothing is set aside for anybody.
 */
export const shopifyValidate: OrderSender = {
  speaksOf: 'orders',
  source: 'shopify-validate',
  limitMs: 2_000,
  canBlock: true,
  secretFault: headerSecretFault,
  verify: (request, secrets) => isInHeader(request, ['authorization'], secrets),
  read: async (body, { bytes, at }, settings) => {
    const { success, data: call } = Call.safeParse(body)
    if (!success) return undefined
    const hash = await hashOf(bytes)
    const order: OrderCall = {
      reference: referenceIn(body, call.reference ?? `cart:${hash.slice(0, 32)}`, settings),
      stage: 'check',
      lines: call.lines.flatMap(({ sku, quantity, amount: total }) => lineOf({ sku, quantity, currency: call.currency, total })),
      parties: withMapped(
        body,
        [
          ...call.deliverTo.flatMap((party) => partyOf('ultimateConsignee', toldIn(party))),
          ...(call.buyer ? partyOf('purchaser', toldIn(call.buyer)) : []),
        ],
        settings,
      ),
    }
    if (order.lines.length === 0) return noOrder
    return { kind: 'order', key: `${hash}:${Math.floor(at.getTime() / keptMs)}`, order }
  },
  // Under another status the merchant's setting decides, and what it is told is lost.
  reply: (told, { body }) => jsonReply(200, answerTo(told, valueAt(body, '/policyEpoch'))),
}

const answerTo = (told: OrderVerdict, policyEpoch: unknown) => ({
  verdict: told.verdict === 'held' ? 'review' : told.verdict,
  admit: told.verdict === 'allow' || told.isAdmitted === true,
  message: forApplicant(told),
  decision_id: told.reference ?? null,
  policy_epoch: typeof policyEpoch === 'number' ? policyEpoch : null,
})

const toldIn = (party: z.infer<typeof Party>) => ({
  name: party['name'],
  company: party['company'],
  country: party['country'],
  headquarters: party['headquarters'],
  address: party['address'],
  email: party['email'],
  phone: party['phone'],
})
