import { z } from '@hono/zod-openapi'
import { findPlace } from '../../catalog/find-place'
import type { PlaceName } from '../../domain/place'
import { ok, type Result, refuse } from '../../domain/result'

/** A place as callers spell it; ambiguous or unknown is refused, never guessed. */
export const readPlace = (given: string): Result<PlaceName, string> => {
  const answer = findPlace(given)
  if (answer.state === 'found') return ok(answer.place)
  if (answer.state === 'unknown') return refuse('no such place; use ISO 3166 alpha-2 or alpha-3, or a usual name')
  const candidates = answer.candidates.length > 0 ? `; one of ${answer.candidates.join(', ')}` : ''
  return refuse(`ambiguous place: ${answer.because}${candidates}`)
}

/** A place in a request body, as its code. */
export const Place = z
  .string()
  .max(100)
  .transform((given, context) => {
    const place = readPlace(given)
    if (place.ok) return place.value.code
    context.addIssue({ code: 'custom', message: place.error })
    return z.NEVER
  })
  .openapi({ type: 'string', example: 'MY', description: 'ISO alpha-2 or alpha-3, `UA-43`, `UA-DNR`, `UA-LNR`, or a usual name' })
