import type { IsoDate } from '../domain/law'
import type { Law, LawStatus, Track } from '../domain/rulebook'
import { rulebookHash } from '../regimes/rulebook-hash'

/** Which law an answer was given under; with the stored input it is enough to give the answer again. */
export type LawStamp = {
  readonly track: Track
  readonly asOf: IsoDate
  readonly status: LawStatus
  readonly rulebook: string
  readonly knownThrough: IsoDate
}

export const stampOf = ({ track, asOf, status, known }: Law): LawStamp => ({
  track,
  asOf,
  status,
  rulebook: rulebookHash,
  knownThrough: known.through,
})
