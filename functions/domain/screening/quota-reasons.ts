import type { Determination } from '../determination'
import { certifiedUse } from './certified-use'
import { type Chosen, ceilingOf, readingOf } from './choose'
import type { Candidate, PlannedLine, Readings } from './readings'
import type { Because } from './screening'

/** What the ledger has to say. */
export const quotaReasons = (
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
