import type { Determination } from '../domain/determination'
import type { Export } from '../domain/export'
import type { Citation } from '../domain/law'
import type { AllocationTerms } from '../domain/quota/allocation'
import { receivedElsewhere, withoutReceipts } from '../domain/screening/certified-use'
import type { Candidate, PlannedLine, Registered } from '../domain/screening/readings'
import { withoutAuthorizations, withRegister } from '../domain/screening/registered-licenses'
import type { TrackAsked } from './law-for'
import { authorizedDraw, determined, reliedOn } from './plan-authorizations'

/** A question with the facts of registered licenses filled in, and the ways in which it may have its authority. */
export type Plan = { readonly given: Export; readonly candidates: readonly Candidate[] }

/** Plans made for a question that is still in use: what is decided and what is answered ask for the same one. */
const known = new WeakMap<Export, { readonly registered: readonly Registered[]; readonly track: TrackAsked; readonly plan: Plan }>()

/** The plan for a question, made once. Neither it nor what is registered may be changed afterwards. */
export const planOf = (asked: Export, track: TrackAsked, registered: readonly Registered[]): Plan => {
  const before = known.get(asked)
  if (before?.registered === registered && before.track === track) return before.plan
  const given = withRegister(asked, registered)
  const plan = { given, candidates: planScreening(given, track, registered) }
  known.set(asked, { registered, track, plan })
  return plan
}

/** Most ways that are tried, one after the other; the last goes without any authorization. */
const candidatesMax = 3

/**
 * In which ways an order may have its authority, in the order of the contract, and what quota each takes. Empty where none
 * draws on a ceiling: no authority needed, an uncapped exception, or none to be had.
 *
 * @param given With the facts of registered licenses filled in.
 */
const planScreening = (given: Export, track: TrackAsked, registered: readonly Registered[]): readonly Candidate[] =>
  track === 'enforced' || track === 'codified' ? candidatesWith(places(given), { given, track, registered }, candidatesMax) : []

type Planned = { readonly given: Export; readonly track: 'enforced' | 'codified'; readonly registered: readonly Registered[] }

const places = ({ authorizations = [] }: Export): readonly number[] => authorizations.map((_, at) => at)

/** @param kept Places of the authorizations that may still be relied on. */
const candidatesWith = (kept: readonly number[], planned: Planned, tries: number): readonly Candidate[] => {
  const { given, track, registered } = planned
  const left = withoutAuthorizations(
    given,
    places(given).filter((at) => !kept.includes(at)),
  )
  const asked = askedOf(left, track)
  if (asked === undefined || isStopped(asked) || (track === 'codified' && isStopped(determined(left, 'enforced')))) return []
  const relied = reliedOn(left, asked, track)
  const { lines: authorized, ...doubts } = authorizedDraw(left, asked, registered, relied)
  const lines = [...authorized, ...yearlyLines(given, asked)]
  if (lines.length === 0) return []
  if (relied.size === 0) return [{ by: 'license-exception', lines }]
  const used = new Set([...relied.values()].flat().map((at) => kept[at] ?? at))
  const relies = tries <= 2 ? places(given) : [...used]
  const isLicensed = [...used].some((at) => given.authorizations?.[at]?.kind === 'license')
  // What the order needs if these have no room left.
  const otherwise = candidatesWith(
    kept.filter((at) => !relies.includes(at)),
    planned,
    tries - 1,
  )
  return [{ by: isLicensed ? 'license' : 'veu', lines, relies, ...doubts }, ...otherwise]
}

/** Where a yearly limit is in question, as if nothing had been received: whose limit it is, and for how much. */
const askedOf = (given: Export, track: string): Determination | undefined => {
  const asked = determined(given, track)
  const isYearly = asked?.licenseExceptions.some(({ findings }) => findings.some(({ condition }) => condition === 'yearly-limit'))
  return isYearly === true ? determined(withoutReceipts(given), track) : asked
}

/** No quota is set aside for what is not to go. What only a ceiling stops is asked of the ledger, which says what is left. */
const isStopped = (answer: Determination | undefined): boolean =>
  answer?.outcome === 'prohibited' || (answer?.outcome === 'license-required' && !answer.allocations.some(({ kind }) => kind === 'lpp'))

/** The yearly limit of whoever the items count against, opened by the law itself. */
const yearlyLines = (given: Export, answer: Determination): readonly PlannedLine[] =>
  answer.allocations
    .filter(({ kind, requestedTpp }) => kind === 'lpp' && requestedTpp > 0)
    .map(({ key, ceilingTpp, requestedTpp }) => {
      const told = given.usage?.lpp
      const elsewhereTpp = receivedElsewhere(given)
      return {
        allocation: yearlyId(key),
        tpp: requestedTpp,
        opens: yearlyTerms(yearlyId(key), ceilingTpp, limitCite(answer)),
        isByName: !isRegistered(given, key),
        ...(told?.receivedTpp === undefined
          ? {}
          : {
              certified: {
                totalTpp: Math.ceil(told.receivedTpp + (told.affiliatesReceivedTpp ?? 0)),
                ...(elsewhereTpp === undefined ? {} : { elsewhereTpp }),
              },
            }),
      }
    })

const limitCite = ({ licenseExceptions }: Determination): Citation => {
  const finding = licenseExceptions.flatMap(({ findings }) => findings).find(({ condition }) => condition === 'yearly-limit')
  if (finding === undefined) throw new Error('a yearly limit without its finding')
  return finding.cite
}

/** The limit of one whose registration was given; any other is known by its name alone. */
const isRegistered = ({ parties }: Export, key: string): boolean =>
  [parties.ultimateConsignee, parties.operator].some(
    (party) => party?.registration !== undefined && key.endsWith(`:${party.registration.scheme}.${party.registration.id}`),
  )

/** Names are written in many ways; what draws on one limit must not escape it by a capital, a full stop or what cannot be seen. */
const yearlyId = (key: string): string => key.split(':').map(folded).join(':')

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\p{C}+/gu, '')
    .replaceAll(/(?:[\s,;'"()]|\.(?=\s|$))+/gu, ' ')
    .trim()

/** `lpp:2026:<holder>`: a calendar year of one ultimate parent. */
const yearlyTerms = (key: string, ceilingTpp: number, cite: Citation): AllocationTerms => {
  const [, year = '', ...holder] = key.split(':')
  const from = `${year}-01-01`
  return { kind: 'lpp', holder: holder.join(':'), period: { from, to: `${year}-12-31` }, ceilings: [{ from, tpp: ceilingTpp }], cite }
}
