import { type Counting, contentsOf, looseContentsOf, type Units } from './contents'
import type { Effect } from './effect'
import { type Parcel, parcelOf, type Route } from './parcel'

/** A shipment with everything told of it that stands. */
export type ToldShipment = { readonly id: string; readonly isNumbered: boolean; readonly effects: readonly Effect[] }

/** Everything told of an order that stands, in no order. */
export type ToldOrder = { readonly shipments: readonly ToldShipment[]; readonly effects: readonly Effect[] }

/** What follows from everything told, whenever it was told. */
export type OrderFacts = {
  readonly parcels: readonly Parcel[]
  readonly isOff: boolean
  readonly confirmedUntil: number | undefined
  /** Units that left. */
  readonly shipped: Units
  /** Of them: back without having been taken in by anybody, and back after they were. */
  readonly neverReceived: Units
  readonly returned: Units
  /** Nothing is left that could still leave. */
  readonly isAllGone: boolean
  /** Nothing is to leave any more: it is off, or each of its shipments is and none had left. */
  readonly isOver: boolean
  /** More left than was ordered. */
  readonly isTooMuch: boolean
  /** Something came back, and nobody told how much. */
  readonly isReturnUnclear: boolean
  /** Every country that it was redirected to, each once; empty text where it is not known. */
  readonly elsewhere: readonly string[]
}

export const factsOf = ({ shipments, effects }: ToldOrder, counting: Counting, route: Route | undefined): OrderFacts => {
  const parcels = shipments.map(({ id, effects: own }) => parcelOf(id, own, route))
  const seen = shipments.map((told, at) => leftIn(told, parcels[at] ?? noParcel, counting))
  const known = added(
    counting,
    seen.flatMap(({ left }) => (left === undefined ? [] : [left])),
  )
  const unclear = seen.filter(({ hasLeft, left }) => hasLeft && left === undefined)
  // Whatever is not accounted for went with what nobody told the contents of: too much is counted rather than too little.
  const rest = unclear.length === 0 ? none(counting) : counting.items.map(({ quantity }, at) => Math.max(0, quantity - (known[at] ?? 0)))
  const shipped = sum(known, rest)
  const isRestBack = unclear.length > 0 && unclear.every(({ isBack }) => isBack)
  const came = seen.flatMap(({ back, wasReceived }) => (back === undefined ? [] : [{ back, wasReceived }]))
  const restReceived = unclear.some(({ wasReceived }) => wasReceived)
  const never = added(
    counting,
    came.filter(({ wasReceived }) => !wasReceived).map(({ back }) => back),
  )
  const after = added(
    counting,
    came.filter(({ wasReceived }) => wasReceived).map(({ back }) => back),
  )
  const neverReceived = capped(sum(never, isRestBack && !restReceived ? rest : none(counting)), shipped)
  const isTold = parcels.length > 0 && parcels.every(({ isCancelled }) => isCancelled)
  const hasLeft = parcels.some(({ out }) => out.length > 0)
  const isOff = lastSaid(effects, 'cancelled') >= Math.max(0, lastSaid(effects, 'reopened'))
  const untils = effects.flatMap(({ until }) => (until === undefined ? [] : [until]))
  return {
    parcels,
    isOff,
    confirmedUntil: untils.length === 0 ? undefined : Math.max(...untils),
    shipped,
    neverReceived,
    returned: capped(sum(after, isRestBack && restReceived ? rest : none(counting)), less(shipped, neverReceived)),
    isAllGone: hasLeft && counting.items.every(({ quantity, tppEach }, at) => tppEach === null || (shipped[at] ?? 0) >= quantity),
    isOver: isOff || (isTold && !hasLeft),
    isTooMuch: counting.items.some(({ quantity, tppEach }, at) => tppEach !== null && (shipped[at] ?? 0) > quantity),
    isReturnUnclear: seen.some((each) => each.isReturnUnclear) || (unclear.some(({ isBack }) => isBack) && !isRestBack),
    elsewhere: [...new Set(parcels.flatMap(({ elsewhere }) => elsewhere))].sort(),
  }
}

const noParcel: Parcel = parcelOf('', [], undefined)

type Left = {
  readonly hasLeft: boolean
  readonly isBack: boolean
  readonly wasReceived: boolean
  readonly left: Units | undefined
  readonly back: Units | undefined
  readonly isReturnUnclear: boolean
}

/** How much went out in it, and how much came back; undefined where nobody told, or nothing did. */
const leftIn = ({ isNumbered, effects }: ToldShipment, { out, back, wasReceived, isReturnParcel }: Parcel, counting: Counting): Left => {
  const hasLeft = out.length > 0
  const isBack = back.length > 0 && (hasLeft || isReturnParcel)
  const all = isNumbered ? contentsOf(effects, counting) : looseContentsOf(out, effects, counting)
  const left = hasLeft ? all : undefined
  const named = back.filter(({ contents }) => contents !== undefined)
  const returned = named.length > 0 ? contentsOf(named, counting) : isNumbered ? contentsOf(effects, counting) : undefined
  return {
    hasLeft,
    isBack: isBack && (isNumbered || named.length > 0),
    // What comes back in another parcel had been handed over.
    wasReceived: wasReceived || isReturnParcel,
    left,
    back: isBack && (left !== undefined || isReturnParcel) ? returned : undefined,
    isReturnUnclear: isBack && returned === undefined && (isReturnParcel || !isNumbered),
  }
}

/** Before everything where it was not said, after that where it was said at no known instant. */
const lastSaid = (effects: readonly Effect[], of: Effect['kind']): number =>
  Math.max(-1, ...effects.flatMap(({ kind, saidAt = 1 }) => (kind === of ? [saidAt] : [])))

const none = ({ items }: Counting): Units => items.map(() => 0)
const sum = (one: Units, other: Units): Units => one.map((each, at) => each + (other[at] ?? 0))
const less = (one: Units, other: Units): Units => one.map((each, at) => Math.max(0, each - (other[at] ?? 0)))
const capped = (one: Units, most: Units): Units => one.map((each, at) => Math.min(each, most[at] ?? 0))
const added = (counting: Counting, all: readonly Units[]): Units => all.reduce(sum, none(counting))
