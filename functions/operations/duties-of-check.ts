import { dutyId } from '../domain/back-office/duty-id'
import type { Timer } from '../domain/customers/check'
import { kycFlagTerms } from '../regimes/us/customers/flag-terms'
import type { DutySource, NewDuty } from '../store/duty-store'

type CheckSource = Extract<DutySource, { kind: 'check' }>

/** Timers that ask for something by law; that a paper expires is told with the customer. */
const asking: readonly string[] = ['CMP_REPORTABLE_TRAINING', 'USE_RESELLER_NO_CIP']
/** Somebody told something of the customer; otherwise it was only looked at again. */
const told: readonly string[] = ['asked', 'event']

/** A report that is done is owed anew only where something was told since, and not because lists or rules changed. */
export const dutiesOfCheck = async (source: CheckSource): Promise<readonly NewDuty[]> => {
  const { answer, cause, open, done } = source
  if (answer === null) return []
  const { timers } = JSON.parse(answer) as { readonly timers: readonly Timer[] }
  const due = timers.filter(({ code }) => asking.includes(code) && (open.includes(code) || !done.includes(code) || told.includes(cause)))
  return Promise.all(due.map((timer) => newDuty(source, timer)))
}

/** While it is open it is one duty, however often the customer is looked at. */
const newDuty = async ({ tenant, customer, done }: CheckSource, { code, what, dueOn }: Timer): Promise<NewDuty> => {
  const doneBefore = done.filter((each) => each === code).length
  const { basis, cite } = kycFlagTerms[code]
  const said = basis === 'PROPOSED' ? `${what}, as a rule that was proposed would have it` : what
  return {
    id: await dutyId([tenant, 'customer', code, customer, doneBefore]),
    code,
    dueOn,
    isWait: false,
    customer,
    body: JSON.stringify({ owner: 'provider', when: 'after-check', what: said, cite }),
  }
}
