import type { ConnectionSettings } from '../domain/customers/connection'
import type { OrderLine, OrderParty } from '../domain/orders/order-call'
import { wholeName } from './asked'
import { minorUnits } from './minor-units'
import { textAt, valueAt } from './pointed'
import type { DeliveredOrder } from './sender'

/** Platforms tell of more than orders at one address, and of orders that are not yet any. */
export const noOrder: DeliveredOrder = { kind: 'nothing', verdict: { verdict: 'allow', message: 'Nothing is asked of us here.' } }

/** A line as platforms write it. `total`: of the whole line; `each`: of one piece, where there is no total. */
type ToldLine = {
  readonly sku: unknown
  readonly quantity: number
  readonly currency: unknown
  readonly total?: unknown
  readonly each?: unknown
}

/** Of a part of a piece the whole is meant; of none there is no line. */
export const lineOf = ({ sku, quantity, currency, total, each }: ToldLine): readonly OrderLine[] => {
  const named = textAt(sku, '')
  const minor = total === undefined ? times(minorUnits(each, currency), Math.ceil(quantity)) : minorUnits(total, currency)
  const line = {
    ...(named === undefined ? {} : { sku: named }),
    quantity: Math.ceil(quantity),
    ...(minor === undefined ? {} : { value: { currency: String(currency).toUpperCase(), minor } }),
  }
  return quantity > 0 ? [line] : []
}

const times = (minor: number | undefined, count: number): number | undefined =>
  minor !== undefined && Number.isSafeInteger(minor * count) ? minor * count : undefined

type Told = Readonly<Partial<Record<Exclude<keyof OrderParty, 'role'>, unknown>>>

/** Somebody of whom something was told. */
export const partyOf = (role: OrderParty['role'], told: Told): readonly OrderParty[] => {
  const texts = Object.entries({ ...told, role: undefined }).flatMap(([name, value]) => {
    const text = textAt(value, '')
    return text === undefined ? [] : [[name, text] as const]
  })
  return texts.length === 0 ? [] : [{ role, ...Object.fromEntries(texts) }]
}

/** An address on one line, of those of its parts that are there. */
export const addressOf = (...parts: readonly unknown[]): string | undefined => wholeName(...parts)

const ofConsignee = [
  'name',
  'company',
  'country',
  'headquarters',
  'parent',
  'parentHeadquarters',
  'registration',
  'address',
  'email',
  'phone',
] as const

/** The parties, with what the connection's places tell of the consignee. One such place stands in for ours, also where it is empty. */
export const withMapped = (body: unknown, parties: readonly OrderParty[], { mapping }: ConnectionSettings): readonly OrderParty[] => {
  const mapped = ofConsignee.filter((field) => mapping[field] !== undefined)
  if (mapped.length === 0) return parties
  const told = Object.fromEntries(mapped.map((field) => [field, mappedText(body, mapping[field] ?? '')]))
  const consignees = parties.filter(({ role }) => role === 'ultimateConsignee')
  return [
    ...parties.filter(({ role }) => role !== 'ultimateConsignee'),
    ...(consignees.length === 0 ? [{}] : consignees).flatMap((consignee) => partyOf('ultimateConsignee', { ...consignee, ...told })),
  ]
}

/** The order's number: where the connection says, else as the platform numbers it. */
export const referenceIn = (body: unknown, own: string, { mapping }: ConnectionSettings): string =>
  (mapping.order === undefined ? undefined : mappedText(body, mapping.order)) ?? own

/** A number that JSON's reader cannot hold is not the number that was written: it names nothing. */
const mappedText = (body: unknown, pointer: string): string | undefined => {
  const value = valueAt(body, pointer)
  return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? undefined : textAt(value, '')
}
