import { z } from '@hono/zod-openapi'
import type { HonoRequest } from 'hono'
import { type Answering, problem } from './answers'

const keyLengthMax = 255

/** In the declaration of a route that moves or keeps something. What it says of the length is checked when the key is read. */
export const IdempotencyHeaders = z.object({
  'Idempotency-Key': z.string().optional().openapi({
    minLength: 1,
    maxLength: keyLengthMax,
    example: 'order-1001-1',
    description:
      'The caller’s own name for this request. Sent again with the same request it does nothing twice; with another it is `idempotency-mismatch`. Left out, one is made and sent back',
  }),
})

/**
 * The caller's Idempotency-Key, bare or in quotes; where there is none one is minted, so that a caller who keeps it can ask
 * again. It is sent back in either case. What cannot be a key is answered: return what is no string as it is.
 */
export const idempotencyKey = (c: Answering & { readonly req: Pick<HonoRequest, 'header'> }) => {
  const given = c.req.header('idempotency-key')?.trim()
  const key =
    given === undefined
      ? crypto.randomUUID()
      : given.startsWith('"') && given.endsWith('"') && given.length > 1
        ? given.slice(1, -1)
        : given
  if (key.length === 0 || key.length > keyLengthMax)
    return problem(c, 'invalid-request', `Idempotency-Key: 1 to ${keyLengthMax} characters`, [
      { pointer: '/headers/idempotency-key', detail: `1 to ${keyLengthMax} characters` },
    ])
  c.header('Idempotency-Key', key)
  return key
}

/** Says that this answer was given before. */
export const replayed = (c: Answering): void => c.header('Idempotency-Replayed', 'true')
