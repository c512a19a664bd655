import { createRoute, z } from '@hono/zod-openapi'
import { canonicalJson } from '../../domain/canonical-json'
import { base64Url, sha256 } from '../../domain/digest'
import { readCalendar } from '../../operations/read-calendar'
import { json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { easternDay } from '../eastern-day'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { router } from '../router'
import { calendarOf, NewTokenView, TokenListView, TokenPath, TokenRequest, viewToken } from '../views/calendar'
import { keyAnswers, writeAnswers } from '../views/quota-answers'

const tokenBytes = 32

const create = createRoute({
  method: 'post',
  path: '/v1/calendar-tokens',
  operationId: 'createCalendarToken',
  tags: ['Back office'],
  summary: 'Make an address at which a calendar program reads the duties',
  description:
    'It is shown once and opens the calendar of this tenant, to be read, and nothing else. Only its hash is kept. Whoever has the address sees the references of orders and what is due for them.',
  ...secured('review'),
  request: { headers: IdempotencyHeaders, body: jsonBody(TokenRequest) },
  responses: {
    201: json(NewTokenView, 'The token, and where it is used'),
    ...writeAnswers,
    422: problemAnswer('A body that does not fit, or a key used for another request'),
  },
})

const list = createRoute({
  method: 'get',
  path: '/v1/calendar-tokens',
  operationId: 'listCalendarTokens',
  tags: ['Back office'],
  summary: 'Addresses of the calendar, newest first: never the tokens themselves',
  ...secured('review'),
  request: { query: z.strictObject({}) },
  responses: { 200: json(TokenListView, 'All of them, revoked ones as well'), ...keyAnswers, 422: problemAnswer('Bad query') },
})

const revoke = createRoute({
  method: 'delete',
  path: '/v1/calendar-tokens/{id}',
  operationId: 'revokeCalendarToken',
  tags: ['Back office'],
  summary: 'Close an address of the calendar at once',
  ...secured('review'),
  request: { params: TokenPath, query: z.strictObject({}) },
  responses: {
    204: { description: 'Closed, now or before' },
    ...keyAnswers,
    404: problemAnswer('No such token, or not yours'),
    422: problemAnswer('Bad query'),
  },
})

const read = createRoute({
  method: 'get',
  path: '/v1/duties.ics',
  operationId: 'readCalendar',
  tags: ['Back office'],
  summary: 'The duties as a calendar (RFC 5545), for a calendar program',
  description:
    'Needs no key, but a token of `POST /v1/calendar-tokens`. Whole days: everything open, and what was due within the last year or is done. A token that is wrong, revoked or missing is answered in one way.',
  request: { query: z.strictObject({ token: z.string().max(200).default('').openapi({ example: 'a-token-that-was-shown-once' }) }) },
  responses: {
    200: { description: 'The calendar', content: { 'text/calendar': { schema: z.string() } } },
    404: problemAnswer('No calendar stands here'),
    422: problemAnswer('Bad query'),
    429: problemAnswer('Too many requests; see `Retry-After`'),
    503: problemAnswer('The database does not answer; see `Retry-After`'),
  },
})

export const calendarRoutes = router()
  .openapi(create, async (c) => {
    const requestKey = idempotencyKey(c)
    if (typeof requestKey !== 'string') return requestKey
    const { store, caller, now } = c.var
    const { name } = c.req.valid('json')
    const token = base64Url(crypto.getRandomValues(new Uint8Array(tokenBytes)))
    const terms = { id: `cal_${crypto.randomUUID()}`, name, hash: await sha256(token) }
    const made = await store.createCalendarToken(caller, now, { ...terms, requestKey, requestHash: await sha256(canonicalJson({ name })) })
    if (!made.ok) return refused(c, made.error)
    const { isFirst, value } = made.value
    if (!isFirst) replayed(c)
    const address = `${new URL(c.req.url).origin}/v1/duties.ics?token=${token}`
    return c.json({ ...viewToken(value), ...(isFirst ? { token, address } : { token: null, address: null }) }, 201)
  })
  .openapi(list, async (c) => {
    const tokens = await c.var.store.listCalendarTokens(c.var.caller, c.var.now)
    return c.json({ tokens: tokens.map(viewToken) }, 200)
  })
  .openapi(revoke, async (c) => {
    const revoked = await c.var.store.revokeCalendarToken(c.var.caller, c.var.now, c.req.valid('param').id)
    return revoked.ok ? c.body(null, 204) : refused(c, revoked.error)
  })
  .openapi(read, async (c) => {
    const duties = await readCalendar(c.var.store, c.var.now, easternDay, await sha256(c.req.valid('query').token))
    if (duties === undefined) return problem(c, 'not-found', 'no calendar stands here')
    return c.body(calendarOf(duties), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="duties.ics"',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    })
  })
