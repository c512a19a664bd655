import { z } from 'zod'
import { canonicalJson } from '../domain/canonical-json'
import type { ConnectionSettings } from '../domain/customers/connection'
import { sha256 } from '../domain/digest'
import type { OrderCall, OrderLine, OrderParty, OrderVerdict } from '../domain/orders/order-call'
import { forApplicant, wholeName } from './asked'
import { headerSecretFault, isInHeader } from './header-secret'
import { addressOf, noOrder, partyOf, referenceIn, withMapped } from './order-parts'
import { valueAt } from './pointed'
import { jsonReply, type OrderSender, type Reply, type ReplyContext } from './sender'

/** They ask before the order is stored, and say nothing if it then is not: until something more is heard it stands this long. */
const holdMs = 30 * 60_000

const Money = z.looseObject({ currencyCode: z.string(), centAmount: z.int() }).optional()
const Line = z.looseObject({
  quantity: z.number().min(0),
  variant: z.looseObject({ sku: z.string().optional() }).optional(),
  slug: z.string().optional(),
  totalPrice: Money,
})
const Address = z.looseObject({ country: z.string().optional() })
const Resource = z.looseObject({
  id: z.string().min(1),
  version: z.int().default(0),
  orderNumber: z.string().min(1).optional(),
  orderState: z.string().optional(),
  customerEmail: z.string().optional(),
  shippingAddress: Address.optional(),
  billingAddress: Address.optional(),
  itemShippingAddresses: z.array(Address).default([]),
  lineItems: z.array(Line).default([]),
  customLineItems: z.array(Line).default([]),
})
type Resource = z.infer<typeof Resource>
const Call = z.looseObject({
  action: z.enum(['Create', 'Update']),
  resource: z.looseObject({ typeId: z.string(), obj: z.unknown() }),
  oldResource: z.looseObject({ obj: z.unknown() }).optional(),
})

/** commercetools' API Extensions. They sign nothing: the value of a header, set with the destination, is the secret. */
export const commercetools: OrderSender = {
  speaksOf: 'orders',
  source: 'commercetools',
  // Theirs unless support raised it for one extension.
  limitMs: 2_000,
  canBlock: true,
  secretFault: headerSecretFault,
  // The second is of a function in Azure, where the platform would not send the first.
  verify: (request, secrets) => isInHeader(request, ['authorization', 'x-functions-key'], secrets),
  read: async (body, _request, settings) => {
    const { success, data: call } = Call.safeParse(body)
    if (!success) return undefined
    const { typeId, obj } = call.resource
    if (typeId !== 'order' && typeId !== 'cart') return noOrder
    const now = Resource.safeParse(obj).data
    const before = Resource.safeParse(call.oldResource?.obj).data
    if (now === undefined) return undefined
    const facts = factsOf(body, now, settings)
    // A cart is asked about when there is something to ask: what is sold, and where it is to go.
    if (typeId === 'cart' && (facts.lines.length === 0 || !facts.parties.some(isPlaced))) return noOrder
    const stage = typeId === 'cart' ? 'check' : stageOf(call.action, now, before, settings)
    const order: OrderCall = {
      reference: referenceIn(body, now.orderNumber ?? now.id, settings),
      stage,
      ...(stage === 'placed' && before?.orderState === 'Cancelled' ? { isReopened: true } : {}),
      ...facts,
      ...(call.action === 'Create' && stage === 'placed' ? { holdMs } : {}),
    }
    // A call has no number of its own: the same of the same version is the same question.
    return { kind: 'order', key: `${typeId}:${now.id}:${now.version}:${await sha256(canonicalJson(order))}`, order }
  },
  // Nobody tells again that an order is off, or goes elsewhere than it was screened for.
  mustBeHeard: (body, settings) => {
    const { data: call } = Call.safeParse(body)
    const now = Resource.safeParse(call?.resource.obj).data
    if (call?.resource.typeId !== 'order' || call.action === 'Create' || now === undefined) return false
    return stageOf(call.action, now, Resource.safeParse(call.oldResource?.obj).data, settings) !== 'confirmed'
  },
  reply: (told, context) => (isIn(told, context.body) ? admitted(told, context) : refused(told)),
}

