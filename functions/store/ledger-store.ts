import type { IsoDate } from '../domain/law'
import type { Allocation, AllocationKind, AllocationRefusal, AllocationTerms } from '../domain/quota/allocation'
import type { Hold, HoldOperation, HoldRefusal } from '../domain/quota/hold'
import type { Result } from '../domain/result'
import type { Applied, Caller, Moment, OnBehalf, OtherRequest } from './caller'

/** What an operation heard. `isReplay`: when it was asked before. `hasPlaced`: the hold is its own doing, not one it met. */
export type Answered = Result<Applied<Hold>, HoldRefusal> & { readonly isReplay: boolean; readonly hasPlaced: boolean }

export type AnsweredAll = { readonly answers: readonly Answered[]; readonly isReplay: boolean }

/** One of many: named by the caller. */
export type NamedOperation = { readonly id: string; readonly operation: HoldOperation }

/** A movement on an allocation. */
export type Entry = {
  readonly seq: number
  readonly kind: string
  readonly at: Date
  readonly hold: string | null
  readonly heldTpp: number
  readonly capturedTpp: number
  readonly baseTpp: number
  readonly units: { readonly held: number; readonly captured: number }
  readonly value: { readonly held: number; readonly captured: number }
  readonly reason: string | null
}

/** A balance that is not the sum of its entries, or lines that are not what is held. Never expected. */
export type Difference = { readonly allocation: string; readonly measure: string; readonly counter: number; readonly entries: number }

export type AuditReport = { readonly at: Date; readonly allocations: number; readonly differences: readonly Difference[] }

/**
 * The ledger. Each call is one batch; SQL decides and records the decision, so that a repeated id hears the same answer.
 * Refusals are values; `Unavailable` and `KeyNotLive` are thrown.
 */
export type LedgerStore = {
  /** The caller names the hold. The same lines again are the hold as it now stands. */
  placeHold(
    caller: Caller,
    now: Moment,
    operation: HoldOperation & { op: 'place' },
    attempt: string,
  ): Promise<Result<Applied<Hold>, HoldRefusal>>
  findHold(caller: Caller | OnBehalf, now: Moment, id: string): Promise<Hold | undefined>
  /** @param id Of the operation: the same id again answers as the first time. */
  applyOperation(caller: Caller | OnBehalf, now: Moment, id: string, operation: HoldOperation): Promise<Answered>
  /** In order, each answered alone. */
  applyOperations(caller: Caller, now: Moment, operations: readonly NamedOperation[]): Promise<readonly Answered[]>
  /** The same under one key: where it was sent with other operations before, none of these is applied. */
  applyBatch(caller: Caller, now: Moment, key: string, operations: readonly NamedOperation[]): Promise<Result<AnsweredAll, OtherRequest>>

  /** @param version The one that is amended; absent for a new allocation. */
  putAllocation(
    caller: Caller,
    now: Moment,
    id: string,
    terms: AllocationTerms,
    version: number | undefined,
  ): Promise<Result<Applied<Allocation>, AllocationRefusal>>
  /** A shared one only where the tenant has entries of its own, unless it is the deployment that asks. */
  findAllocation(caller: Caller, now: Moment, id: string): Promise<Allocation | undefined>
  listAllocations(
    caller: Caller,
    now: Moment,
    filter: {
      readonly kind?: AllocationKind | undefined
      readonly holder?: string | undefined
      /** Id after which to go on, in the order of ids. */
      readonly after?: string | undefined
    },
    limit: number,
  ): Promise<readonly Allocation[]>
  /** The tenant's own movements after a number, oldest first. */
  listEntries(caller: Caller, now: Moment, id: string, after: number, limit: number): Promise<readonly Entry[] | undefined>
  /**
   * What stood against the ceiling at an instant of the past, by its entries. Undefined where there was no such allocation; of
   * a shared one only the deployment hears.
   */
  balanceAt(caller: Caller, now: Moment, id: string, at: Date, day: IsoDate): Promise<Allocation | undefined>
  /** @param id Of the operation. */
  moveBase(
    caller: Caller,
    now: Moment,
    id: string,
    move: { readonly allocation: string; readonly deltaTpp: number; readonly reason: string; readonly asOf: IsoDate },
  ): Promise<Result<Applied<Allocation>, BaseRefusal>>

  /** Lets go of lapsed holds, at most so many allocations at a time. Nothing depends on it but tidiness. */
  expireLapsed(now: Moment): Promise<number>
  /** Compares every balance with the sum of its entries, and what is held with open lines; keeps the report. */
  audit(now: Moment): Promise<readonly Difference[]>
  /** The report of the last audit; undefined before the first. */
  latestAudit(caller: Caller, now: Moment): Promise<AuditReport | undefined>
}

export type BaseRefusal =
  | { readonly reason: 'allocation-not-found'; readonly allocation: string }
  | { readonly reason: 'invalid-fact'; readonly pointer: string; readonly detail: string }
  | OtherRequest
