import type { IsoDate } from '../domain/law'
import type { Allocation, AllocationKind, AllocationRefusal, AllocationTerms } from '../domain/quota/allocation'
import type { Hold, HoldOperation, HoldRefusal } from '../domain/quota/hold'
import type { Head, OpenedLink } from '../domain/records/chain'
import type { Decision, Disposition, Ruling, RulingBody, ScreeningSummary } from '../domain/records/screening'
import type { Result } from '../domain/result'
import type { Candidate, LineReading, Readings, Registered } from '../domain/screening/readings'

/** Who asks, as its key says. The key is checked again in each batch that writes or reads what is a tenant's. */
export type Caller = { readonly tenant: string; readonly keyId: string; readonly keyHash: string }

/** Now, as an instant and as a day in US Eastern. */
export type Moment = { readonly at: Date; readonly day: IsoDate }

/** What an operation came to, and whether it was done now or long ago. */
export type Applied<T> = { readonly isFirst: boolean; readonly value: T }

/** What an operation heard. `isReplay`: when it was asked before. `hasPlaced`: the hold is its own doing, not one it met. */
export type Answered = Result<Applied<Hold>, HoldRefusal> & { readonly isReplay: boolean; readonly hasPlaced: boolean }
export type AnsweredAll = { readonly answers: readonly Answered[]; readonly isReplay: boolean }

/** The key was sent with another request before. */
export type OtherRequest = { readonly reason: 'idempotency-mismatch'; readonly id: string }

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
  findHold(caller: Caller, now: Moment, id: string): Promise<Hold | undefined>
  /** @param id Of the operation: the same id again answers as the first time. */
  applyOperation(caller: Caller, now: Moment, id: string, operation: HoldOperation): Promise<Answered>
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

/** Reserved: the tenant that runs the service. It alone writes shared ceilings and makes tenants. */
export const deployment = 'deployment'

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
}

/** A ruling, where the screening stood after it, and what became of the hold if the ruling let it go. */
export type Ruled = {
  readonly disposition: Disposition
  readonly standing: Decision
  readonly hold: { readonly id: string; readonly released: boolean } | undefined
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
  findScreening(caller: Caller, now: Moment, id: string): Promise<RuledScreening | undefined>
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
  /** Empties sealed records whose retention ended before today, and what people wrote on them. Tells how many records. */
  deleteExpired(now: Moment): Promise<number>
}

/** An answer's text with what it came to, and what it was composed from. */
export type ComposedAnswer = {
  readonly answer: string
  readonly decision: Decision
  readonly outcome: string
  readonly hold: string | null
  readonly found: Found
  /** A hold that must not stand, since the decision is to block. */
  readonly releases?: string
}

/** What a screening found in the database, beside what was registered: that is part of its input. */
export type Found = Omit<Readings, 'registered'>

/** A keyed hash of something that a consignee is known by. */
export type Mark = { readonly kind: string; readonly mark: string }

/** A screening to be kept, and what it wants of the ledger. */
export type NewScreening = {
  readonly id: string
  readonly requestKey: string
  readonly requestHash: string
  readonly requestId: string
  readonly reference: string
  readonly asOf: IsoDate
  readonly track: string
  readonly input: string
  readonly versions: Versions
  readonly salt: string
  readonly retention: { readonly class: string; readonly until: IsoDate }
  /** Tried in order until one is placed. */
  readonly candidates: readonly Candidate[]
  /** Absent: nothing is set aside. */
  readonly expiresAt: Date | undefined
  readonly marks: readonly Mark[]
  /** The answer where it depends on nothing in the database. */
  readonly composed?: Pick<ComposedAnswer, 'answer' | 'decision' | 'outcome'> | undefined
  /** The answer if everything is still as it was read before. */
  readonly expected?: { readonly before: string; readonly composed: ComposedAnswer } | undefined
}

/** The record under a key: of this request, or of the first that came with it. */
export type ScreeningFound = {
  readonly id: string
  readonly requestHash: string
  readonly decidedAt: Date
  readonly input: string
  readonly versions: Versions
  /** Null until it was composed. */
  readonly answer: string | null
  readonly found: Found
}

/** What a tenant registered that an order may draw on. */
export type Register = {
  readonly registered: readonly Registered[]
  /** What stands against each of them, as a deciding batch would read it. */
  readonly counters: readonly LineReading[]
  readonly policy: Readings['policy']
  readonly supersedes: string | null
}

