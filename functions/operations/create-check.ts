import type { CheckInput } from '../domain/customers/check'
import type { CustomerFacts } from '../domain/customers/customer'
import type { IsoDate } from '../domain/law'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment, OnBehalf } from '../store/caller'
import type { CheckKept, NewCheck, NewDelivery } from '../store/customer-store'
import type { Mark } from '../store/screening-store'
import type { Store } from '../store/store'
import type { CustomerCheck } from './compose-check'
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
  readonly requestHash: string
  readonly requestId: string
  readonly id: string
  readonly salt: string
  readonly engine: string
  /** Keyed hashes of what the customer is known by. */
  readonly marks: (facts: CustomerFacts) => Promise<readonly Mark[]>
  readonly cause: NewCheck['cause']
  /** For a sender's hook: the delivery, with the reply that the answer comes to. */
  readonly delivery?: ((answer: CustomerCheck) => Promise<NewDelivery>) | undefined
}

export type CheckRefusal =
  | { readonly reason: 'idempotency-mismatch'; readonly id: string }
  | { readonly reason: 'invalid-fact'; readonly pointer: string; readonly detail: string }

/** The answer to a check as it is kept: its text. */
export type Checked = Pick<CheckKept, 'id' | 'customer' | 'answer'>

/**
 * Checks a customer and keeps the record. A repeated key is the first answer again. The check is decided anew where other lists
 * came in force meanwhile, or another check of the customer came between.
 */
export const createCheck = async (
  store: Store,
  caller: Caller | OnBehalf,
  now: Moment,
  asked: CheckAsked,
): Promise<Result<Applied<Checked>, CheckRefusal>> => {
  const context = await store.readCheckContext(caller, now, { requestKey: asked.requestKey, customer: asked.customer, marks: [] })
  if (context.kept === undefined) throw new Error('not built')
  if (context.kept.requestHash !== asked.requestHash) return refuse({ reason: 'idempotency-mismatch', id: asked.requestKey })
  return ok({ isFirst: false, value: context.kept })
}

export type { CheckInput }