type Facts = { readonly lines: readonly OrderLine[]; readonly parties: readonly OrderParty[] }

/** That there is an update tells that the order was made. What changes it so that something else was screened places it again. */
const stageOf = (
  action: 'Create' | 'Update',
  now: Resource,
  before: Resource | undefined,
  settings: ConnectionSettings,
): OrderCall['stage'] => {
  if (now.orderState === 'Cancelled') return 'cancelled'
  if (action === 'Create' || before?.orderState === 'Cancelled') return 'placed'
  const factsIn = (resource: Resource) => canonicalJson(factsOf({ resource: { obj: resource } }, resource, settings))
  return before !== undefined && factsIn(before) !== factsIn(now) ? 'placed' : 'confirmed'
}

const factsOf = (body: unknown, resource: Resource, settings: ConnectionSettings): Facts => {
  const { shippingAddress, billingAddress, itemShippingAddresses, customerEmail: email } = resource
  const consignees = [...(shippingAddress === undefined ? [] : [shippingAddress]), ...itemShippingAddresses]
  const mail = billingAddress === undefined ? { email } : {}
  const parties = [
    ...consignees.flatMap((address) => partyOf('ultimateConsignee', { ...mail, ...toldIn(address) })),
    ...(billingAddress === undefined ? [] : partyOf('purchaser', { email, ...toldIn(billingAddress) })),
  ]
  return {
    lines: [...resource.lineItems, ...resource.customLineItems].flatMap(linesIn),
    parties: withMapped(body, parties, settings),
  }
}

const toldIn = (address: z.infer<typeof Address>) => ({
  name: wholeName(address['firstName'], address['lastName']),
  company: address['company'],
  country: address.country,
  address: addressOf(
    ...['streetName', 'streetNumber', 'additionalStreetInfo', 'building', 'pOBox', 'postalCode', 'city', 'region', 'state'].map(
      (name) => address[name],
    ),
  ),
  ...(address['email'] === undefined ? {} : { email: address['email'] }),
  phone: address['phone'] ?? address['mobile'],
})

/** What is no product of the catalog goes by its slug. */
const linesIn = ({ variant, slug, quantity, totalPrice: price }: z.infer<typeof Line>): readonly OrderLine[] => {
  const sku = variant?.sku?.trim() || slug?.trim()
  return quantity === 0
    ? []
    : [
        {
          ...(sku ? { sku } : {}),
          quantity: Math.ceil(quantity),
          ...(price === undefined || price.centAmount < 0 ? {} : { value: { currency: price.currencyCode, minor: price.centAmount } }),
        },
      ]
}

const isPlaced = ({ role, country }: OrderParty): boolean => role === 'ultimateConsignee' && country !== undefined

/** What is off can always be off, once we heard of it. */
const isIn = ({ verdict, isAdmitted }: OrderVerdict, body: unknown): boolean =>
  verdict === 'allow' || isAdmitted === true || (verdict !== 'unavailable' && valueAt(body, '/resource/obj/orderState') === 'Cancelled')

/** Whatever the connection says of the mark for an order that is looked at; it is theirs to have such a field. */
const admitted = ({ verdict }: OrderVerdict, { body, settings }: ReplyContext): Reply => {
  const name = settings?.mapping.held?.split('/').at(-1)
  const isMarked = verdict === 'held' && name !== undefined && valueAt(body, '/resource/typeId') === 'order'
  // Nothing in it is as good as nothing to change.
  if (!isMarked) return { status: 200, headers: {}, body: null }
  return jsonReply(200, { actions: [{ action: 'setCustomField', name, value: 'held' }] })
}

/** Any other status tells the shopper nothing, and so does a code that they do not know. */
const refused = (told: OrderVerdict): Reply => {
  const message = forApplicant(told)
  const { verdict, reference } = told
  const extensionExtraInfo = {
    verdict: verdict === 'held' ? 'review' : verdict,
    ...(reference === undefined ? {} : { decision_id: reference }),
  }
  return jsonReply(400, { errors: [{ code: 'InvalidInput', message, localizedMessage: { en: message }, extensionExtraInfo }] })
}
