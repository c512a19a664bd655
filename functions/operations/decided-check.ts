import type { CheckInput } from '../domain/customers/check'
import type { CustomerFacts } from '../domain/customers/customer'
import type { IsoDate } from '../domain/law'
import type { Pair } from '../domain/lists/clearance'
import { keyOfPair } from '../domain/screening/ruled-matches'
import { rulebookHash } from '../regimes/rulebook-hash'
import type { Caller, Moment, OnBehalf } from '../store/caller'
import type { CheckContext } from '../store/customer-store'
import type { Store } from '../store/store'
import { type CustomerCheck, composeCheck } from './compose-check'
import { inputFromText } from './kept-check'
import { customerPairs, screenCustomer, withCustomerRulings } from './screen-customer'
import type { ListsAsked } from './screen-parties'

/** Pairs that are asked about at once. Beyond so many matches a customer is for a person anyway. */
const pairsMax = 1000

/** What is to be decided, under which name. */
export type ToDecide = {
  readonly id: string
  readonly customer: string
  readonly engine: string
  readonly asOf: IsoDate
  readonly facts: CustomerFacts
  readonly lists: ListsAsked
  readonly context: Pick<CheckContext, 'readings'>
}

/** A check that is decided and not kept yet. */
export type DecidedCheck = {
  readonly input: CheckInput
  /** The same as it is kept. */
  readonly inputText: string
  readonly answer: CustomerCheck
  readonly met: readonly Pair[]
}

/**
 * Looks for everybody of a customer, with what people said of the matches before, and decides. Asks the database only where
 * something was found.
 */
export const decidedCheck = async (
  store: Store,
  acting: Caller | OnBehalf,
  now: Moment,
  { id, customer, engine, asOf, facts, lists, context: { readings } }: ToDecide,
): Promise<DecidedCheck> => {
  const found = screenCustomer(facts, asOf, lists)
  const pairs = await customerPairs(facts, found)
  const met = [...new Map(pairs.map((pair) => [keyOfPair(pair), pair])).values()].slice(0, pairsMax)
  const said = met.length === 0 ? [] : await store.readClearances(acting, now, met)
  const parties = said.length === 0 ? found : await withCustomerRulings(facts, found, said)
  const inputText = JSON.stringify({ asOf, facts, parties, readings } satisfies CheckInput)
  // As the record will give it again: what JSON cannot hold must not move an answer.
  const input = inputFromText(inputText)
  const answer = composeCheck({ id, customer, decidedAt: now.at, rulebook: rulebookHash, engine }, input)
  return { input, inputText, answer, met }
}
