import type { IsoDate } from '../domain/law'
import type { Decision } from '../domain/records/screening'
import type { Candidate, LineReading, Readings, Registered } from '../domain/screening/readings'
import type { Caller, Moment, OnBehalf } from './caller'
import type { Versions } from './record-store'
import type { Watched } from './rescreen-store'

/** Begins the keys of screenings that were asked beside what their order goes by. No header can carry it. */
export const asidePrefix = 'redirect\n'

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
  /** The lists that it was decided by, which must be in force; null: none were published. Absent: whichever are. */
  readonly pointer?: { readonly hash: string; readonly retrievedAt: Date } | null | undefined
  readonly salt: string
  readonly retention: { readonly class: string; readonly until: IsoDate }
  /** Tried in order until one is placed. */
  readonly candidates: readonly Candidate[]
  /** Absent: nothing is set aside. */
  readonly expiresAt: Date | undefined
  readonly marks: readonly Mark[]
  /** Under a key of `asidePrefix`. What stands for the order in any state counts as its own room, and it supersedes nothing. */
  readonly isAside?: true | undefined
  /** Whom to look for again when lists change. */
  readonly watched?: Watched | undefined
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
  /** What a deciding batch would read, of an order that nothing is kept of. */
  foreseeReadings(
    caller: Caller | OnBehalf,
    now: Moment,
    screening: Pick<NewScreening, 'reference' | 'candidates' | 'asOf'>,
  ): Promise<Pick<Readings, 'policy' | 'supersedes' | 'lines'>>
  readRegister(
    caller: Caller | OnBehalf,
    now: Moment,
    asked: {
      readonly reference: string
      readonly asOf: IsoDate
      readonly licenses: readonly string[]
      readonly parties: readonly string[]
    },
  ): Promise<Register>
  /** Undefined where other lists are in force: nothing was kept or set aside. */
  decideScreening(caller: Caller | OnBehalf, now: Moment, screening: NewScreening): Promise<ScreeningFound | undefined>
  /** The same of a record that has no answer yet, by its id. */
  findUnanswered(
    caller: Caller | OnBehalf,
    now: Moment,
    screening: Pick<NewScreening, 'id' | 'candidates' | 'marks'>,
  ): Promise<ScreeningFound>
  /** @returns The answer that stands: the first one kept. */
  keepAnswer(caller: Caller | OnBehalf, now: Moment, id: string, composed: ComposedAnswer): Promise<string>
}
