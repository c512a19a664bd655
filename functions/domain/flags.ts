import { dateFlags, notYetDueNotes } from './date-flags'
import type { Deal } from './deal'
import type { Outcome } from './determination'
import type { ExceptionCase } from './exceptions/exception-case'
import type { Finding, Flag } from './finding'
import { isUnevaluated, type Judged } from './judged'
import { headquartersOf } from './party'

export type Evaluated = {
  readonly deal: Deal
  readonly judged: readonly Judged[]
  /** For each item, one outcome for each of its readings. */
  readonly outcomes: readonly (readonly Outcome[])[]
  readonly exceptions: readonly ExceptionCase[]
  /** Facts whose rules are not evaluated yet. */
  readonly open: readonly Flag[]
  readonly outcome: Outcome
}

/** Everything a reader must know beside the outcome: each ambiguity under its own code, and whether the outcome rests on it. */
export const flagsOf = (evaluated: Evaluated): readonly Flag[] => {
  const { deal, judged, open } = evaluated
  return distinct([
    ...dateFlags(deal.law),
    ...judged.flatMap((each, at) => itemFlags(evaluated, each, evaluated.outcomes[at] ?? [])),
    ...exceptionFlags(evaluated),
    ...open,
    ...placeNotes(deal),
    ...screeningNote(deal),
  ])
}

const note = (code: string, because: string, cite: Flag['cite']): Flag => ({ code, effect: 'note', because, cite })
const review = (code: string, because: string, cite: Flag['cite']): Flag => ({ code, effect: 'needs-review', because, cite })

const itemFlags = ({ deal }: Evaluated, { index, classification, asked }: Judged, outcomes: readonly Outcome[]): readonly Flag[] => {
  const isDivided = outcomes.some((each) => each !== outcomes[0])
  const doubts = classification.doubts.map((doubt): Flag => ({ ...doubt, effect: isDivided ? 'needs-review' : 'note' }))
  const unevaluated = isUnevaluated(deal, index)
    ? [
        review(
          'not-evaluated',
          `item ${index}: rules for ${deal.export.items[index]?.kind} and ${deal.export.activity} are not evaluated yet`,
          deal.law.known.cite,
        ),
      ]
    : []
  return [
    ...doubts,
    ...unevaluated,
    ...classification.notes,
    ...asked.flatMap(({ requirement }) => [
      ...requirement.notes,
      ...missing(requirement.findings, requirement.outcome === 'unknown' || (requirement.isOpen && outcomes.includes('needs-review'))),
    ]),
    ...announcedFor(deal, index),
  ]
}

const announcedFor = ({ law, export: { items } }: Deal, index: number): readonly Flag[] => {
  const item = items[index]
  if (item?.kind === 'memory') return notYetDueNotes(law, 'c')
  return item?.kind === 'chip' && item.foundry !== undefined ? notYetDueNotes(law, 'foundry') : []
}

/** Ambiguities by their own code, and facts that were left out under one. */
const missing = (findings: readonly Finding[], decides: boolean): readonly Flag[] =>
  findings.flatMap(({ outcome, code, because, cite }) => {
    if (outcome !== 'unknown') return code === 'R-02' ? [note(code, because, cite)] : []
    return decides ? [review(code ?? 'facts-missing', because, cite)] : code === undefined ? [] : [note(code, because, cite)]
  })

const exceptionFlags = ({ deal, judged, exceptions, outcome }: Evaluated): readonly Flag[] => {
  if (!judged.some(({ asked }) => asked.some(({ requirement }) => requirement.outcome !== 'unmet'))) return []
  const unknowns = exceptions
    .filter(({ status }) => status === 'needs-review')
    .flatMap(({ findings }) => findings.filter((each) => each.outcome === 'unknown'))
    .map(
      ({ code = 'facts-missing', because, cite }): Flag => ({
        code,
        effect: outcome === 'needs-review' ? 'needs-review' : 'note',
        because,
        cite,
      }),
    )
  return [...unknowns, { ...deal.law.remarks.exceptionsIncomplete, effect: 'note' }]
}

const placeNotes = ({ law: { geography }, export: { endUse }, abroad, parties }: Deal): readonly Flag[] => {
  const places = new Set([...abroad, ...(endUse?.finalDestination ? [endUse.finalDestination] : [])])
  for (const { party } of parties) {
    places.add(party.country)
    for (const headquarters of headquartersOf(party)) places.add(headquarters)
    for (const { headquarters } of party.ultimateParents ?? []) places.add(headquarters)
  }
  return [...places].flatMap((place) => geography.notesOn(place).map(({ code, because, cite }) => note(code, `${place}: ${because}`, cite)))
}

const screeningNote = ({ export: { partiesScreened }, parties, law }: Deal): readonly Flag[] =>
  partiesScreened === true || parties.some(({ party }) => party.listings !== undefined)
    ? []
    : [{ ...law.remarks.partiesNotScreened, effect: 'note' }]

/** One of each, the effect that weighs more first. */
const distinct = (flags: readonly Flag[]): readonly Flag[] => {
  const kept = new Map<string, Flag>()
  for (const each of flags) {
    const key = `${each.code} ${each.because}`
    if (kept.get(key)?.effect !== 'needs-review') kept.set(key, each)
  }
  return [...kept.values()]
}
