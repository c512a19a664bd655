import type { Clearance, ClearedBody, Pair, PairRuling } from '../domain/lists/clearance'
import type { Result } from '../domain/result'
import type { Applied, Caller, Moment, OnBehalf, OtherRequest } from './caller'

/** A clearance that is to be kept, under an id that whoever asks has made. */
export type NewClearance = {
  readonly id: string
  readonly requestKey: string
  /** SHA-256 of the canonical request. */
  readonly requestHash: string
  readonly pair: Pair
  readonly body: ClearedBody
  readonly retainedUntil: string
}

export type NewRevocation = {
  readonly id: string
  readonly clearance: string
  readonly requestKey: string
  readonly requestHash: string
  readonly reason: string
  readonly by: string
  readonly retainedUntil: string
}

/** What a ruling on a screening's match says of the parties that met the entry. */
export type RuledPairs = {
  readonly word: PairRuling['word']
  readonly pairs: readonly { readonly id: string; readonly pair: Pair; readonly body: ClearedBody }[]
  readonly retainedUntil: string
}

export type ClearanceNotFound = { readonly reason: 'clearance-not-found'; readonly clearance: string }

/** A clearance, and the place in their order from which an older page goes on. */
export type ClearanceRow = { readonly seq: number; readonly clearance: Clearance }

/** What people said of parties and list entries. Append-only. */
export type ClearanceStore = {
  addClearance(caller: Caller, now: Moment, clearance: NewClearance): Promise<Result<Applied<Clearance>, OtherRequest>>
  /** What an earlier request under the key came to; undefined where there was none. */
  findRequestedClearance(
    caller: Caller,
    now: Moment,
    asked: Pick<NewClearance, 'requestKey' | 'requestHash'>,
  ): Promise<Result<Applied<Clearance>, OtherRequest> | undefined>
  /** Whatever ended it before stays its end. A revocation opens the pair: it ends whatever clearances that has. */
  revokeClearance(
    caller: Caller,
    now: Moment,
    revocation: NewRevocation,
  ): Promise<Result<Applied<Clearance>, OtherRequest | ClearanceNotFound>>
  findClearance(caller: Caller, now: Moment, id: string): Promise<Clearance | undefined>
  /** Newest first. */
  listClearances(
    caller: Caller,
    now: Moment,
    filter: { readonly listedParty?: string | undefined; readonly before?: number | undefined; readonly limit: number },
  ): Promise<readonly ClearanceRow[]>
  /**
   * What people said of these pairs: what holds, and what was said of the same name and entry before one of them changed. Asked
   * only where a screening has matches.
   */
  readClearances(caller: Caller | OnBehalf, now: Moment, pairs: readonly Pair[]): Promise<readonly PairRuling[]>
}
