import { asItStands, type FlagChange, flagChanges, isChanged } from '../domain/customers/check-changes'
import type { PriorUsage } from '../domain/customers/compute-request'
import type { Customer, CustomerFacts } from '../domain/customers/customer'
import type { Decision } from '../domain/records/screening'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment } from '../store/caller'
import type { Store } from '../store/store'
import { type CheckAsked, type CheckRefusal, type FactsToCheck, makeCheck } from './create-check'
import { answerFromText, factsFromText, inputFromText } from './kept-check'

/** What became known of a customer: facts in place of those before, and what it used since. */
export type CustomerEvent = {
  readonly changes?: (Some<Omit<CustomerFacts, 'customer'>> & { readonly customer?: Some<Customer> | undefined }) | undefined
  readonly usage?: readonly PriorUsage[] | undefined
}

type Some<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** What an event came to, against the check before it. */
export type EventAnswer = {
  readonly customer: string
  readonly check: string
  readonly decision: Decision
  readonly previousDecision: Decision | null
  readonly changed: boolean
  readonly changes: readonly FlagChange[]
}

export type CustomerNotFound = { readonly reason: 'customer-not-found'; readonly customer: string }
export type EventRefusal = CheckRefusal | CustomerNotFound

/** Entries of use that are kept of a customer; the oldest are forgotten first, long after they count. */
const usageMax = 400

/**
 * Checks a customer again by what changed. Everything that was told stays, unless the event says otherwise: a fact is replaced as a
 * whole, but for those of the customer itself, which are replaced one by one.
 */
export const customerEvent = async (
  store: Store,
  caller: Caller,
  now: Moment,
  asked: Omit<CheckAsked, 'facts' | 'cause'>,
  event: CustomerEvent,
): Promise<Result<Applied<EventAnswer>, EventRefusal>> => {
  const { customer, requestKey } = asked
  const factsNow = async (): Promise<Result<FactsToCheck, CustomerNotFound>> => {
    const { facts, readings } = await store.readCheckContext(caller, now, { requestKey, customer })
    if (facts === null) return refuse({ reason: 'customer-not-found', customer })
    return ok({ facts: factsAfter(factsFromText(facts), event), isWhole: false, follows: readings.before?.check ?? null })
  }
  const made = await makeCheck(store, caller, now, { ...asked, cause: 'event' }, factsNow)
  if (!made.ok) return made
  return ok({ ...made.value, value: await eventAnswer(store, caller, now, made.value.value.id) })
}

/** What was told before, with what the event says. */
export const factsAfter = (before: CustomerFacts, { changes = {}, usage = [] }: CustomerEvent): CustomerFacts => {
  const { customer, ...others } = changes
  const used = [...(others.priorUsage ?? before.priorUsage ?? []), ...usage].slice(-usageMax)
  return {
    ...before,
    ...told(others),
    customer: { ...before.customer, ...told(customer ?? {}) },
    ...(used.length === 0 ? {} : { priorUsage: used }),
  }
}

/** What was not told must not stand in the place of what is known. */
const told = <T extends object>(facts: T) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }

/** From the records, so that a repeated event hears the same, whatever came after it. */
const eventAnswer = async (store: Store, caller: Caller, now: Moment, id: string): Promise<EventAnswer> => {
  const made = await store.findCheck(caller, now, id)
  if (made?.answer == null || made.input === null) throw new Error(`check ${id} was made and is not to be found`)
  const after = answerFromText(made.answer)
  const { readings } = inputFromText(made.input)
  const kept = readings.before === null ? undefined : await store.findCheck(caller, now, readings.before.check)
  const before = kept?.answer == null ? undefined : asItStands(answerFromText(kept.answer), readings)
  return {
    customer: after.customer,
    check: id,
    decision: after.decision,
    previousDecision: readings.before?.decision ?? null,
    changed: before === undefined || isChanged(before, after),
    changes: flagChanges(before?.flags ?? [], after.flags),
  }
}
