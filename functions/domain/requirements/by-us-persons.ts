import type { Deal } from '../deal'
import type { Concern } from '../export'
import { type Ask, asker, every, type Finding, not, type Trilean } from '../finding'
import { seatIn } from '../headquarters'
import type { Citation, Dated } from '../law'
import { headquartersOf } from '../party'
import { outcomeWithin } from '../place-set'
import { concernPlace } from './concern-place'
import type { UsPersonTerms } from './end-use-terms'
import { type Part, part } from './part'

/** @param isSubject Whether the item is subject to the EAR. */
export const byUsPersons = (deal: Deal, isSubject: Trilean): readonly Part[] => {
  const { usPersons: terms } = deal.law
  const { usPersons, concerns = [] } = deal.export.endUse ?? {}
  if (terms === undefined || usPersons?.involved !== true) return []
  const ask = asker(terms)
  const findings = concerns
    .filter(({ knowledge }) => knowledge)
    .flatMap((concern) => [...supported(deal, concern, terms, ask), ...outsideEar(deal, concern, terms, ask, isSubject)])
  const nothing = ask('us-persons', 'unmet', 'US persons take part, and no end use that they may not support is known')
  const policy = { posture: terms.value.posture, because: 'as for the end-use controls', cite: terms.cite }
  return [part('us-persons', findings.length > 0 ? findings : [nothing], terms, { survivors: [], policy })]
}

const named = ({ kind }: Concern): string => `${kind.replace('-', ' ')} end use`

const supported = (deal: Deal, concern: Concern, { value, cite }: Dated<UsPersonTerms>, ask: Ask): readonly Finding[] =>
  value.supports
    .filter((each) => each.concern === concern.kind)
    .map((each) => {
      const { outcome, because, code } = concernPlace(deal, concern, each, cite)
      return ask(
        'us-persons',
        outcome,
        `a US person would support a known ${named(concern)}: ${because}`,
        outcome === 'unknown' ? code : undefined,
      )
    })

const outsideEar = (
  deal: Deal,
  concern: Concern,
  { value, cite }: Dated<UsPersonTerms>,
  ask: Ask,
  isSubject: Trilean,
): readonly Finding[] => {
  const { concerns, places } = value.outsideEar
  if (!concerns.includes(concern.kind)) return []
  const here = concernPlace(deal, concern, { places }, cite)
  const carvedOut = carveOut(deal, value, cite)
  const outcome = every([not(isSubject), here.outcome, not(carvedOut)])
  const because = `a US person would move or service items not subject to the EAR for a known ${named(concern)}`
  const code = here.outcome === 'unknown' ? here.code : carvedOut === 'unknown' ? value.carveOut.code : deal.law.jurisdiction.value.code
  return [ask('us-persons', outcome, because, outcome === 'unknown' ? code : undefined)]
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
  const seats = headquartersOf(exporter)
  const seated = seats.length === 0 ? 'unknown' : every(seats.map((place) => outcomeWithin(geography, place, terms.seats)))
  return every([seated, not(seatIn(exporter, terms.barred, geography, cite).outcome)])
}
