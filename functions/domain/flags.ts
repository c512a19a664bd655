import type { AuthorizationCase } from './authorizations/authorization-case'
import { authorizationFlags } from './authorizations/authorization-flags'
import { dateFlags, notYetDueNotes } from './date-flags'
import type { Deal } from './deal'
import type { AuthorizationAnswer, Outcome } from './determination'
import { type ExceptionCase, isOpenButForCeiling } from './exceptions/exception-case'
import { type Finding, type Flag, noteFlag, reviewFlag, some } from './finding'
import type { Judged } from './judged'
import { listingFlags } from './listings/listing-flags'
import { headquartersOf } from './party'
import { outcomeWithin } from './place-set'
import type { Prohibited } from './prohibitions/prohibition'
import { tariffFlags } from './tariff'

export type Evaluated = {
  readonly deal: Deal
  readonly judged: readonly Judged[]
  /** For each item, one outcome for each of its readings. */
  readonly outcomes: readonly (readonly Outcome[])[]
  /** One outcome for each item. */
  readonly concluded: readonly Outcome[]
  readonly authorizations: readonly AuthorizationCase[]
  readonly answers: readonly AuthorizationAnswer[]
  readonly exceptions: readonly ExceptionCase[]
  readonly stopped: Prohibited
  readonly policyNotes: readonly Flag[]
  readonly outcome: Outcome
}

/** Everything a reader must know beside the outcome: each ambiguity under its own code, and whether the outcome rests on it. */
export const flagsOf = (evaluated: Evaluated): readonly Flag[] => {
  const { deal, judged, stopped, policyNotes, concluded } = evaluated
  return distinct([
    ...dateFlags(deal.law, judged),
    ...missing(deal, stopped.findings, stopped.outcome === 'unknown'),
    ...judged.flatMap((each, at) => itemFlags(evaluated, each, evaluated.outcomes[at] ?? [])),
    ...exceptionFlags(evaluated),
    ...authorizationFlags(evaluated.authorizations, evaluated.answers, evaluated.outcome),
    ...listingFlags(deal, concluded),
    ...policyNotes,
    ...applicationNote(evaluated),
    ...agreementsNote(deal),
    ...hostNotes(deal, judged),
    ...placeNotes(deal),
    ...screeningNote(deal),
  ])
}

const itemFlags = ({ deal }: Evaluated, { index, classification, asked }: Judged, outcomes: readonly Outcome[]): readonly Flag[] => {
  const isDivided = outcomes.some((each) => each !== outcomes[0])
  const doubts = classification.doubts.map((doubt): Flag => ({ ...doubt, effect: isDivided ? 'needs-review' : 'note' }))
  return [
    ...doubts,
    // What stays at home is asked nothing by them.
    ...(deal.abroad.length > 0 ? classification.notes : classification.notes.map((each) => ({ ...each, effect: 'note' as const }))),
    ...tariffFlags(deal, classification),
    ...asked.flatMap(({ prohibited, requirement }) => [
      ...missing(deal, prohibited.findings, prohibited.outcome === 'unknown' && outcomes.includes('needs-review')),
      ...requirement.notes,
      ...missing(
        deal,
        requirement.findings,
        requirement.outcome === 'unknown' || (requirement.isOpen && outcomes.includes('needs-review')),
      ),
    ]),
    ...announcedFor(deal, index, asked),
  ]
}

const announcedFor = ({ law, export: { items } }: Deal, index: number, asked: Judged['asked']): readonly Flag[] => {
  if (law.notYetDue.length === 0) return []
  const item = items[index]
  if (asked.some(({ reading: { level } }) => level === 'a' || level === 'b')) {
    const diffusion = notYetDueNotes(law, 'diffusion')
    return item?.kind === 'chip' && item.foundry !== undefined ? [...diffusion, ...notYetDueNotes(law, 'foundry')] : diffusion
  }
  if (item?.kind === 'memory') return notYetDueNotes(law, 'c')
  if (item?.kind === 'modelWeights') return notYetDueNotes(law, 'weights')
  if (item?.kind === 'compute') return notYetDueNotes(law, 'compute')
  return item?.kind === 'chip' && item.foundry !== undefined ? notYetDueNotes(law, 'foundry') : []
}

/** Ambiguities by their own code, and facts that were left out under one. */
const missing = ({ law }: Deal, findings: readonly Finding[], decides: boolean): readonly Flag[] =>
  findings.flatMap(({ outcome, code, because, cite }) => {
    if (outcome !== 'unknown')
      return code !== undefined && (told.has(code) || code === law.exempt?.value.code) ? [noteFlag(code, because, cite)] : []
    return decides ? [reviewFlag(code ?? 'facts-missing', because, cite)] : code === undefined ? [] : [noteFlag(code, because, cite)]
  })

