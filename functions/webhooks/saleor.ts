import { z } from 'zod'
import { hashOf } from '../domain/digest'
import type { OrderCall, OrderVerdict } from '../domain/orders/order-call'
import { forApplicant, wholeName } from './asked'
import { detachedJws } from './detached-jws'
import { isAddress } from './key-address'
import { addressOf, lineOf, noOrder, partyOf, referenceIn, withMapped } from './order-parts'
import { isSignedByOneOf, publicKeyFault } from './public-keys'
import { jsonReply, notNow, type OrderSender, type RawRequest } from './sender'

const Address = z.looseObject({ country: z.union([z.string(), z.looseObject({ code: z.string().nullish() })]).nullish() }).nullish()
const Line = z.looseObject({
  quantity: z.number().min(0),
  productSku: z.string().nullish(),
  variant: z.looseObject({ sku: z.string().nullish() }).nullish(),
  totalPrice: z.looseObject({ gross: z.looseObject({ amount: z.number(), currency: z.string() }).nullish() }).nullish(),
})
const Sale = z.looseObject({
  id: z.string().min(1),
  number: z.string().nullish(),
  status: z.string().nullish(),
  email: z.string().nullish(),
  userEmail: z.string().nullish(),
  shippingAddress: Address,
  billingAddress: Address,
  lines: z.array(Line).default([]),
})
type Sale = z.infer<typeof Sale>
const Filter = z.looseObject({ checkout: Sale, shippingMethods: z.array(z.looseObject({ id: z.string() })) })
const Event = z.looseObject({ __typename: z.string() })

/** By the name that the subscription asks for with `__typename`: the header that says the same is not signed. */
const stages: Readonly<Record<string, OrderCall['stage']>> = {
  OrderCreated: 'placed',
  OrderConfirmed: 'confirmed',
  OrderCancelled: 'cancelled',
}
/** An update tells of everything, and the order's own status of what it is. */
const statuses: Readonly<Record<string, OrderCall['stage']>> = {
  CANCELED: 'cancelled',
  EXPIRED: 'cancelled',
  PARTIALLY_FULFILLED: 'confirmed',
  FULFILLED: 'confirmed',
  RETURNED: 'confirmed',
  PARTIALLY_RETURNED: 'confirmed',
}

/**
 * Saleor: asks which ways of shipping a checkout may offer, and tells of orders. It signs with a key that the store publishes; the
 * connection says where, whatever store the call names. Its older way, a shared key, is not spoken.
 */
export const saleor: OrderSender = {
  speaksOf: 'orders',
  source: 'saleor',
  // After two more to connect.
  limitMs: 18_000,
  canBlock: true,
  onlyTells: (body) => filterIn(body) === undefined,
  secretFault: (secret, isLocal) =>
    isAddress(secret) || /BEGIN|\{/.test(secret)
      ? publicKeyFault(secret, isLocal)
      : 'where the store publishes its keys: https:// and its own host, with /.well-known/jwks.json',
  verify: async (request, secrets) => {
    const jws = detachedJws(headerOf(request), request.bytes)
    return jws !== undefined && (await isSignedByOneOf(request, secrets, jws))
  },
  read: async (body, request, settings) => {
    const filter = filterIn(body)
    const { data: event } = Event.safeParse(body)
    if (filter === undefined && event === undefined) return undefined
    const sale = filter?.checkout ?? Sale.safeParse(event?.['order']).data
    const isOfOrder = filter !== undefined || orderEvent.test(event?.__typename ?? '')
    if (sale === undefined) return isOfOrder ? undefined : noOrder
    const stage = filter !== undefined ? 'check' : stageOf(event?.__typename ?? '', sale)
    if (stage === undefined) return noOrder
    const order: OrderCall = {
      reference: referenceIn(body, sale.number?.trim() || sale.id, settings),
      stage,
      lines: sale.lines.flatMap(toldLine),
      parties: withMapped(body, partiesIn(sale), settings),
    }
    // A delivery has no number: a retry is the same body, and `issuedAt` in it tells two apart that say the same.
    return { kind: 'order', key: `${stage}:sha256:${await hashOf(request.bytes)}`, order }
  },
  reply: (told, { body }) => {
    const filter = filterIn(body)
    if (filter === undefined) return told.verdict === 'unavailable' ? notNow : jsonReply(200, { received: true })
    return jsonReply(200, {
      excluded_methods: isIn(told) ? [] : filter.shippingMethods.map(({ id }) => ({ id, reason: forApplicant(told) })),
    })
  },
}

const headerOf = ({ header }: RawRequest): string => header('saleor-signature') ?? header('x-saleor-signature') ?? ''

const isIn = ({ verdict, isAdmitted }: OrderVerdict): boolean => verdict === 'allow' || isAdmitted === true

/** The question about a checkout, as a subscription words it or as Saleor does by itself, with other names for the same. */
const filterIn = (body: unknown) => Filter.safeParse(inOneSpelling(body, 0)).data

const orderEvent = /^Order(Created|Confirmed|Cancelled|Updated)$/

const stageOf = (event: string, { status }: Sale): OrderCall['stage'] | undefined => {
  if (event !== 'OrderUpdated') return Object.hasOwn(stages, event) ? stages[event] : undefined
  const word = (status ?? '').toUpperCase()
  if (word === 'DRAFT') return undefined
  return Object.hasOwn(statuses, word) ? statuses[word] : 'placed'
}

/** Deeper than anything that is read. */
const depthMax = 6

const inOneSpelling = (value: unknown, depth: number): unknown => {
  if (typeof value !== 'object' || value === null || depth > depthMax) return value
  if (Array.isArray(value)) return value.map((each) => inOneSpelling(each, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name.replace(/(?<=[a-z])_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      inOneSpelling(each, depth + 1),
    ]),
  )
}

const toldLine = ({ quantity, productSku, variant, totalPrice }: z.infer<typeof Line>) =>
  lineOf({ sku: productSku ?? variant?.sku, quantity, currency: totalPrice?.gross?.currency, total: totalPrice?.gross?.amount })

const partiesIn = ({ shippingAddress: shipping, billingAddress: billing, email, userEmail }: Sale) => {
  const mail = { email: userEmail ?? email }
  return [
    ...partyOf('ultimateConsignee', { ...(billing ? {} : mail), ...toldIn(shipping) }),
    ...(billing ? partyOf('purchaser', { ...mail, ...toldIn(billing) }) : []),
  ]
}

const toldIn = (address: z.infer<typeof Address>) => ({
  name: wholeName(address?.['firstName'], address?.['lastName']),
  company: address?.['companyName'],
  country: typeof address?.country === 'string' ? address.country : address?.country?.code,
  address: addressOf(...['streetAddress1', 'streetAddress2', 'postalCode', 'city', 'countryArea'].map((name) => address?.[name])),
  phone: address?.['phone'],
})
