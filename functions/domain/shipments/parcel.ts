import type { Effect } from './effect'

/** A shipment as what was told of it says, in whatever order it was told. */
export type Parcel = {
  readonly id: string
  /** What shows that it is outside the exporter's premises, on its way there. Empty: it has not left. */
  readonly out: readonly Effect[]
  /** What shows that it is back where it came from. */
  readonly back: readonly Effect[]
  /** Somebody took it in who is not the exporter. */
  readonly wasReceived: boolean
  /** It carries back what another one brought. */
  readonly isReturnParcel: boolean
  readonly isCancelled: boolean
  readonly hasFailed: boolean
  readonly hasException: boolean
  /** Countries that it was said to go to, or was handed over in, that it was not screened for. Empty text: it is not known where. */
  readonly elsewhere: readonly string[]
}

/** Where an order may go, and where it comes from: codes of places. */
export type Route = { readonly destinations: readonly string[]; readonly exportFrom: string }

/** @param route Absent: the order was not screened, and only what is said to go elsewhere does. */
export const parcelOf = (id: string, effects: readonly Effect[], route: Route | undefined): Parcel => {
  const isOnWayBack = effects.some(({ kind, isReturn }) => kind === 'returning' || kind === 'returned' || isReturn === true)
  const isHome = (effect: Effect): boolean => isOnWayBack && isAtHome(effect, route)
  const moved = effects.filter(({ kind }) => kind === 'left' || kind === 'delivered')
  const out = moved.filter((each) => each.isAtOrigin !== true && each.isReturn !== true && !isHome(each))
  const back = effects.filter((each) => each.kind === 'returned' || (each.kind === 'delivered' && isOnWayBack && cameHome(each, route)))
  return {
    id,
    out,
    back,
    wasReceived: out.some(({ kind }) => kind === 'delivered'),
    isReturnParcel: out.length === 0 && moved.some(({ isReturn }) => isReturn === true),
    isCancelled: effects.some(({ kind }) => kind === 'cancelled'),
    hasFailed: effects.some(({ kind }) => kind === 'failed'),
    hasException: effects.some(({ kind }) => kind === 'exception'),
    elsewhere: [...new Set(effects.flatMap((each) => elsewhereOf(each, route, isOnWayBack)))].sort(),
  }
}

const isAtHome = ({ kind, deliveredIn }: Effect, route: Route | undefined): boolean =>
  kind === 'delivered' && deliveredIn !== undefined && deliveredIn === route?.exportFrom

/** A return ends where it came from; anything else only where it is seen there. */
const cameHome = (effect: Effect, route: Route | undefined): boolean =>
  effect.isAtOrigin === true || isAtHome(effect, route) || (effect.isReturn === true && effect.deliveredIn === undefined)

/** The country of export is no other destination for what is on its way back to it. */
const elsewhereOf = (effect: Effect, route: Route | undefined, isOnWayBack: boolean): readonly string[] => {
  const { destination, deliveredIn, isRedirect } = effect
  const told = [destination, deliveredIn].filter((each) => each !== undefined)
  const outward = told.filter((each) => !(isOnWayBack && each === route?.exportFrom))
  // Said to be redirected, it is not where it was screened for even if the country is the same.
  if (isRedirect === true) return told.length === 0 ? [''] : outward
  return route === undefined ? [] : outward.filter((each) => !route.destinations.includes(each))
}
