import type { Determination } from '../domain/determination'
import type { Export } from '../domain/export'
import { stackingFlag } from '../domain/quota/stacking'
import { authorityOf, authorityOfParts } from '../domain/screening/authority'
import { certifiedUse, withReceipts } from '../domain/screening/certified-use'
import { type Chosen, ceilingOf, choose, heldLine, readingOf } from '../domain/screening/choose'
import { decide, ofLaw } from '../domain/screening/decide'
import { nextSteps } from '../domain/screening/next-steps'
import { quotaReasons } from '../domain/screening/quota-reasons'
import type { Candidate, Readings } from '../domain/screening/readings'
import type { RedFlag } from '../domain/screening/red-flags'
import { asStated, withoutAuthorizations } from '../domain/screening/registered-licenses'
import type { Authority, Because, Screening } from '../domain/screening/screening'
import { withoutHints } from '../domain/screening/without-hints'
import { type DeterminationAnswer, determinationOnce } from './create-determination'
import type { TrackAsked } from './law-for'
import { ownerFlags } from './owner-flags'
import { planOf } from './plan-screening'
import { partiesSeen, questionOf } from './screen-parties'
import type { ScreeningInput } from './screening-input'
import { signalFlags } from './signal-flags'

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
  const { given, candidates } = planOf(questionOf(input), track, readings.registered)
  const chosen = choose(candidates, readings, input.holdMs !== undefined)
  const settled = settledFacts(given, candidates, chosen, readings)
  const answer = determinedBy(settled, track, row)
  const seen = partiesSeen(input)
  const redFlags = [
    ...signalFlags(input.signals ?? []),
    ...seen.redFlags,
    ...ownerFlags(given, answer),
    ...stackingFlags(readings, answer, chosen.candidate),
  ]
  const hypothetical = typeof track !== 'string' || (track !== 'enforced' && track !== 'codified')
  const others = [
    ...(input.order?.reasons ?? []),
    ...seen.because,
    ...quotaReasons(candidates, chosen, readings, answer),
    ...(hypothetical ? [scenarioReason] : []),
    ...registerReasons(input, readings, answer),
    ...(track === 'codified' ? codifiedReasons(settled, answer, readings, input.lists !== undefined) : []),
    ...(input.lists === undefined ? [] : stoppedAnyway(settled, track, answer)),
  ]
  const { decision, because, outstanding } = decide(answer, { redFlags, others, done: dutiesDone(input.given) })
  const placement = decision === 'block' ? undefined : readings.placements.find(({ outcome }) => outcome === 'placed')
  const isHeld = placement !== undefined && chosen.candidate?.isUnregistered !== true
  const authority = authorityOf(answer, isHeld) ?? authorityOfParts(answer, authoritiesOfItems(settled, answer, track, isHeld))
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

/** What the law stops whether or not a match that nobody confirmed is one: the doubt must not make it less. */
const stoppedAnyway = (settled: Export, track: TrackAsked, { outcome }: Determination): readonly Because[] => {
  const sure = outcome === 'needs-review' ? withoutHints(settled) : undefined
  const answer = sure && determinationOnce(sure, track)
  return answer?.ok === true && (answer.value.outcome === 'license-required' || answer.value.outcome === 'prohibited')
    ? ofLaw(answer.value)
    : []
}

/** By which exception each item goes, where none serves the whole order. */
const authoritiesOfItems = (given: Export, { outcome, items }: Determination, track: TrackAsked, isHeld: boolean): readonly Authority[] =>
  items.flatMap((item) => {
    const alone = given.items[item.index]
    if (outcome !== 'license-exception' || item.outcome !== outcome || alone === undefined) return []
    const answer = determinationOnce({ ...given, items: [alone] }, track)
    return (answer.ok && authorityOf(answer.value, isHeld)) || []
  })

const determinedBy = (given: Export, track: TrackAsked, { rulebook }: DecidedRow): DeterminationAnswer => {
  const answer = determinationOnce(given, track)
  if (!answer.ok) throw new Error(`a screening was kept that the law does not take: ${answer.error.reason}`)
  return { ...answer.value, law: { ...answer.value.law, rulebook } }
}

const scenarioReason: Because = {
  code: 'hypothetical',
  decision: 'review',
  text: 'a proposal is not law: it never permits, and no quota was touched',
}

/** Where a license covers the order by the register alone, and not as the caller states it, a person finds out which is right. */
const registerReasons = (input: ScreeningInput, { registered }: Readings, { items }: Determination): readonly Because[] => {
  const told = items.some(({ outcome }) => outcome === 'authorized') ? asStated(questionOf(input), registered) : undefined
  const answer = told && determinationOnce(told, input.track)
  if (answer === undefined) return []
  const isCovered = (at: number): boolean => answer.ok && answer.value.items[at]?.outcome === 'authorized'
  return items.every(({ outcome }, at) => outcome !== 'authorized' || isCovered(at)) ? [] : [registerDiffers]
}

const registerDiffers: Because = {
  code: 'license-register-differs',
  decision: 'review',
  text: 'as it was stated here the license does not cover the order; as it is registered it does',
}

const enforcedUnsecured: Because = {
  code: 'enforced-authority',
  decision: 'review',
  text: 'on the enforced track: an authorization is relied on, and nothing was set aside of it',
}

/** On the printed text's track both truths count, the worse of them decides, and its authorities only where the tenant said so. */
const codifiedReasons = (given: Export, answer: DeterminationAnswer, { policy }: Readings, isSearched: boolean): readonly Because[] => {
  const enforced = determinationOnce(given, 'enforced')
  if (!enforced.ok) throw new Error('a deal that one track takes and the other does not')
  const others = isSearched ? stoppedAnyway(given, 'enforced', enforced.value) : []
  const beside = decide(enforced.value, { redFlags: [], others, done: dutiesDone(given) })
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

/** Asked only where the order goes by a yearly limit: a license has one consignee, whoever else is like it. */
const stackingFlags = ({ stacking }: Readings, { outcome }: Determination, chosen: Candidate | undefined): readonly RedFlag[] => {
  const cite = chosen?.lines.find(({ opens }) => opens !== undefined)?.opens?.cite
  const flag = cite === undefined || outcome === 'no-license-required' ? undefined : stackingFlag(stacking, cite)
  return flag === undefined ? [] : [flag]
}
