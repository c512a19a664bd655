import { z } from '@hono/zod-openapi'
import { resolvePlace } from '../../operations/resolve-place'

/** A place in a request body, as its code. */
export const Place = z
  .string()
  .max(100)
  .transform((given, context) => {
    const place = resolvePlace(given)
    if (place.ok) return place.value.code
    context.addIssue({ code: 'custom', message: place.error })
    return z.NEVER
  })
  .openapi({ type: 'string', example: 'MY', description: 'ISO alpha-2 or alpha-3, `UA-43`, `UA-DNR`, `UA-LNR`, or a usual name' })
