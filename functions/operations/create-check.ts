import type { CustomerFacts } from '../domain/customers/customer'
import type { IsoDate } from '../domain/law'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment, OnBehalf, OtherRequest } from '../store/caller'
import type { CheckContext, CheckKept, NewCheck, NewDelivery } from '../store/customer-store'
import { Unavailable } from '../store/db'
import type { Mark } from '../store/screening-store'
import type { Store } from '../store/store'
import type { CustomerCheck } from './compose-check'
import { decidedCheck } from './decided-check'
import { answerFromText } from './kept-check'
import { newCheckOf, pointerOf } from './new-check'
import type { ListsAsked } from './screen-parties'

/** One request to check a customer, with what only the edge knows. */
export type CheckAsked = {
  readonly asOf: IsoDate
  readonly facts: CustomerFacts
  /** Of the customer: its own id, or one that was minted for a new one. */
  readonly customer: string
  /** @param lookMs How old the last look at the pointer may be, in milliseconds. */
  readonly lists: (lookMs: number) => Promise<ListsAsked>
  readonly requestKey: string
  /** SHA-256 of the canonical request. */
  readonly requestHash: string
  readonly requestId: string
  /** Begins with `chk_`. */
  readonly id: string
  readonly salt: string
  readonly engine: string
  /** Keyed hashes of what the customer is known by. */
  readonly marks: (facts: CustomerFacts) => Promise<readonly Mark[]>
  readonly cause: NewCheck['cause']
  /** For a sender's hook: the delivery, with the reply that the answer comes to. */
  readonly delivery?: ((answer: CustomerCheck) => Promise<NewDelivery>) | undefined
}

export type CheckRefusal = OtherRequest

/** The answer to a check as it is kept: its text. */
export type Checked = Pick<CheckKept, 'id' | 'customer' | 'answer'>

/**
 * Checks a customer and keeps the record. A repeated key is the first answer again. The check is decided anew where other lists
 * came in force meanwhile, or another check of the customer came between.
 *
 * @param acting A sender's hook has no key: whoever calls has checked its signature.
 */
export const createCheck = (
  store: Store,
  acting: Caller | OnBehalf,
  now: Moment,
  asked: CheckAsked,
): Promise<Result<Applied<Checked>, CheckRefusal>> =>
  makeCheck<never>(store, acting, now, asked, async () => ok({ facts: asked.facts, isWhole: true }))

/** Facts to decide by; and whether they are all there are, or rest on the check that they follow. */
export type FactsToCheck =
  | { readonly facts: CustomerFacts; readonly isWhole: true }
  | { readonly facts: CustomerFacts; readonly isWhole: false; readonly follows: string | null }

/** @param factsNow Asked again at each try: what came between may be part of them. */
export const makeCheck = async <R>(
  store: Store,
  acting: Caller | OnBehalf,
  now: Moment,
  asked: Omit<CheckAsked, 'facts'>,
  factsNow: () => Promise<Result<FactsToCheck, R>>,
): Promise<Result<Applied<Checked>, R | OtherRequest>> => {
  const { customer, requestKey } = asked
  let lists = await asked.lists(Number.POSITIVE_INFINITY)
  for (let tries = 1; tries <= triesMax; tries++) {
    const given = await factsNow()
    if (!given.ok) return given
    const { facts, isWhole } = given.value
    const marks = await asked.marks(facts)
    const context = await store.readCheckContext(acting, now, { requestKey, customer, marks })
    if (context.kept !== undefined) return keptBefore(context.kept, asked)
    const decided = await decidedCheck(store, acting, now, { ...asked, facts, lists, context })
    const follows = isWhole ? (context.readings.before?.check ?? null) : given.value.follows
    const isPatient = tries <= anewMax
    const check = await newCheckOf(decided, lists.lists, beforeIn(context), now, {
      ...asked,
      marks,
      pointer: isPatient ? pointerOf(lists.lists) : undefined,
      // Facts that are told whole lose nothing where another check came between.
      follows: isPatient || !isWhole ? follows : undefined,
      delivery: await asked.delivery?.(decided.answer),
    })
    const kept = await store.keepCheck(acting, now, check)
    if (kept !== undefined) return kept.id === asked.id ? ok({ isFirst: true, value: kept }) : keptBefore(kept, asked)
    // Others are in force. Where they cannot be had here, those at hand decide, and the answer names them.
    lists = await asked.lists(lookNow)
  }
  throw new Unavailable(`checks of one customer came between ${triesMax} times`)
}

/** How often a check is decided anew because other lists came in force meanwhile, or another check came between. */
const anewMax = 2
/** Facts that rest on the check before them are tried some more. */
const triesMax = 8
/** Younger than any look. */
const lookNow = -1

const keptBefore = (
  kept: CheckKept,
  { requestHash, requestKey }: Pick<CheckAsked, 'requestHash' | 'requestKey'>,
): Result<Applied<Checked>, OtherRequest> =>
  kept.requestHash === requestHash ? ok({ isFirst: false, value: kept }) : refuse({ reason: 'idempotency-mismatch', id: requestKey })

const beforeIn = ({ answer }: CheckContext): CustomerCheck | undefined => (answer === null ? undefined : answerFromText(answer))
