import type { Determination } from '../domain/determination'
import type { Export } from '../domain/export'
import { stackingFlag } from '../domain/quota/stacking'
import { authorityOf } from '../domain/screening/authority'
import { certifiedUse, withReceipts } from '../domain/screening/certified-use'
import { decide } from '../domain/screening/decide'
import { nextSteps } from '../domain/screening/next-steps'
import type { Candidate, LineReading, PlannedLine, Readings } from '../domain/screening/readings'
import type { RedFlag } from '../domain/screening/red-flags'
import { asStated, withoutAuthorizations, withRegister } from '../domain/screening/registered-licenses'
import type { Because, HeldLine, Screening } from '../domain/screening/screening'
import { createDetermination, type DeterminationAnswer } from './create-determination'
import type { TrackAsked } from './law-for'
import { planScreening } from './plan-screening'
import { partiesSeen } from './screen-parties'
import { signalFlags } from './signal-flags'

/** What a caller asked, and what was given to the decision beside the database. */
export type ScreeningInput = {
  readonly given: Export
  readonly track: TrackAsked
  readonly reference: string
  readonly signals?: readonly string[] | undefined
  /** How long quota is to be set aside, in milliseconds. Absent: not at all. */
  readonly holdMs?: number | undefined
}

/** The row that a decision is kept in, as far as it is part of the answer. */
export type DecidedRow = { readonly id: string; readonly decidedAt: Date; readonly rulebook: string }

/** How long an answer without a hold may be acted upon, in milliseconds. */
const validMs = 86_400_000

/**
 * The answer to a screening from what was asked and what was found: pure, so that the record gives it again. A question that
 * the law cannot take was refused before anything was kept.
 */
export const composeScreening = (row: DecidedRow, input: ScreeningInput, readings: Readings): Screening<DeterminationAnswer> => {
  const { track } = input
  const registered = withRegister(input.given, readings.registered)
  const candidates = planScreening(registered, track, readings.registered)
  const chosen = choose(candidates, readings, input)
  const settled = settledFacts(registered, candidates, chosen, readings)
  const answer = determinedBy(settled, track, row)
  const redFlags = [...signalFlags(input.signals ?? []), ...stackingFlags(readings, answer, chosen.candidate)]
  const seen = partiesSeen(input.given)
  const hypothetical = typeof track !== 'string' || (track !== 'enforced' && track !== 'codified')
  const others = [
    ...seen.because,
    ...quotaReasons(candidates, chosen, readings, answer),
    ...(hypothetical ? [scenarioReason] : []),
    ...registerReasons(input, readings, answer),
    ...(track === 'codified' ? codifiedReasons(settled, answer, readings) : []),
  ]
  const { decision, because, outstanding } = decide(answer, { redFlags, others, done: dutiesDone(input.given) })
  const placement = decision === 'block' ? undefined : readings.placements.find(({ outcome }) => outcome === 'placed')
  const authority = authorityOf(answer, placement !== undefined && chosen.candidate?.isUnregistered !== true)
  const expiresAt = new Date(row.decidedAt.getTime() + (input.holdMs ?? validMs))
  return {
    id: row.id,
    reference: input.reference,
    decidedAt: row.decidedAt.toISOString(),
    validUntil: (placement === undefined ? new Date(row.decidedAt.getTime() + validMs) : expiresAt).toISOString(),
    decision,
    because: because.map(({ code, text, cite }) => ({ code, text, ...(cite === undefined ? {} : { cite }) })),
    nextSteps: nextSteps(decision, because, outstanding),
    authority,
    determination: answer,
    parties: seen.parties,
    redFlags,
    outstanding,
    ...(placement === undefined || chosen.candidate === undefined
      ? {}
      : {
          hold: {
            id: placement.hold,
            expiresAt: expiresAt.toISOString(),
            lines: chosen.candidate.lines.map((line) => heldLine(line, readings)),
          },
        }),
    lists: seen.lists,
    ...(readings.supersedes === null ? {} : { supersedes: readings.supersedes }),
  }
}

/** A paper of the same name as a duty says that it was done, by the day of export. */
const dutiesDone = ({ evidence = [], asOf }: Export): readonly string[] =>
  evidence.flatMap(({ kind, signedOn }) => (signedOn === undefined || signedOn <= asOf ? [kind] : []))

/** The candidate that the order goes by; those before it had no room. */
type Chosen = { readonly candidate?: Candidate; readonly refused: readonly number[] }

