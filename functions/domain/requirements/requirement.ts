import type { Chip } from '../chip'
import { type Deal, type PartySeat, roleName, someDestination, someSeat } from '../deal'
import type { LicenseRequirement } from '../determination'
import type { Reading } from '../eccn'
import { embargoOn } from '../embargo'
import { type Finding, type Flag, some, type Trilean } from '../finding'
import type { Citation, Confidence, Dated } from '../law'
import type { DestinationClause, HeadquartersClause, IndividualNotice } from '../rulebook'

export type RequirementSource = Omit<LicenseRequirement, 'items'>

/** Whether one reading of one item needs a license, why, and everything that was asked on the way. */
export type Requirement = {
  readonly outcome: Trilean
  readonly sources: readonly RequirementSource[]
  readonly findings: readonly Finding[]
  readonly notes: readonly Flag[]
  /** A letter binds the exporter: no exception of 740.8 is open. */
  readonly isByNotice: boolean
  /** Part 746 or a letter may ask for more than what lifts the rest: nothing permits while that is unknown. */
  readonly isOpen: boolean
}

/** What of an item the requirement turns on. */
export type Subject = {
  readonly reading: Reading
  readonly chips: readonly Chip[]
  readonly isEar99: boolean
  /** Some circuit is described or only classified, so that no letter can be held against its name. */
  readonly isUnnamed: boolean
}

/** Part 746, the destination, the headquarters, and letters to makers, each asked apart. */
export const requirementFor = (deal: Deal, subject: Subject): Requirement => {
  const sources: RequirementSource[] = []
  const findings: Finding[] = []
  const notes: Flag[] = []
  let outcome: Trilean = 'unmet'
  let isOpen = false
  for (const each of [
    ...embargo(deal, subject),
    ...byDestination(deal, subject),
    ...byHeadquarters(deal, subject),
    ...byNotice(deal, subject),
  ]) {
    const { code, because, cite, confidence } = each
    if (each.outcome === 'met') sources.push({ code, because, cite, confidence })
    findings.push(...each.findings)
    notes.push(...each.notes)
    outcome = some([outcome, each.outcome])
    isOpen ||= gates.has(code) && each.findings.some((finding) => finding.outcome === 'unknown')
  }
  return { outcome, sources, findings, notes, isByNotice: sources.some(({ code }) => code === 'individual-notice'), isOpen }
}

/** Requirements that nothing which lifts another one lifts. */
const gates: ReadonlySet<RequirementSource['code']> = new Set(['part-746', 'individual-notice'])

type Part = RequirementSource & { readonly outcome: Trilean; readonly findings: readonly Finding[]; readonly notes: readonly Flag[] }

const part = (
  code: Part['code'],
  findings: readonly Finding[],
  cite: Citation,
  confidence: Confidence,
  notes: readonly Flag[] = [],
): Part => {
  const outcome = some(findings.map((each) => each.outcome))
  const decided = findings.find((each) => each.outcome === outcome)
  return {
    code,
    outcome,
    because: decided?.because ?? '',
    cite: decided?.cite ?? cite,
    confidence: decided?.confidence ?? confidence,
    findings,
    notes,
  }
}

const embargo = ({ abroad, law, principals }: Deal, { isEar99 }: Subject): readonly Part[] => {
  const findings: Finding[] = []
  for (const place of abroad) {
    const terms = embargoOn(law, place)
    if (terms === undefined) continue
    const { cite, confidence, value } = terms
    const isLeftOpen = value.covers === 'listed' && isEar99
    findings.push({
      condition: 'part-746',
      outcome: isLeftOpen ? 'unknown' : 'met',
      because: isLeftOpen ? `${place} is under part 746, whose reach beyond listed items is not evaluated` : `${place} is under part 746`,
      cite,
      confidence,
      ...(isLeftOpen ? { code: 'other-controls' } : {}),
    })
  }
  for (const each of principals) {
    const terms = abroad.includes(each.party.country) ? undefined : embargoOn(law, each.party.country)
    if (terms === undefined) continue
    const because = `${roleName(each)} is located in ${each.party.country}, which is under part 746, while the items go elsewhere`
    findings.push({
      condition: 'part-746-party',
      outcome: 'unknown',
      because,
      cite: terms.cite,
      confidence: terms.confidence,
      code: 'exact-place',
    })
  }
  const [first] = findings
  return first ? [part('part-746', findings, first.cite, first.confidence)] : []
}

const byDestination = (deal: Deal, { reading: { level } }: Subject): readonly Part[] => {
  const clauses = level === null ? [] : deal.law.destinations[level]
  return clauses.map((clause) => {
    const { cite, confidence } = clause
    if (deal.abroad.length === 0) return part('destination', [domestic(cite)], cite, confidence)
    const findings = deal.destinationsIn(clause.value.places, cite).map((membership) => destinationFinding(clause, membership))
    const { namedDefault, remark } = clause.value
    const notes = [
      ...(namedDefault && findings.some(({ outcome }) => outcome === 'met') ? [{ ...namedDefault, effect: 'note' as const, cite }] : []),
      ...(remark ? [{ ...remark, effect: 'note' as const, cite }] : []),
    ]
    return part('destination', findings, cite, confidence, notes)
  })
}