/** Screenings as they are decided. */
export type ScreeningStore = {
  readRegister(
    caller: Caller,
    now: Moment,
    asked: {
      readonly reference: string
      readonly asOf: IsoDate
      readonly licenses: readonly string[]
      readonly parties: readonly string[]
    },
  ): Promise<Register>
  decideScreening(caller: Caller, now: Moment, screening: NewScreening): Promise<ScreeningFound>
  /** The same of a record that has no answer yet, by its id. */
  findUnanswered(caller: Caller, now: Moment, screening: Pick<NewScreening, 'id' | 'candidates' | 'marks'>): Promise<ScreeningFound>
  /** @returns The answer that stands: the first one kept. */
  keepAnswer(caller: Caller, now: Moment, id: string, composed: ComposedAnswer): Promise<string>
}

/** What a tenant decided for itself. */
export type TenantPolicy = {
  /** Whether exceptions and authorizations of the codified track count for its screenings. */
  readonly codifiedCounts: boolean
}

export type TenantTerms = { readonly name: string; readonly policy: TenantPolicy }
export type Tenant = TenantTerms & { readonly id: string; readonly version: number; readonly createdAt: Date }

/** A key as far as it is kept: neither the key itself nor its hash. */
export type KeyRecord = {
  readonly id: string
  readonly tenant: string
  readonly scopes: readonly string[]
  readonly createdAt: Date
  readonly expiresAt: Date
  /** From this instant it opens nothing that is kept; it may lie ahead while a successor takes over. */
  readonly revokedAt: Date | null
  readonly rotatedFrom: string | null
}

/** A key that was minted and is to be kept. */
export type NewKey = {
  readonly id: string
  readonly tenant: string
  readonly scopes: readonly string[]
  readonly hash: string
  readonly expiresAt: Date
}

/** A request by its Idempotency-Key, and what was asked, by which a repeated one is known. */
export type Asked = { readonly requestKey: string; readonly body: unknown }

export type TenantRefusal = { readonly reason: 'tenant-differs'; readonly tenant: string; readonly version: number }

export type KeyRefusal =
  | { readonly reason: 'tenant-not-found'; readonly tenant: string }
  | { readonly reason: 'key-not-found'; readonly key: string }
  | { readonly reason: 'key-retired'; readonly key: string }
  | { readonly reason: 'last-admin-key'; readonly key: string }
  | { readonly reason: 'scopes-exceeded'; readonly scopes: readonly string[] }
  | { readonly reason: 'invalid-fact'; readonly pointer: string; readonly detail: string }
  | { readonly reason: 'idempotency-mismatch'; readonly id: string }

/** Tenants and keys. A key of the deployment sees all of them, any other its own tenant's. */
export type TenantStore = {
  /** @param version The one that is amended; absent for a new tenant. */
  putTenant(
    caller: Caller,
    now: Moment,
    id: string,
    terms: TenantTerms,
    version: number | undefined,
  ): Promise<Result<Applied<Tenant>, TenantRefusal>>
  findTenant(caller: Caller, now: Moment, id: string): Promise<Tenant | undefined>

  createKey(caller: Caller, now: Moment, asked: Asked, key: NewKey): Promise<Result<Applied<KeyRecord>, KeyRefusal>>
  findKey(caller: Caller, now: Moment, id: string): Promise<KeyRecord | undefined>
  /** Oldest first. Undefined where the tenant is not the caller's to see. */
  listKeys(caller: Caller, now: Moment, tenant: string): Promise<readonly KeyRecord[] | undefined>
  /** The successor is kept, and the old key lives on until an instant, or less if less is left to it. */
  rotateKey(
    caller: Caller,
    now: Moment,
    asked: Asked,
    id: string,
    successor: NewKey,
    oldUntil: Date,
  ): Promise<Result<Applied<KeyRecord>, KeyRefusal>>
  /** At once, and for good. The deployment keeps one live key that may administer it. */
  revokeKey(caller: Caller, now: Moment, id: string): Promise<Result<KeyRecord, KeyRefusal>>
}

/** Everything kept, behind one door. */
export type Store = LedgerStore & TenantStore & RecordStore & ScreeningStore
