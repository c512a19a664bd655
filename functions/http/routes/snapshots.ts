import { createRoute } from '@hono/zod-openapi'
import { publishSnapshot } from '../../operations/publish-snapshot'
import { deployment } from '../../store/caller'
import { json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { shrinkMaxOf } from '../list-settings'
import { router } from '../router'
import { storeOf } from '../store-of'
import {
  ChunkPath,
  chunkBody,
  PublicationRequestView,
  PublishedView,
  publicationFrom,
  SnapshotPath,
  viewPublished,
} from '../views/snapshot'

/** How long all pieces of a snapshot together are waited for, in milliseconds. */
const readBudgetMs = 10_000

const keyed = {
  401: problemAnswer('No key, or one that is not known, expired or revoked'),
  403: problemAnswer('Not a key of the deployment that may administer'),
  413: problemAnswer('Too large'),
  429: problemAnswer('Too many requests; see `Retry-After`'),
  503: problemAnswer('The database does not answer; see `Retry-After`'),
} as const

const putChunk = createRoute({
  method: 'put',
  path: '/v1/snapshots/{hash}/chunks/{n}',
  operationId: 'putChunk',
  tags: ['Parties and lists'],
  summary: 'Send one piece of a compiled snapshot, compressed',
  description:
    'For keys of the deployment. A snapshot is compressed (gzip) and sent in pieces of at most 1 MiB, then published. Pieces that are not published are kept for a day. The same bytes again change nothing.',
  ...secured('admin', deployment),
  request: { params: ChunkPath, body: chunkBody },
  responses: {
    204: { description: 'It is kept, now or since before' },
    ...keyed,
    409: problemAnswer('`snapshot-refused`: that piece was sent before with other bytes'),
    415: problemAnswer('Not declared as `application/octet-stream`'),
    422: problemAnswer('A hash or number that does not fit, or no bytes'),
  },
})

const publish = createRoute({
  method: 'post',
  path: '/v1/snapshots/{hash}/publish',
  operationId: 'publishSnapshot',
  tags: ['Parties and lists'],
  summary: 'Put a snapshot in force',
  description:
    'For keys of the deployment. The pieces are put together and examined: the hash, that this service’s matcher compiled it, that it is not empty, that no list became much shorter than it is in force, that listed names find themselves. Then it is in force, everywhere within a second; otherwise the one in force stays. The snapshot in force published again is only as fresh as `retrievedAt` says.',
  ...secured('admin', deployment),
  request: { params: SnapshotPath, headers: IdempotencyHeaders, body: jsonBody(PublicationRequestView) },
  responses: {
    200: json(PublishedView, 'It is in force'),
    400: problemAnswer('Not JSON'),
    ...keyed,
    409: problemAnswer('`snapshot-refused`, with reasons in `errors`; the one in force stays'),
    415: problemAnswer('Not declared as JSON'),
    422: problemAnswer('A body that does not fit, or an Idempotency-Key used for another request'),
  },
})

const isBytes = (type: string | undefined): boolean => /^application\/octet-stream\s*(;|$)/i.test(type ?? '')

export const snapshotRoutes = router()
  .openapi(putChunk, async (c) => {
    const { caller, now, store } = c.var
    if (!isBytes(c.req.header('content-type'))) return problem(c, 'unsupported-media-type', 'send bytes as application/octet-stream')
    const { hash, n } = c.req.valid('param')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (bytes.length === 0) return problem(c, 'invalid-request', 'the body has no bytes')
    const kept = await store.keepChunk(caller, now, hash, n, bytes)
    return kept.ok ? c.body(null, 204) : refused(c, kept.error)
  })
  .openapi(publish, async (c) => {
    const requestKey = idempotencyKey(c)
    if (typeof requestKey !== 'string') return requestKey
    const { caller, now, store, listHolder } = c.var
    const publishing = { store, reader: storeOf(c.env, readBudgetMs), lists: listHolder, shrinkMax: shrinkMaxOf(c.env) }
    const request = publicationFrom(c.req.valid('param'), c.req.valid('json'))
    const published = await publishSnapshot(publishing, caller, now, requestKey, crypto.randomUUID(), request)
    if (!published.ok) return refused(c, published.error)
    if (!published.value.isFirst) replayed(c)
    return c.json(viewPublished(published.value.value), 200)
  })