/** The one that was placed; where nothing was to be set aside, the first that would fit. */
const choose = (candidates: readonly Candidate[], readings: Readings, { holdMs }: ScreeningInput): Chosen => {
  const placed = readings.placements.find(({ outcome }) => outcome === 'placed')?.candidate
  const refused: number[] = []
  for (const [at, candidate] of candidates.entries()) {
    const placement = readings.placements.find((each) => each.candidate === at)
    const isTried = holdMs !== undefined && placement !== undefined
    const isOpen = isTried ? placed === undefined && placement.outcome === 'measure-missing' : fitsNow(candidate, readings)
    if (at === placed || isOpen) return { candidate, refused }
    refused.push(at)
  }
  return { refused }
}

const readingOf = (readings: Readings, { allocation }: PlannedLine): LineReading | undefined =>
  readings.lines.find((each) => each.allocation === allocation)

/** The ceiling in force; of an allocation that nobody opened yet, the law's. Undefined: not limited in TPP. */
const ceilingOf = (reading: LineReading | undefined, { opens }: PlannedLine): number | undefined =>
  reading?.ceilingTpp ?? opens?.ceilings[0]?.tpp

const fitsNow = ({ lines }: Candidate, readings: Readings): boolean =>
  lines.every((line) => {
    const reading = readingOf(readings, line)
    const ceiling = ceilingOf(reading, line)
    if (reading === undefined || (reading.isOpen === null && line.opens === undefined)) return false
    if (reading.isOpen === 0) return false
    const used = line.certified === undefined ? (reading.heldTpp ?? 0) + (reading.capturedTpp ?? 0) : certifiedUse(reading, line).leastTpp
    const hasUnits = reading.unitsLeft === null || (line.units ?? 0) <= reading.unitsLeft
    return (ceiling === undefined || used + line.tpp <= ceiling) && hasUnits
  })

/** The deal with what the database knows: without authorizations that have no room, and with receipts as they are known. */
const settledFacts = (given: Export, candidates: readonly Candidate[], { candidate, refused }: Chosen, readings: Readings): Export => {
  const left = withoutAuthorizations(
    given,
    refused.flatMap((at) => candidates[at]?.relies ?? []),
  )
  const yearly = (candidate === undefined ? candidates : [candidate])
    .flatMap(({ lines }) => lines)
    .findLast(({ opens }) => opens !== undefined)
  const reading = yearly && readingOf(readings, yearly)
  if (yearly === undefined || reading === undefined) return left
  const { leastTpp, mostTpp } = certifiedUse(reading, yearly)
  const ceiling = ceilingOf(reading, yearly) ?? 0
  const isOpen = leastTpp + yearly.tpp <= ceiling && mostTpp + yearly.tpp > ceiling
  return withReceipts(left, isOpen ? leastTpp : mostTpp)
}

const determinedBy = (given: Export, track: TrackAsked, { rulebook }: DecidedRow): DeterminationAnswer => {
  const answer = createDetermination(given, track)
  if (!answer.ok) throw new Error(`a screening was kept that the law does not take: ${answer.error.reason}`)
  return { ...answer.value, law: { ...answer.value.law, rulebook } }
}

const scenarioReason: Because = {
  code: 'hypothetical',
  decision: 'review',
  text: 'a proposal is not law: it never permits, and no quota was touched',
}

/** What the ledger has to say. */
const quotaReasons = (
  candidates: readonly Candidate[],
  { candidate, refused }: Chosen,
  readings: Readings,
  answer: Determination,
): readonly Because[] => {
  const tried = refused.flatMap((at) => {
    const placement = readings.placements.find((each) => each.candidate === at)
    const [line] = candidates[at]?.lines ?? []
    const text = `no room for it on ${placement?.allocation ?? line?.allocation ?? 'the allocation'}${placement?.remaining === undefined ? '' : `: ${placement.remaining} left`}`
    return placement?.outcome === 'measure-missing'
      ? []
      : [{ code: placement?.outcome ?? 'ceiling-exceeded', decision: 'allow', text } as const]
  })
  const measures = isMeasureMissing(candidate, readings)
    ? [
        {
          code: 'measure-missing',
          decision: 'review',
          text: 'an allocation is limited in a measure that the order does not state',
        } as const,
      ]
    : []
  const yearly = candidate?.lines.find(({ opens }) => opens !== undefined)
  const isUnknown = answer.outcome === 'authorized' && (candidate === undefined || candidate.isUnregistered === true)
  return [
    ...tried,
    ...measures,
    ...(isUnknown ? [notRegistered] : []),
    ...(yearly === undefined ? [] : yearlyReasons(yearly, readings, answer)),
  ]
}

