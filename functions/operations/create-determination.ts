import { findChip } from '../catalog/chips/catalog'
import type { InvalidFact } from '../domain/classification/classification'
import type { Determination } from '../domain/determination'
import { determine } from '../domain/determine'
import type { Export } from '../domain/export'
import { ok, type Result } from '../domain/result'
import { lawFor, type TrackNotAvailable } from './law-for'
import { type LawStamp, stampOf } from './law-stamp'

export type DeterminationAnswer = { readonly law: LawStamp } & Determination

/** May these items go to these parties on this day? Nothing is stored. */
export const createDetermination = (given: Export, track: string): Result<DeterminationAnswer, InvalidFact | TrackNotAvailable> => {
  const law = lawFor({ asOf: given.asOf, track })
  if (!law.ok) return law
  const determination = determine(given, law.value, findChip)
  return determination.ok ? ok({ law: stampOf(law.value), ...determination.value }) : determination
}