const domestic = (cite: Citation): Finding => ({
  condition: 'destination',
  outcome: 'unmet',
  because: 'the items stay in the country: not an export',
  cite,
  confidence: 'confirmed',
})

/** An unconfirmed entry decides nothing, unless it is a named default. */
const destinationFinding = (
  { cite, confidence, value }: Dated<DestinationClause>,
  { outcome, because, confidence: placed, code }: ReturnType<Deal['destinationsIn']>[number],
): Finding => {
  const isOpen = outcome === 'met' && confidence === 'unconfirmed' && value.namedDefault === undefined
  const named = code ?? (outcome === 'met' ? value.namedDefault?.code : undefined)
  return {
    condition: 'destination',
    outcome: isOpen ? 'unknown' : outcome,
    because,
    cite,
    confidence: confidence === 'confirmed' ? placed : confidence,
    ...(named === undefined ? {} : { code: named }),
  }
}

const byHeadquarters = (deal: Deal, { reading }: Subject): readonly Part[] => {
  const clause = reading.level === null ? undefined : deal.law.headquarters[reading.level]
  if (clause === undefined) return []
  const { cite, confidence, value } = clause
  if (deal.abroad.length === 0) {
    return [part('headquarters', [{ ...domestic(cite), condition: 'headquarters' }], cite, confidence)]
  }
  const reach = reachOf(reading, value)
  const findings = deal.seatsIn(value.seats, cite).map((each) => headquartersFinding(each, reach, cite, confidence))
  return [part('headquarters', findings, cite, confidence)]
}

/** Commodities always; software and technology as far as the text was read to reach them. */
const reachOf = ({ nature, family }: Reading, { beyondCommodities: beyond }: HeadquartersClause): Trilean => {
  if (nature === 'commodity' || beyond === 'all') return 'met'
  if (beyond === 'unknown') return 'unknown'
  return family !== null && beyond.includes(family) ? 'met' : 'unmet'
}

const headquartersFinding = (each: PartySeat, reach: Trilean, cite: Citation, confidence: Confidence): Finding => {
  const { outcome, because, code } = each.seat
  const asked = { condition: 'headquarters', cite, confidence, because: `${roleName(each)}: ${because}` }
  if (reach === 'unmet')
    return { ...asked, outcome: 'unmet', because: `${asked.because}; the clause does not reach such software or technology` }
  if (reach === 'unknown' && outcome !== 'unmet') {
    const doubt = `${asked.because}; whether the clause reaches such software or technology was not established`
    return { ...asked, outcome: 'unknown', because: doubt, code: 'HEADQUARTERS_SCOPE' }
  }
  return { ...asked, outcome, ...(code === undefined ? {} : { code }) }
}

const byNotice = (deal: Deal, { chips, isUnnamed, reading }: Subject): readonly Part[] => {
  if (deal.abroad.length === 0) return []
  return deal.law.notices.flatMap((notice) => {
    const { cite, confidence, value } = notice
    const isNamed = chips.some(({ id }) => value.chips.includes(id))
    if (!isNamed && !(isUnnamed && reading.level === null && isAddressee(deal, value))) return []
    return [part('individual-notice', [noticeFinding(deal, notice, isNamed)], cite, confidence)]
  })
}

const isAddressee = ({ export: { parties } }: Deal, { names }: IndividualNotice): boolean =>
  names.includes(parties.exporter?.name.trim().toLowerCase() ?? '')

const noticeFinding = (deal: Deal, { value, cite, confidence }: Dated<IndividualNotice>, isNamed: boolean): Finding => {
  const asked = { condition: 'individual-notice', cite, confidence, code: 'individual-notice' }
  const reached = some([someDestination(deal.destinationsIn(value.places, cite)), someSeat(deal.seatsIn(value.places, cite))])
  if (reached === 'unmet')
    return { ...asked, outcome: 'unmet', because: `the letter to ${value.addressee} does not reach this destination or these parties` }
  if (reached === 'met' && !isNamed) {
    return {
      ...asked,
      outcome: 'unknown',
      because: `the exporter is the addressee of the letter to ${value.addressee}, and the part is described, not named`,
    }
  }
  if (reached === 'met' && isAddressee(deal, value)) {
    return { ...asked, outcome: 'met', because: `the exporter is the addressee of the letter to ${value.addressee}` }
  }
  const because =
    reached === 'met'
      ? `a letter binds ${value.addressee} for this part; another exporter may have been told, or may know`
      : `whether the letter to ${value.addressee} reaches these parties turns on a headquarters or parent that was not given`
  return { ...asked, outcome: 'unknown', because }
}