/** Codes that a settled finding may carry and that are said all the same. */
const told: ReadonlySet<string> = new Set(['R-02', 'existing-stock', 'end-use-suspected'])

const exceptionFlags = ({ deal, judged, exceptions, outcome }: Evaluated): readonly Flag[] => {
  if (!judged.some(({ asked }) => asked.some(({ requirement }) => requirement.outcome !== 'unmet'))) return []
  const flags: Flag[] = []
  const effect = outcome === 'needs-review' ? 'needs-review' : 'note'
  for (const { status, findings } of exceptions) {
    if (status !== 'needs-review') continue
    for (const { outcome: answered, code = 'facts-missing', because, cite } of findings)
      if (answered === 'unknown') flags.push({ code, effect, because, cite })
  }
  for (const each of exceptions)
    if (each.notes !== undefined && (each.status !== 'ineligible' || isOpenButForCeiling(each))) flags.push(...each.notes)
  if (isBeyondList(deal, judged)) flags.push(deal.law.remarks.exceptionsIncomplete)
  return flags
}

/** Where the list of exceptions that are left does not apply, others of the part may be open, and none is evaluated. */
const isBeyondList = ({ law, licensedFor, seatsIn }: Deal, judged: readonly Judged[]): boolean => {
  const { restricted } = law
  if (restricted === undefined) return true
  const { value, cite } = restricted
  if (!judged.some(({ asked }) => asked.some(({ requirement }) => requirement.sources.length > 0))) return false
  if (some(seatsIn(value.seats, cite).map(({ seat }) => seat.outcome)) === 'met') return false
  const levels = judged.flatMap(({ asked }) => asked.map(({ reading }) => reading.level))
  return licensedFor(levels).some((place) => outcomeWithin(law.geography, place, value.places) === 'unmet')
}

/** No law in force rests on an agreement of two governments by itself. */
const agreementsNote = ({ law, export: { agreements } }: Deal): readonly Flag[] =>
  agreements === undefined || law.scenario !== undefined
    ? []
    : [noteFlag('agreements-not-law', 'agreements are read by scenarios alone; no law in force rests on one', law.known.cite)]

/** How long and for how much a license is given. */
const applicationNote = ({ deal: { law }, judged, outcome }: Evaluated): readonly Flag[] => {
  const { application } = law
  if (application === undefined || outcome !== 'license-required') return []
  const { levels, remark } = application.value
  return judged.some(({ asked: [{ reading }] }) => reading.level !== null && levels.includes(reading.level))
    ? [noteFlag(remark.code, remark.because, application.cite)]
    : []
}

/** Other countries' controls on what starts there or passes through. */
const hostNotes = ({ law: { hostControls, geography }, from, export: { parties } }: Deal, judged: readonly Judged[]): readonly Flag[] => {
  if (!judged.some(({ asked }) => asked.some(({ reading: { level } }) => level !== null))) return []
  const through = [from, ...(parties.intermediateConsignees ?? []).map(({ country }) => country)].map(geography.treatedAs)
  return hostControls
    .filter(({ value }) => through.includes(value.place))
    .map(({ value: { code, because }, cite }) => noteFlag(code, because, cite))
}

const placeNotes = ({ law: { geography }, export: { endUse }, abroad, parties }: Deal): readonly Flag[] => {
  const places = new Set([...abroad, ...(endUse?.finalDestination ? [endUse.finalDestination] : [])])
  for (const { party } of parties) {
    places.add(party.country)
    for (const headquarters of headquartersOf(party)) places.add(headquarters)
    for (const { headquarters } of party.ultimateParents ?? []) places.add(headquarters)
  }
  return [...places].flatMap((place) =>
    geography.notesOn(place).map(({ code, because, cite }) => noteFlag(code, `${place}: ${because}`, cite)),
  )
}

const screeningNote = ({ export: { partiesScreened }, parties, law }: Deal): readonly Flag[] =>
  partiesScreened === true || parties.some(({ party }) => party.listings !== undefined) ? [] : [law.remarks.partiesNotScreened]

/** One of each, the effect that weighs more first. */
const distinct = (flags: readonly Flag[]): readonly Flag[] => {
  const kept: Flag[] = []
  for (const each of flags) {
    const at = kept.findIndex(({ code, because }) => code === each.code && because === each.because)
    if (at < 0) kept.push(each)
    else if (kept[at]?.effect !== 'needs-review') kept[at] = each
  }
  return kept
}
