/** Calendar date `YYYY-MM-DD`. Dates of the law are days in US Eastern and have no hour. */
export type IsoDate = string

/** How well a fact is established: read in an official text, told by one reliable account, recalled, inferred, or not established. */
export type Confidence = 'confirmed' | 'secondary' | 'recalled' | 'inferred' | 'unconfirmed'

const strength: readonly Confidence[] = ['unconfirmed', 'inferred', 'recalled', 'secondary', 'confirmed']

/** A conclusion is no better established than the weakest fact it rests on. */
export const weaker = (one: Confidence, other: Confidence): Confidence => (strength.indexOf(one) < strength.indexOf(other) ? one : other)

/** Where the text stands, and the notice that put it there. */
export type Citation = { readonly provision: string; readonly notice?: string }

/** The law's two truths since January 2025: what is applied, and what is printed. */
export const baseTracks = ['enforced', 'codified'] as const
export type BaseTrack = (typeof baseTracks)[number]

type Entry = {
  readonly from: IsoDate
  /** Compliance date, where the notice sets one: until then the earlier entry decides. */
  readonly dueFrom?: IsoDate
  readonly cite: Citation
  readonly confidence: Confidence
  /** The one track that it stands on. Absent: on both. */
  readonly track?: BaseTrack
}
export type Dated<T> = Entry & { readonly value: T }
export type Ended = Entry & { readonly ended: true }

/** Oldest first; each entry stands until the next one binds. */
export type History<T> = readonly [Dated<T>, ...(Dated<T> | Ended)[]]

/** One provision of a regime: what it says, through time. */
export type Provision<T> = { readonly id: string; readonly title: string; readonly history: History<T> }

export type InForce<T> =
  | { readonly state: 'governs'; readonly entry: Dated<T> }
  | { readonly state: 'ended'; readonly entry: Ended }
  | { readonly state: 'not-yet'; readonly first: IsoDate; readonly cite: Citation }

/**
 * What a provision says on a given day. A day before the first entry is answered `not-yet`: we do not guess backwards.
 *
 * @param day Date of export in US Eastern, `YYYY-MM-DD`. Not the order date.
 * @param track Entries of the other track are passed over.
 */
export const inForce = <T>({ history }: Provision<T>, day: IsoDate, track: BaseTrack = 'enforced'): InForce<T> => {
  const entry = history.findLast((each) => standsOn(each, track) && bindsFrom(each) <= day)
  if (entry === undefined) {
    const first = history.find((each) => standsOn(each, track)) ?? history[0]
    return { state: 'not-yet', first: bindsFrom(first), cite: first.cite }
  }
  return 'ended' in entry ? { state: 'ended', entry } : { state: 'governs', entry }
}

/** The entry that governs, or undefined where the provision says nothing that day. */
export const governing = <T>(provision: Provision<T>, day: IsoDate, track?: BaseTrack): Dated<T> | undefined => {
  const answer = inForce(provision, day, track)
  return answer.state === 'governs' ? answer.entry : undefined
}

/** An entry that is effective on the day but does not bind yet, if there is one. */
export const notYetDue = <T>({ history }: Provision<T>, day: IsoDate, track: BaseTrack = 'enforced'): Dated<T> | Ended | undefined =>
  history.find((each) => standsOn(each, track) && each.from <= day && day < bindsFrom(each))

export const standsOn = (entry: Dated<unknown> | Ended, track: BaseTrack): boolean => entry.track === undefined || entry.track === track

export const bindsFrom = ({ from, dueFrom = from }: Dated<unknown> | Ended): IsoDate => dueFrom

/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** So many whole days later; earlier where they are negative. */
export const daysAfter = (day: IsoDate, days: number): IsoDate => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

export const dayBefore = (day: IsoDate): IsoDate => daysAfter(day, -1)
export const dayAfter = (day: IsoDate): IsoDate => daysAfter(day, 1)

/** The same day some months before; the last of its month where that is shorter. */
export const monthsBefore = (day: IsoDate, months: number): IsoDate => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10)
}
