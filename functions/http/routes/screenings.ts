import { createRoute, z } from '@hono/zod-openapi'
import type { TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'
import { canonicalJson } from '../../domain/canonical-json'
import { sha256 } from '../../domain/digest'
import { createScreening, policyVersion } from '../../operations/create-screening'
import { replayScreening } from '../../operations/replay-screening'
import { json, jsonBody, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { askedOf } from '../lists-of'
import { marker } from '../marker'
import { router } from '../router'
import { version } from '../version'
import { ScreeningPath } from '../views/record'
import { ReplayView, ScreeningRequest, ScreeningView, screeningInput } from '../views/screening'

const create = createRoute({
  method: 'post',
  path: '/v1/screenings',
  operationId: 'createScreening',
  tags: ['Screenings'],
  summary: 'Decide an order, set its quota aside and keep the record',
  description:
    'One call of a checkout: looks for every party on the restricted-party lists, determines, weighs what speaks against it, holds quota and stores what it rests on. Only `allow` permits. An order that does not fit under a ceiling is an answer, not an error. The same `Idempotency-Key` with the same body gives the same answer, byte for byte. `hold` sets quota aside; left out, nothing is.',
  ...secured('screen'),
  request: { headers: IdempotencyHeaders, body: jsonBody(ScreeningRequest) },
  responses: {
    201: json(ScreeningView, 'The decision and everything it rests on'),
    400: problemAnswer('Not JSON'),
    401: problemAnswer('No key that is known'),
    403: problemAnswer('The key lacks the scope'),
    413: problemAnswer('Too large'),
    415: problemAnswer('Not declared as JSON'),
    422: problemAnswer('A body that does not fit, or a key used for another request'),
    429: problemAnswer('Too many requests; see `Retry-After`'),
    503: problemAnswer('The database does not answer; see `Retry-After`. Nothing was allowed'),
  },
})

const replay = createRoute({
  method: 'get',
  path: '/v1/screenings/{id}/replay',
  operationId: 'replayScreening',
  tags: ['Records'],
  summary: 'Make a decision again from its record, and compare byte for byte',
  ...secured(['screen', 'review']),
  request: { params: ScreeningPath, query: z.strictObject({}) },
  responses: {
    200: json(ReplayView, 'The same answer, byte for byte'),
    401: problemAnswer('No key that is known'),
    403: problemAnswer('The key lacks the scope'),
    404: problemAnswer('No such screening, or not yours'),
    409: problemAnswer('Another answer: `errors` points at what differs'),
    422: problemAnswer('Bad query'),
    429: problemAnswer('Too many requests; see `Retry-After`'),
    503: problemAnswer('The database does not answer; see `Retry-After`'),
  },
})

export const screeningRoutes = router()
  .openapi(replay, async (c) => {
    const versions = { engine: version, policy: policyVersion }
    const replayed = await replayScreening(c.var.store, c.var.caller, c.var.now, c.req.valid('param').id, versions)
    return replayed.ok ? c.json(replayed.value, 200) : refused(c, replayed.error)
  })
  .openapi(create, async (c) => {
    const key = idempotencyKey(c)
    if (typeof key !== 'string') return key
    const body = c.req.valid('json')
    // The body as it was sent: a default of today must not make it another request tomorrow.
    const requestHash = await sha256(canonicalJson(await c.req.json()))
    const { at } = c.var.now
    const asked = {
      lists: async (lookMs: number) => askedOf(c.env)(await c.var.lists(lookMs), at),
      input: screeningInput(body, c.var.today),
      requestKey: key,
      requestHash,
      requestId: c.var.requestId,
      id: `scr_${crypto.randomUUID()}`,
      salt: crypto.randomUUID(),
      engine: version,
      marks: marker(c.env?.MARK_SECRET),
    }
    const screened = await createScreening(c.var.store, c.var.caller, c.var.now, asked)
    if (!screened.ok) return refused(c, screened.error)
    if (!screened.value.isFirst) replayed(c)
    const pack = packOf(screened.value.value)
    if (pack !== undefined) c.header('Link', `<${pack}>; rel="related"; title="export-pack"`)
    // The text that is kept, not one like it.
    return kept(c.body(screened.value.value, 201, { 'content-type': 'application/json' }))
  })

/** Where the papers of an allowed order are. The text is not read for it: within a string no quote stands alone. */
const packOf = (answer: string): string | undefined => {
  const [, id] = /^\{"id":"([\w-]+)"/.exec(answer) ?? []
  return id !== undefined && answer.includes('"decision":"allow"') ? `/v1/screenings/${id}/export-pack` : undefined
}

/** A response whose text is known to be what the declaration says: it was composed as that and stored. */
const kept = (response: Response) => response as Response & TypedResponse<JSONParsed<z.infer<typeof ScreeningView>>, 201, 'json'>