/** A hold says so itself. Without one a limit in value is known of and not what the order takes of it. */
const isMeasureMissing = (candidate: Candidate | undefined, readings: Readings): boolean =>
  readings.placements.some(({ outcome }) => outcome === 'measure-missing') ||
  candidate?.isUnmeasured === true ||
  (readings.placements.length === 0 && candidate?.lines.some((line) => typeof readingOf(readings, line)?.valueLeft === 'number') === true)

/** Where a license covers the order by the register alone, and not as the caller states it, a person finds out which is right. */
const registerReasons = ({ given, track }: ScreeningInput, { registered }: Readings, { items }: Determination): readonly Because[] => {
  const told = items.some(({ outcome }) => outcome === 'authorized') ? asStated(given, registered) : undefined
  const answer = told && createDetermination(told, track)
  if (
    answer === undefined ||
    (answer.ok && items.every(({ outcome }, at) => outcome !== 'authorized' || answer.value.items[at]?.outcome === outcome))
  )
    return []
  return [registerDiffers]
}

const registerDiffers: Because = {
  code: 'license-register-differs',
  decision: 'review',
  text: 'as it was stated here the license does not cover the order; as it is registered it does',
}

const yearlyReasons = (line: PlannedLine, readings: Readings, { outcome }: Determination): readonly Because[] => {
  const reading = readingOf(readings, line)
  if (reading === undefined || outcome === 'no-license-required') return []
  const named: readonly Because[] = line.isByName === true ? [{ code: 'R-07', decision: 'allow', text: byName }] : []
  if (line.certified === undefined) return [...named, { code: 'receipts-not-certified', decision: 'review', text: notCertified }]
  const { leastTpp, mostTpp } = certifiedUse(reading, line)
  const ceiling = ceilingOf(reading, line) ?? 0
  const said = `certified receipts may or may not include what was shipped through this service: ${leastTpp} to ${mostTpp} TPP were used of ${ceiling}`
  const isOpen = leastTpp + line.tpp <= ceiling && mostTpp + line.tpp > ceiling
  return isOpen ? [...named, { code: 'LEDGER_OVERLAP', decision: 'review', text: said }] : named
}

const notRegistered: Because = {
  code: 'license-not-registered',
  decision: 'allow',
  text: 'the authorization is not registered here: what is left of it is not known',
}
const byName = 'whose limit it is, is known by the name of the ultimate parent alone; give a registration to be exact'
const notCertified = 'what the consignee received from others this year is not known: our ledger sees only our callers'

/** On the printed text's track both truths count, the worse of them decides, and its authorities only where the tenant said so. */
const codifiedReasons = (given: Export, answer: DeterminationAnswer, { policy }: Readings): readonly Because[] => {
  const enforced = createDetermination(given, 'enforced')
  if (!enforced.ok) throw new Error('a deal that one track takes and the other does not')
  const beside = decide(enforced.value, { redFlags: [], others: [], done: dutiesDone(given) })
  const relies = answer.outcome === 'license-exception' || answer.outcome === 'authorized'
  const reasons: Because[] = beside.because
    .filter(({ decision }) => decision !== 'allow')
    .map((each) => ({ ...each, text: `on the enforced track: ${each.text}` }))
  if (enforced.value.outcome === 'authorized' && answer.outcome !== 'authorized') reasons.push(enforcedUnsecured)
  return relies && policy.codifiedCounts !== true
    ? [
        ...reasons,
        { code: 'codified-not-counted', decision: 'review', text: 'authorities of the printed text do not count for this tenant' },
      ]
    : reasons
}

const enforcedUnsecured: Because = {
  code: 'enforced-authority',
  decision: 'review',
  text: 'on the enforced track: an authorization is relied on, and nothing was set aside of it',
}

const heldLine = (line: PlannedLine, readings: Readings): HeldLine => {
  const reading = readingOf(readings, line)
  const ceiling = ceilingOf(reading, line)
  if (reading === undefined || ceiling === undefined) return { allocation: line.allocation, tpp: line.tpp, remainingTpp: null }
  const used = line.certified === undefined ? (reading.heldTpp ?? 0) + (reading.capturedTpp ?? 0) : certifiedUse(reading, line).leastTpp
  return { allocation: line.allocation, tpp: line.tpp, remainingTpp: Math.max(0, ceiling - used - line.tpp) }
}

/** Asked only where the order goes by a yearly limit: a license has one consignee, whoever else is like it. */
const stackingFlags = ({ stacking }: Readings, { outcome }: Determination, chosen: Candidate | undefined): readonly RedFlag[] => {
  const cite = chosen?.lines.find(({ opens }) => opens !== undefined)?.opens?.cite
  const flag = cite === undefined || outcome === 'no-license-required' ? undefined : stackingFlag(stacking, cite)
  return flag === undefined ? [] : [flag]
}
