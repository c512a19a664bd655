import type { Determination } from '../determination'
import type { AdvancedComputingTerms } from '../exceptions/exception-terms'
import { type Dated, daysAfter } from '../law'
import type { DecidedOrder, OwedDuty } from './owed-duty'

const condition = 'nac-notification'

/** Whether the exception that waits for BIS is what the order goes by, or all that it lacks is the wait. */
export const isByNotice = ({ licenseExceptions }: Pick<Determination, 'licenseExceptions'>): boolean =>
  licenseExceptions.some(
    ({ status, findings }) =>
      findings.some((each) => each.condition === condition && each.code !== 'NOTIFICATION_DENIED') &&
      (status === 'eligible' || findings.every((each) => each.condition === condition || each.outcome !== 'unmet')),
  )

/** The first day on which the goods may go. One that has come when the order was decided is no wait any more. */
export const waitsOf = (
  { given, decidedOn }: Pick<DecidedOrder, 'given' | 'decidedOn'>,
  notified: Dated<AdvancedComputingTerms> | undefined,
): readonly OwedDuty[] => {
  const sent = given.notifications ?? []
  const numbered = sent.filter(({ state, number }) => state === 'confirmed' && number !== undefined)
  // One that has its number is gone by; until then any that was not denied may be.
  const counted = numbered.length > 0 ? numbered : sent.filter(({ state }) => state !== 'denied')
  const first = counted.map(({ submittedOn }) => submittedOn).sort()[0]
  if (first === undefined || notified === undefined) return []
  const { noticeDays } = notified.value.notified
  const dueOn = daysAfter(first, noticeDays)
  if (dueOn <= decidedOn) return []
  const what = `do not export before this day, ${noticeDays} days after the notification, nor without the number that BIS gave it`
  return [{ code: 'nac-wait', owner: 'exporter', when: 'before-export', what, cite: notified.cite, dueOn, isWait: true }]
}
