import type { Determination } from '../domain/determination'
import type { Export } from '../domain/export'
import type { Citation } from '../domain/law'
import type { AllocationTerms } from '../domain/quota/allocation'
import { receivedElsewhere, withoutReceipts } from '../domain/screening/certified-use'
import type { Candidate, PlannedLine, Registered } from '../domain/screening/readings'
import { linesOfLicense, withoutLicenses } from '../domain/screening/registered-licenses'
import { determinationOnce } from './create-determination'
import type { TrackAsked } from './law-for'

/**
 * In which ways an order may have its authority, in the order of the contract, and what quota each takes. Empty where none
 * draws on a ceiling: no authority needed, an uncapped exception, or none to be had.
 *
 * @param given With the facts of registered licenses filled in.
 */
export const planScreening = (given: Export, track: TrackAsked, registered: readonly Registered[]): readonly Candidate[] => {
  if (typeof track !== 'string' || (track !== 'enforced' && track !== 'codified')) return []
  const asked = askedOf(given, track)
  if (asked?.outcome === 'authorized') {
    const licensed = authorizedLines(given, asked, registered)
    if (licensed.lines.length === 0) return []
    const numbers = given.authorizations?.flatMap((each) => (each.kind === 'license' ? [each.number] : [])) ?? []
    // What the order needs if the license has no room left.
    const otherwise = numbers.length === 0 ? [] : planScreening(withoutLicenses(given, numbers), track, registered)
    return [licensed, ...otherwise]
  }
  const lines = asked === undefined ? [] : yearlyLines(given, asked)
  return lines.length === 0 ? [] : [{ by: 'license-exception', lines }]
}

/** Where a yearly limit is in question, as if nothing had been received: whose limit it is, and for how much. */
const askedOf = (given: Export, track: string): Determination | undefined => {
  const asked = determined(given, track)
  const isYearly = asked?.licenseExceptions.some(({ findings }) => findings.some(({ condition }) => condition === 'yearly-limit'))
  return isYearly === true ? determined(withoutReceipts(given), track) : asked
}

const determined = (given: Export, track: string): Determination | undefined => {
  const answer = determinationOnce(given, track)
  return answer.ok ? answer.value : undefined
}

/** Lines of the licenses that cover the items, and the ceilings of validated end-users. */
const authorizedLines = (given: Export, answer: Determination, registered: readonly Registered[]): Candidate => {
  const covering = answer.authorizations.filter(({ status }) => status === 'covers')
  const ofLicenses = covering.flatMap(({ kind, number }) => {
    const lines = kind === 'license' && number !== undefined ? linesOfLicense(registered, number) : []
    return lines.length === 0 ? [] : licenseLines(given, answer, lines)
  })
  const own = new Set(registered.map(({ allocation }) => allocation))
  const ofHolders = answer.allocations
    .filter(({ kind }) => kind === 'nveu' || kind === 'uveu-share')
    .filter(({ key }) => own.has(key))
    .map(({ key, requestedTpp }) => ({ allocation: key, tpp: requestedTpp }))
  const lines = [...ofLicenses, ...ofHolders, ...windowLines(given, answer, registered)]
  return { by: ofLicenses.length > 0 ? 'license' : 'veu', lines }
}

/** Each item on the first line of the license that names its entry, or on one that names none. */
const licenseLines = (given: Export, answer: Determination, lines: readonly Registered[]): readonly PlannedLine[] => {
  const sums = new Map<string, { tpp: number; units: number }>()
  for (const { index, eccn, tppTotal, outcome } of answer.items) {
    if (outcome !== 'authorized') continue
    const line = lines.find(({ covers }) => eccn !== null && covers?.eccns?.some((each) => isWithinEntry(eccn, each))) ?? lines[0]
    const item = given.items[index]
    const units = item !== undefined && 'quantity' in item ? item.quantity : 1
    if (line === undefined) continue
    const before = sums.get(line.allocation) ?? { tpp: 0, units: 0 }
    sums.set(line.allocation, { tpp: before.tpp + Math.ceil(tppTotal ?? 0), units: before.units + Math.ceil(units) })
  }
  return [...sums].map(([allocation, { tpp, units }]) => ({ allocation, tpp, units }))
}

const isWithinEntry = (eccn: string, entry: string): boolean =>
  eccn === entry || eccn.startsWith(`${entry}.`) || entry.startsWith(`${eccn}.`)

/** The window's volume of each product that this exporter keeps an account of, where the window is in question. */
const windowLines = (given: Export, answer: Determination, registered: readonly Registered[]): readonly PlannedLine[] => {
  const exporter = given.parties.exporter?.name
  const accounts = registered.filter(({ kind, holder }) => kind === 'volume-window' && (exporter === undefined || holder === exporter))
  if (accounts.length === 0) return []
  const bare = determined({ ...given, authorizations: [] }, 'enforced')
  if ((bare?.reviewPolicy?.findings ?? []).length === 0) return []
  return accounts.flatMap(({ allocation }) => {
    const product = allocation.slice(allocation.lastIndexOf(':') + 1)
    const tpp = answer.items.reduce((sum, { index, tppTotal }) => {
      const item = given.items[index]
      return item?.kind === 'chip' && item.chip === product ? sum + Math.ceil(tppTotal ?? 0) : sum
    }, 0)
    return tpp === 0 ? [] : [{ allocation, tpp }]
  })
}

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

/** Names are written in many ways; what draws on one limit must not escape it by a capital or a full stop. */
const yearlyId = (key: string): string => key.split(':').map(folded).join(':')

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?:[\s,;'"()]|\.(?=\s|$))+/gu, ' ')
    .trim()

/** `lpp:2026:<holder>`: a calendar year of one ultimate parent. */
const yearlyTerms = (key: string, ceilingTpp: number, cite: Citation): AllocationTerms => {
  const [, year = '', ...holder] = key.split(':')
  const from = `${year}-01-01`
  return { kind: 'lpp', holder: holder.join(':'), period: { from, to: `${year}-12-31` }, ceilings: [{ from, tpp: ceilingTpp }], cite }
}
