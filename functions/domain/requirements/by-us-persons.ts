import { type Deal, someDestination } from '../deal'
import type { ConcernKind } from '../export'
import { type Ask, asker, every, type Finding, not, type Trilean } from '../finding'
import { seatIn } from '../headquarters'
import type { Citation, Dated } from '../law'
import type { PlaceSet } from '../place'
import { within } from '../place-set'
import { type Part, part } from './part'

/** What US persons may not support or service without a license, whoever's law the items are under. */
export type UsPersonTerms = {
  /** Known end uses that they may not support. */
  readonly supports: readonly ConcernKind[]
  /** Known end uses in these places for which they may not even move what is not subject to the EAR. */
  readonly outsideEar: { readonly concerns: readonly ConcernKind[]; readonly places: PlaceSet }
  /** Natural persons who work for firms seated here, and not owned from there, are left out of the second. */
  readonly carveOut: { readonly role: string; readonly seats: PlaceSet; readonly barred: PlaceSet; readonly code: string }
}

/** @param isSubject Whether the item is subject to the EAR. */
export const byUsPersons = (deal: Deal, isSubject: Trilean): readonly Part[] => {
  const { usPersons: terms } = deal.law
  const { usPersons, concerns = [] } = deal.export.endUse ?? {}
  if (terms === undefined || usPersons?.involved !== true) return []
  const ask = asker(terms)
  const known = concerns.filter(({ knowledge }) => knowledge)
  const supported = known.find(({ kind }) => terms.value.supports.includes(kind))
  const finding = supported
    ? ask('us-persons', 'met', `a US person would support a ${supported.kind.replace('-', ' ')} end use that is known`)
    : outsideEar(deal, terms, ask, isSubject)
  return [part('us-persons', [finding], terms, { survivors: [] })]
}

const outsideEar = (deal: Deal, { value, cite }: Dated<UsPersonTerms>, ask: Ask, isSubject: Trilean): Finding => {
  const { concerns, places } = value.outsideEar
  const concern = deal.export.endUse?.concerns?.find(({ kind, knowledge }) => knowledge && concerns.includes(kind))
  if (concern === undefined) return ask('us-persons', 'unmet', 'US persons take part, and no end use that they may not support is known')
  const here =
    concern.place === undefined
      ? someDestination(deal.destinationsIn(places, cite))
      : within(deal.law.geography, concern.place, places, cite).outcome
  const carvedOut = carveOut(deal, value, cite)
  const outcome = every([not(isSubject), here, not(carvedOut)])
  const because = `a US person would move or service items not subject to the EAR for a ${concern.kind.replace('-', ' ')} end use`
  return ask('us-persons', outcome, because, outcome === 'unknown' ? value.carveOut.code : undefined)
}

/** An employee of a firm seated in the countries named, and not owned from the barred ones. */
const carveOut = (
  { export: { endUse, parties }, law: { geography } }: Deal,
  { carveOut: terms }: UsPersonTerms,
  cite: Citation,
): Trilean => {
  const isEmployee = endUse?.usPersons?.role?.trim().toLowerCase() === terms.role
  const { exporter } = parties
  if (!isEmployee) return 'unmet'
  if (exporter === undefined) return 'unknown'
  const seats = typeof exporter.headquarters === 'string' ? [exporter.headquarters] : (exporter.headquarters ?? [])
  const seated = seats.length === 0 ? 'unknown' : every(seats.map((place) => within(geography, place, terms.seats, cite).outcome))
  return every([seated, not(seatIn(exporter, terms.barred, geography, cite).outcome)])
}
