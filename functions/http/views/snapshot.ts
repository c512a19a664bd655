import { z } from '@hono/zod-openapi'
import { chunkSizeMax, chunksMax } from '../../lists/snapshot/compressed'
import type { PublicationRequest } from '../../operations/publish-snapshot'
import type { Published } from '../../store/list-store'
import { InstantView } from './disposition'

const exampleHash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const Hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'SHA-256 of the snapshot before it was compressed, in hexadecimal')
  .openapi({ param: { name: 'hash', in: 'path' }, example: exampleHash })

export const SnapshotPath = z.strictObject({ hash: Hash })

export const ChunkPath = z.strictObject({
  hash: Hash,
  n: z.coerce
    .number()
    .int()
    .min(0)
    .max(chunksMax - 1)
    .openapi({ param: { name: 'n', in: 'path', required: true }, example: 0 }),
})

export const chunkBody = {
  required: true,
  content: {
    'application/octet-stream': {
      schema: z
        .string()
        .openapi({ type: 'string', format: 'binary', description: `A piece of the gzip of a snapshot, at most ${chunkSizeMax} bytes` }),
    },
  },
} as const

export const PublicationRequestView = z
  .strictObject({
    chunks: z.int().min(1).max(chunksMax).openapi({ description: 'How many pieces were sent, numbered from 0' }),
    retrievedAt: z.iso.datetime({ offset: true }).openapi({ description: 'When its sources were fetched: from then on it ages' }),
    allowShrink: z
      .boolean()
      .optional()
      .openapi({ description: 'Whether a person has seen that lists become much shorter and wants it so. Left out: no' }),
  })
  .openapi('PublicationRequest', { example: { chunks: 1, retrievedAt: '2026-11-22T16:30:00Z' } })

export const publicationFrom = (
  { hash }: z.output<typeof SnapshotPath>,
  { chunks, retrievedAt, allowShrink }: z.output<typeof PublicationRequestView>,
): PublicationRequest => ({ snapshot: hash, chunks, retrievedAt: new Date(retrievedAt), allowShrink: allowShrink ?? false })

export const PublishedView = z
  .object({
    snapshot: z.string(),
    publishedAt: InstantView,
    retrievedAt: InstantView,
    previous: z.string().nullable().openapi({ description: 'The snapshot in force before it, which is kept' }),
  })
  .openapi('Published')

export const viewPublished = ({ publishedAt, retrievedAt, ...published }: Published): z.infer<typeof PublishedView> => ({
  ...published,
  publishedAt: publishedAt.toISOString(),
  retrievedAt: retrievedAt.toISOString(),
})
