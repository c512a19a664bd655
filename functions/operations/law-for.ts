import { baseTracks, type IsoDate } from '../domain/law'
import { ok, type Result, refuse } from '../domain/result'
import type { Law } from '../domain/rulebook'
import { lawOfDay } from '../regimes/us/law-of-day'

/** Where and when: a day of export, and which of the law's two truths. */
export type Question = { readonly asOf: IsoDate; readonly track: string }

export type TrackNotAvailable = {
  readonly reason: 'track-not-available'
  readonly track: string
  readonly available: readonly string[]
  /** Where the request names it. Absent: `/track`. */
  readonly pointer?: string
}

/** The law of the day on the track asked for. */
export const lawFor = ({ asOf, track }: Question): Result<Law, TrackNotAvailable> => {
  const base = baseTracks.find((each) => each === track)
  return base ? ok(lawOfDay(base, asOf)) : refuse({ reason: 'track-not-available', track, available: baseTracks })
}
