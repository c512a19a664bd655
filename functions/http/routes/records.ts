import { createRoute, z } from '@hono/zod-openapi'
import { addDisposition } from '../../operations/add-disposition'
import { getScreening } from '../../operations/get-screening'
import { json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { csvLine } from '../csv'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { logFault } from '../log'
import { router } from '../router'
import { storeOf } from '../store-of'
import { DispositionRequest, RuledView, rulingFrom, viewRuled } from '../views/disposition'
import {
  listFilterFrom,
  ScreeningListQuery,
  ScreeningListView,
  ScreeningPath,
  StoredScreeningView,
  viewList,
  viewStored,
} from '../views/record'
import { ChainQuery, ChainView, viewChain } from '../views/record-chain'
import { RecordsQuery, recordColumns, viewRow } from '../views/record-table'

const keyed = {
  401: problemAnswer('No key, or one that is not known, expired or revoked'),
  403: problemAnswer('The key may not do this'),
  429: problemAnswer('Too many requests; see `Retry-After`'),
  503: problemAnswer('The database does not answer; see `Retry-After`'),
} as const
const bodied = { 400: problemAnswer('Not JSON'), 413: problemAnswer('Too large'), 415: problemAnswer('Not declared as JSON') } as const

const one = createRoute({
  method: 'get',
  path: '/v1/screenings/{id}',
  operationId: 'getScreening',
  tags: ['Records'],
  summary: 'A screening as it was answered, and what people ruled on it',
  ...secured(['screen', 'review']),
  request: { params: ScreeningPath, query: z.strictObject({}) },
  responses: {
    200: json(StoredScreeningView, 'The answer with `dispositions` and `standing`'),
    404: problemAnswer('No such screening, or not yours'),
    422: problemAnswer('Bad query'),
    ...keyed,
  },
})

const list = createRoute({
  method: 'get',
  path: '/v1/screenings',
  operationId: 'listScreenings',
  tags: ['Records'],
  summary: 'Screenings, newest first',
  ...secured(['screen', 'review']),
  request: { query: ScreeningListQuery },
  responses: { 200: json(ScreeningListView, 'A page, and where the next one begins'), 422: problemAnswer('Bad query'), ...keyed },
})

const rule = createRoute({
  method: 'post',
  path: '/v1/screenings/{id}/dispositions',
  operationId: 'addDisposition',
  tags: ['Records'],
  summary: 'What a person rules on a screening, with the reason; nothing is ever taken back',
  ...secured('review'),
  request: { params: ScreeningPath, headers: IdempotencyHeaders, body: jsonBody(DispositionRequest) },
  responses: {
    201: json(RuledView, 'The ruling, where the screening now stands, and what became of its hold'),
    404: problemAnswer('No such screening, or not yours'),
    422: problemAnswer('A body that does not fit, a ruling that is barred, or an Idempotency-Key used for another request'),
    ...bodied,
    ...keyed,
  },
})

const chain = createRoute({
  method: 'get',
  path: '/v1/records/chain',
  operationId: 'getRecordChain',
  tags: ['Records'],
  summary: 'The chain over your records, by which anyone can verify that none was changed or left out',
  description:
    'A content hash is SHA-256 over salt, line feed and content. A link’s hash is SHA-256 over the hash before it (64 zeros for the first), `seq`, `kind`, `record` and `contentHash`, with a line feed between each two. `npm run verify-chain` recomputes it all.',
  ...secured('review'),
  request: { query: ChainQuery },
  responses: { 200: json(ChainView, 'Links in order, and where the chain ends'), 422: problemAnswer('Bad query'), ...keyed },
})

const table = createRoute({
  method: 'get',
  path: '/v1/records.csv',
  operationId: 'exportRecords',
  tags: ['Records'],
  summary: 'Screenings of a period as a table for an auditor, oldest first',
  description: 'RFC 4180 in UTF-8, with a header. A cell that a spreadsheet would take for a formula has an apostrophe in front.',
  ...secured('review'),
  request: { query: RecordsQuery },
  responses: {
    200: { description: 'One line for each screening', content: { 'text/csv': { schema: z.string() } } },
    422: problemAnswer('Bad query, or more than 400 days'),
    ...keyed,
  },
})

/** Lines of the table that are read and sent at a time. */
const pageLines = 500

export const recordRoutes = router()
  .openapi(one, async (c) => {
    const { caller, now, store } = c.var
    const { id } = c.req.valid('param')
    const found = await getScreening(store, caller, now, id)
    return found === undefined ? problem(c, 'not-found', `there is no screening ${id}`) : c.json(viewStored(found), 200)
  })
  .openapi(list, async (c) => {
    const { caller, now, store } = c.var
    const { screenings, next } = await store.listScreenings(caller, now, listFilterFrom(c.req.valid('query')))
    return c.json(viewList(screenings, next), 200)
  })
  .openapi(rule, async (c) => {
    const requestKey = idempotencyKey(c)
    if (typeof requestKey !== 'string') return requestKey
    const { caller, now, store } = c.var
    const ruling = {
      ...rulingFrom(c.req.valid('json')),
      screening: c.req.valid('param').id,
      id: crypto.randomUUID(),
      salt: crypto.randomUUID(),
    }
    const ruled = await addDisposition(store, caller, now, requestKey, ruling)
    if (!ruled.ok) return refused(c, ruled.error)
    if (!ruled.value.isFirst) replayed(c)
    return c.json(viewRuled(ruled.value.value), 201)
  })
  .openapi(chain, async (c) => {
    const { caller, now, store } = c.var
    const { after, contents } = c.req.valid('query')
    return c.json(viewChain(await store.readChain(caller, now, after, contents === 'true')), 200)
  })
  .openapi(table, async (c) => {
    const { caller, now, store, requestId } = c.var
    const { from, to } = c.req.valid('query')
    const [start, end] = [new Date(from), new Date(Date.parse(to) + 86_400_000)]
    const encoder = new TextEncoder()
    // The first page is read before anything is sent, so that a database out of reach is still a problem document.
    let page = await store.recordsBetween(caller, now, start, end, undefined, pageLines)
    const lines = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode(csvLine(recordColumns))),
      pull: async (controller) => {
        const last = page.at(-1)
        if (last === undefined) return controller.close()
        controller.enqueue(encoder.encode(page.map((row) => csvLine(viewRow(row))).join('')))
        try {
          // Each page waits for the database on its own: a long table takes longer than one answer may.
          page = page.length < pageLines ? [] : await storeOf(c.env).recordsBetween(caller, now, start, end, last.cursor, pageLines)
        } catch (fault) {
          // A table cut short must not look like a whole one: the connection breaks.
          logFault(requestId, fault)
          controller.error(fault)
        }
      },
    })
    return c.body(lines, 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="records-${from}-${to}.csv"`,
      'cache-control': 'no-store',
    })
  })
