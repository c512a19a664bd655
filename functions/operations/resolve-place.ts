import { findPlace } from '../catalog/find-place'
import type { PlaceName } from '../domain/place'
import { ok, type Result, refuse } from '../domain/result'

/** A place as callers spell it; ambiguous or unknown is refused with the words for it, never guessed. */
export const resolvePlace = (given: string): Result<PlaceName, string> => {
  const answer = findPlace(given)
  if (answer.state === 'found') return ok(answer.place)
  if (answer.state === 'unknown') return refuse('no such place; use ISO 3166 alpha-2 or alpha-3, or a usual name')
  const candidates = answer.candidates.length > 0 ? `; one of ${answer.candidates.join(', ')}` : ''
  return refuse(`ambiguous place: ${answer.because}${candidates}`)
}
