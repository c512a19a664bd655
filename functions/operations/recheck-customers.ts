import { asItStands, isChanged } from '../domain/customers/check-changes'
import { sha256 } from '../domain/digest'
import type { ListsInForce } from '../domain/lists/snapshot'
import type { Moment } from '../store/caller'
import type { CustomerDue, NewCheck } from '../store/customer-store'
import type { Store } from '../store/store'
import { checkEpoch } from './check-epoch'
import { decidedCheck } from './decided-check'
import { answerFromText, inputFromText } from './kept-check'
import { dueOnOf, newCheckOf, pointerOf } from './new-check'
import type { ListsAsked } from './screen-parties'

/** Customers of one run: each is a search of its names and a few statements. */
const customersMax = 50

/** What the edge knows of a run: the program, and what the deployment asks of its lists. */
export type RecheckTerms = {
  readonly engine: string
  readonly asked: (lists: ListsInForce, at: Date) => ListsAsked
  readonly salt: () => string
}

type Kept = Parameters<Store['keepChecked']>[1][number]

/**
 * Checks customers again whose last check was made under other lists, law or policy, or whose day came. What comes to the same is
 * kept as it was; another decision, or a flag that weighs differently, is a new check, and its tenant is told.
 *
 * @returns How many checks came out differently.
 */
export const recheckCustomers = async (
  store: Store,
  lists: () => Promise<ListsInForce>,
  now: Moment,
  terms: RecheckTerms,
): Promise<number> => {
  const inForce = await lists()
  // Lists that only stand in for those that could not be read say nothing new of anybody.
  if (inForce.isStandIn === true) return 0
  const epoch = checkEpoch(inForce.snapshot.hash, now.day)
  const due = await store.customersDue(now, epoch, customersMax)
  const asked = terms.asked(inForce, now.at)
  const same: Kept[] = []
  const faults: unknown[] = []
  let changed = 0
  for (const each of due) {
    try {
      const made = await recheck(store, asked, now, terms, epoch, each)
      if ('check' in made) same.push(made)
      else if (made.isKept) changed++
    } catch (fault) {
      // One customer that cannot be checked must not keep the others from it: they are the same ones in every run.
      faults.push(fault)
    }
  }
  if (same.length > 0) await store.keepChecked(now, same)
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${due.length} customers could not be checked again`)
  return changed
}

const recheck = async (
  store: Store,
  lists: ListsAsked,
  now: Moment,
  { engine, salt }: RecheckTerms,
  epoch: string,
  { tenant, customer, check, input, answer, epoch: epochBefore }: CustomerDue,
): Promise<Kept | { readonly isKept: boolean }> => {
  const acting = { tenant }
  const before = answerFromText(answer)
  const { facts } = inputFromText(input)
  // Of the same customer, check and day there is one: a run beside this one makes no second.
  const name = await sha256(JSON.stringify(['recheck', tenant, customer, check, epoch, now.day]))
  const requestKey = `recheck ${name}`
  const context = await store.readCheckContext(acting, now, { requestKey, customer })
  const id = `chk_${name.slice(0, 32)}`
  const decided = await decidedCheck(store, acting, now, { id, customer, engine, asOf: now.day, facts, lists, context })
  if (!isChanged(asItStands(before, context.readings), decided.answer))
    return { tenant, customer, check, epoch, dueOn: dueOnOf(facts, decided.answer, now) }
  const made = await newCheckOf(decided, lists.lists, before, now, {
    requestKey,
    requestHash: name,
    requestId: 'upkeep',
    salt: salt(),
    cause: causeOf(epochBefore, epoch),
    pointer: pointerOf(lists.lists),
    follows: check,
  })
  // Where another check came between, or other lists, the next run goes on from there.
  return { isKept: (await store.keepCheck(acting, now, made)) !== undefined }
}

/** Lists before law, and a day that came where neither changed. */
const causeOf = (before: string, after: string): NewCheck['cause'] => {
  if (before === after) return 'due'
  return before.split(' ')[0] === after.split(' ')[0] ? 'rules' : 'lists'
}
