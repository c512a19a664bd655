import type { CheckPolicy, CheckReadings } from '../domain/customers/check'
import type { CheckCounts } from '../domain/customers/check-counts'
import type { CheckRulingKind } from '../domain/customers/check-standing'
import type { ComputeTier, LinkedAccount } from '../domain/customers/compute-request'
import type { KycCode, Resolution } from '../domain/customers/kyc-flag'
import type { IsoDate } from '../domain/law'
import type { Decision } from '../domain/records/screening'
import type { Result } from '../domain/result'
import type { Applied, Caller, Moment, OnBehalf } from './caller'
import type { Versions } from './record-store'
import type { Watched } from './rescreen-store'
import type { Mark, NewScreening } from './screening-store'

/** A delivery of a sender's hook, by which a repeated one is known, and the reply that it gets. */
export type NewDelivery = {
  readonly connection: string
  readonly key: string
  /** JSON: status, headers and body, as they were sent. Null where the reply is made anew from the check. */
  readonly reply: string | null
}

/** A check to be kept, with its answer: everything it depends on was read before. */
export type NewCheck = {
  readonly id: string
  readonly customer: string
  readonly requestKey: string
  readonly requestHash: string
  readonly requestId: string
  readonly asOf: IsoDate
  /** JSON texts: `CheckInput`, and the answer as it is given. */
  readonly input: string
  readonly answer: string
  readonly decision: Decision
  readonly computeTier: ComputeTier
  /** What is counted in reports, as plain values. */
  readonly counts: CheckCounts
  readonly versions: Versions
  readonly pointer: NewScreening['pointer']
  readonly salt: string
  readonly retention: { readonly class: string; readonly until: IsoDate }
  /** By what the customer is known again, as keyed hashes. Their kinds are those of `accountLinks`. Absent: those it has stay. */
  readonly marks?: readonly Mark[] | undefined
  readonly watched: Watched
  /** Why it was made: asked for, or by an event, new lists, another state of a rule, a day that came. */
  readonly cause: 'asked' | 'event' | 'lists' | 'rules' | 'due'
  /** The first day on which it is to be made again by itself: a document expires, a rule changes. */
  readonly dueOn: IsoDate | null
  /** Law, lists and policy by which it was decided: another one makes it due. */
  readonly epoch: string
  /** The check that it must follow; null: the customer's first. Absent: whichever. */
  readonly follows?: string | null | undefined
  /** Told to the tenant. Absent: nothing changed. */
  readonly notification?: { readonly id: string; readonly type: 'customer.decided'; readonly payload: unknown } | undefined
  readonly delivery?: NewDelivery | undefined
}

/** The check under a request key: of this request, or of the first that came with it. */
export type CheckKept = { readonly id: string; readonly customer: string; readonly requestHash: string; readonly answer: string }

export type CheckContext = {
  /** The answer to a request that came before. */
  readonly kept: CheckKept | undefined
  readonly readings: CheckReadings
  /** Facts of the customer's last check, as JSON text of `CustomerFacts`, and its answer. */
  readonly facts: string | null
  readonly answer: string | null
}

export type CustomerRecord = {
  readonly id: string
  readonly createdAt: Date
  readonly facts: unknown
  readonly standing: Decision
  readonly computeTier: ComputeTier
  readonly checks: readonly {
    readonly id: string
    readonly decidedAt: Date
    readonly decision: Decision
    readonly computeTier: ComputeTier
    readonly cause: string
  }[]
}

export type CheckRecord = {
  readonly id: string
  readonly customer: string
  readonly decidedAt: Date
  readonly asOf: IsoDate
  readonly decision: Decision
  readonly input: string | null
  readonly answer: string | null
  readonly versions: Versions
  readonly rulings: readonly CheckRuling[]
  readonly standing: Decision
}

/** What a person says of a check: of one of its flags, or of the customer. */
export type CheckRuling = {
  readonly id: string
  readonly check: string
  readonly at: Date
  readonly ruling: CheckRulingKind
  /** The flag that it speaks of. */
  readonly code: KycCode | null
  readonly subject: string | null
  /** What the flag said: the ruling holds for as long as it says the same. */
  readonly because: string | null
  readonly body: Omit<Resolution, 'id' | 'kind' | 'at'> | null
}

export type NewCheckRuling = Omit<CheckRuling, 'at'> & { readonly salt: string; readonly requestKey: string; readonly requestHash: string }

export type CheckRulingRefusal =
  | { readonly reason: 'idempotency-mismatch'; readonly id: string }
  | { readonly reason: 'check-not-found'; readonly check: string }
  | { readonly reason: 'invalid-fact'; readonly pointer: string; readonly detail: string }

/** A customer whose last check was made under other law or lists, or whose day came. */
export type CustomerDue = {
  readonly tenant: string
  readonly customer: string
  readonly check: string
  readonly input: string
  readonly answer: string
  readonly epoch: string
  readonly dueOn: IsoDate | null
}

/** Compliance counts, as the proposed rule would ask for them. */
export type KycReport = {
  readonly accounts: number
  readonly foreignAccounts: number
  readonly unverified: { readonly open: number; readonly resolved: number; readonly refused: number }
  readonly foreignOwners: readonly { readonly country: string; readonly count: number }[]
  readonly resellers: readonly { readonly customer: string; readonly country: string | null }[]
  readonly decisions: Readonly<Record<Decision, number>>
}

/** Customers of a tenant, what was told of them over time, and their checks. */
export type CustomerStore = {
  /**
   * One batch. Accounts that share a mark are linked, as far as they are not the customer itself.
   *
   * @param asked Marks absent: those that were kept for the customer.
   */
  readCheckContext(
    caller: Caller | OnBehalf,
    now: Moment,
    asked: {
      readonly requestKey: string
      readonly customer: string
      readonly marks?: readonly Mark[] | undefined
    },
  ): Promise<CheckContext>
  /** One batch; a repeated key finds the first. Undefined: other lists are in force, or another check came between, and nothing was kept. */
  keepCheck(caller: Caller | OnBehalf, now: Moment, check: NewCheck): Promise<CheckKept | undefined>
  findCustomer(caller: Caller, now: Moment, id: string): Promise<CustomerRecord | undefined>
  findCheck(caller: Caller, now: Moment, id: string): Promise<CheckRecord | undefined>
  addCheckRuling(
    caller: Caller,
    now: Moment,
    ruling: NewCheckRuling,
    /** Decides with what was ruled before whether it may be ruled. */
    bar: (record: CheckRecord) => string | undefined,
  ): Promise<Result<Applied<{ readonly ruling: CheckRuling; readonly standing: Decision }>, CheckRulingRefusal>>
  /** Customers to be checked again, of all tenants. */
  customersDue(now: Moment, epoch: string, limit: number): Promise<readonly CustomerDue[]>
  /** Nothing changed: the last check stands under the new law and lists as well. */
  keepChecked(
    now: Moment,
    checked: readonly {
      readonly tenant: string
      readonly customer: string
      readonly check: string
      readonly epoch: string
      readonly dueOn: IsoDate | null
    }[],
  ): Promise<void>
  kycReport(caller: Caller, now: Moment, from: IsoDate, to: IsoDate): Promise<KycReport>
}

export type { CheckPolicy, LinkedAccount }
