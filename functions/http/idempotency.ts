import type { Context } from 'hono'
import { type App, problem } from './answers'

const keyLengthMax = 255

/**
 * The caller's Idempotency-Key, bare or in quotes; where there is none one is minted, so that a caller who keeps it can ask
 * again. It is sent back in either case. A key that cannot be one is answered with a problem.
 */
export const idempotencyKey = (c: Context<App>): string | Response => {
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
export const replayed = (c: Context<App>): void => c.header('Idempotency-Replayed', 'true')
