import type { OrderStanding } from '../domain/back-office/duty-state'
import type { IsoDate } from '../domain/law'
import type { RulingEvidence } from '../domain/records/screening'
import type { Result } from '../domain/result'
import type { Applied, Caller, Moment, OtherRequest } from './caller'

/** A record whose duties are to be counted, as it stands. Texts are null once deleted. */
export type DutySource = { readonly tenant: string; readonly record: string; readonly asked: number } & (
  | {
      readonly kind: 'screening'
      readonly input: string | null
      readonly answer: string | null
      readonly decidedAt: Date
      /** When the first goods of the order were on their way; null: nothing is known to have left. */
      readonly leftAt: Date | null
    }
  | {
      readonly kind: 'check'
      readonly customer: string
      readonly answer: string | null
      readonly cause: string
      /** Codes of duties of this customer that are done, once for each. */
      readonly done: readonly string[]
      /** Codes of those that are open. */
      readonly open: readonly string[]
    }
)

/** A duty as it is kept. */
export type NewDuty = {
  readonly id: string
  readonly code: string
  readonly dueOn: IsoDate | null
  readonly isWait: boolean
  readonly customer: string | null
  /** JSON. */
  readonly body: string
}

/** What follows from a record, or from no more than was known of it when `asked` was read. */
export type CountedSource = Pick<DutySource, 'tenant' | 'kind' | 'record' | 'asked'> & { readonly duties: readonly NewDuty[] }

/** Of orders, the last ones; `isWhole` says whether those are all. */
export type DutyCause =
  | ({ readonly kind: 'screening'; readonly screening: string; readonly reference: string } & OrderStanding)
  | { readonly kind: 'check'; readonly check: string; readonly customer: string; readonly isRaised: boolean }

export type CompletionBody = { readonly by: string; readonly evidence: readonly RulingEvidence[]; readonly note?: string | undefined }

/** That somebody said a duty is done. The body is absent once deleted. */
export type Completion = {
  readonly id: string
  readonly duty: string
  readonly at: Date
  readonly completedOn: IsoDate
  readonly body?: CompletionBody
}

export type DutyFound = {
  readonly seq: number
  readonly id: string
  readonly code: string
  readonly dueOn: IsoDate | null
  readonly isWait: boolean
  /** Somebody said that it is done, and nothing was added since. */
  readonly isDone: boolean
  /** JSON. */
  readonly body: string
  readonly createdAt: Date
  readonly changedAt: Date
  readonly causes: readonly DutyCause[]
  readonly isWhole: boolean
  /** Oldest first. */
  readonly completions: readonly Completion[]
}

/** In the place of a day that nobody knows: after all others. */
export const undated = 'undated'

/** After this duty, by day. */
export type DutyCursor = { readonly dueOn: string; readonly seq: number }

/** Duties due before a day, from a day on, or both. */
export type DutyFilter = {
  readonly dueBefore?: IsoDate | undefined
  readonly dueFrom?: IsoDate | undefined
  /** Those that nobody said are done, or those that somebody did; absent: all. */
  readonly isOpen?: boolean | undefined
  readonly after?: DutyCursor | undefined
  readonly limit: number
}

export type NewCompletion = {
  readonly id: string
  readonly duty: string
  readonly requestKey: string
  readonly requestHash: string
  readonly completedOn: IsoDate
  readonly body: CompletionBody
  readonly retainedUntil: IsoDate
}

export type DutyNotFound = { readonly reason: 'duty-not-found'; readonly duty: string }
export type TokenNotFound = { readonly reason: 'calendar-token-not-found'; readonly token: string }

/** An address of a tenant's calendar, without the token that opens it. */
export type CalendarToken = { readonly id: string; readonly name: string; readonly createdAt: Date; readonly revokedAt: Date | null }

export type NewToken = {
  readonly id: string
  readonly name: string
  /** SHA-256 of the token, in hexadecimal. */
  readonly hash: string
  readonly requestKey: string
  readonly requestHash: string
}

/** What orders and customers leave to be done, and who said that it was. */
export type DutyStore = {
  /** Records whose duties are not counted yet, oldest first: of one tenant, or of all. */
  uncounted(tenant: string | undefined, limit: number): Promise<readonly DutySource[]>
  /** One batch. Where more came to be known of a record meanwhile nothing of it is kept, and it stays uncounted. */
  keepCounted(now: Moment, counted: readonly CountedSource[]): Promise<void>
  listDuties(caller: Caller, now: Moment, filter: DutyFilter): Promise<readonly DutyFound[]>
  completeDuty(caller: Caller, now: Moment, completion: NewCompletion): Promise<Result<Applied<Completion>, DutyNotFound | OtherRequest>>
  /** Empties what people wrote and is not retained any more; tells of how many. */
  forgetCompletions(now: Moment): Promise<number>

  createCalendarToken(caller: Caller, now: Moment, token: NewToken): Promise<Result<Applied<CalendarToken>, OtherRequest>>
  /** Newest first. */
  listCalendarTokens(caller: Caller, now: Moment): Promise<readonly CalendarToken[]>
  revokeCalendarToken(caller: Caller, now: Moment, id: string): Promise<Result<CalendarToken, TokenNotFound>>
  /** Whose calendar a token opens, by its hash. Undefined: none, or not any more. */
  calendarTenant(hash: string): Promise<string | undefined>
  /** Duties of a tenant for its calendar, which asks for no key: `calendarTenant` was asked. */
  calendarDuties(tenant: string, filter: DutyFilter): Promise<readonly DutyFound[]>
}
