import type { IsoDate } from '../domain/law'
import type { Head, OpenedLink } from '../domain/records/chain'
import type { Decision, Disposition, Ruling, RulingBody, ScreeningSummary } from '../domain/records/screening'
import type { Result } from '../domain/result'
import type { Applied, Caller, Moment, OnBehalf } from './caller'
import type { RuledPairs } from './clearance-store'

/** Which programs and data a decision was made with. */
export type Versions = {
  readonly rulebook: string
  /** Of this service, as package.json has it. */
  readonly engine: string
  /** Of the rules by which a screening decides. */
  readonly policy: string
  /** Of the name matcher, and the list snapshot it searched; null while parties are screened by the caller. */
  readonly matcher: string | null
  readonly snapshot: string | null
}

/** A screening as it is kept. Input, readings and answer are JSON texts; null once deleted, the answer also until it was composed. */
export type ScreeningRecord = {
  readonly seq: number
  readonly id: string
  readonly tenant: string
  readonly reference: string
  readonly requestId: string
  readonly decidedAt: Date
  readonly asOf: IsoDate
  readonly decision: Decision | null
  readonly outcome: string | null
  readonly input: string | null
  readonly readings: string | null
  readonly answer: string | null
  readonly versions: Versions
  readonly hold: string | null
  readonly supersedes: string | null
  readonly retentionClass: string
  readonly retainedUntil: IsoDate
  /** When its contents were deleted. */
  readonly deletedAt: Date | null
}

/** A screening with everything people ruled on it, oldest first. */
export type RuledScreening = { readonly record: ScreeningRecord; readonly dispositions: readonly Disposition[] }

/** Before this record, newest first. */
export type RecordCursor = { readonly decidedAt: number; readonly seq: number }

export type RecordPage = { readonly screenings: readonly ScreeningSummary[]; readonly next: RecordCursor | undefined }

/** A ruling as it was asked for. The id and the salt are made by whoever asks. */
export type RulingRequest = {
  readonly id: string
  readonly salt: string
  readonly screening: string
  readonly requestKey: string
  /** SHA-256 of the canonical request, the screening included. */
  readonly requestHash: string
  readonly ruling: Ruling
  readonly body: RulingBody
  /** What it says of the parties that met the entry. */
  readonly pairs?: RuledPairs | undefined
}

/** A ruling, where the screening stood after it, what became of the hold if the ruling let it go, and what it cleared. */
export type Ruled = {
  readonly disposition: Disposition
  readonly standing: Decision
  readonly hold: { readonly id: string; readonly released: boolean } | undefined
  /** Ids of the clearances that came with it. */
  readonly clearances: readonly string[]
}

export type RulingRefusal =
  | { readonly reason: 'idempotency-mismatch'; readonly id: string }
  | { readonly reason: 'screening-not-found'; readonly screening: string }
  | { readonly reason: 'invalid-fact'; readonly pointer: string; readonly detail: string }

/** Its answer is to be composed first; then the same request is made again. */
export type NotComposed = { readonly reason: 'not-composed'; readonly screening: string }

/** A screening as an auditor's table has it. */
export type RecordRow = {
  readonly cursor: RecordCursor
  readonly id: string
  readonly reference: string
  readonly decidedAt: Date
  readonly asOf: IsoDate
  readonly track: string | null
  readonly decision: string | null
  readonly outcome: string | null
  readonly authority: { readonly kind: string | null; readonly symbol: string | null; readonly number: string | null }
  readonly hold: string | null
  readonly rulebook: string | null
  readonly dispositions: readonly Disposition[]
  readonly chainSeq: number | null
  readonly contentHash: string | null
  readonly deletedAt: Date | null
}

/** A part of a tenant's chain, and where all of it ends. */
export type ChainPage = {
  readonly links: readonly (OpenedLink & { readonly sealedAt: Date })[]
  readonly head: Head
  /** Records that wait for the next run of the sealing job. */
  readonly unsealed: number
}

/** Stored screenings, what people rule on them, and the chain that holds them together. */
export type RecordStore = {
  findScreening(caller: Caller | OnBehalf, now: Moment, id: string): Promise<RuledScreening | undefined>
  /** Newest first. A page may be short and still have a next one: so many records are looked at and no more. */
  listScreenings(
    caller: Caller,
    now: Moment,
    filter: {
      readonly reference?: string | undefined
      readonly decision?: Decision | undefined
      readonly after?: RecordCursor | undefined
      readonly limit: number
    },
  ): Promise<RecordPage>
  /** One batch: the ruling, and the release of the hold where it ends the order. The same request again hears the first answer. */
  addDisposition(caller: Caller, now: Moment, request: RulingRequest): Promise<Result<Applied<Ruled>, RulingRefusal | NotComposed>>
  /** Decided from one instant on and before another, oldest first, a page at a time. */
  recordsBetween(
    caller: Caller,
    now: Moment,
    from: Date,
    before: Date,
    after: RecordCursor | undefined,
    limit: number,
  ): Promise<readonly RecordRow[]>
  /** @param contents With salt and content of what is not deleted; pages are shorter then. */
  readChain(caller: Caller, now: Moment, after: number, contents: boolean): Promise<ChainPage>

  /** Links what is not yet in a chain, each tenant's in order. Runs beside each other do no harm. Tells how many links it made. */
  seal(now: Moment): Promise<number>
  /**
   * Empties sealed records whose retention ended before today, and what people wrote on them; forgets the parties of whom no
   * record is kept any more. Tells how many records.
   */
  deleteExpired(now: Moment): Promise<number>
}
