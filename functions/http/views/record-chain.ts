import { z } from '@hono/zod-openapi'
import { linkKinds } from '../../domain/records/chain'
import type { ChainPage } from '../../store/record-store'
import { InstantView } from './disposition'

export const ChainQuery = z.strictObject({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).openapi({
    type: 'integer',
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    example: 0,
    description: 'The last link already read',
  }),
  contents: z
    .enum(['true', 'false'])
    .default('false')
    .openapi({ example: 'true', description: 'With salt and content of what is not deleted; pages are shorter then' }),
})

const HashView = z.string().openapi({ description: 'SHA-256 in hexadecimal', example: '0'.repeat(64) })

export const ChainView = z
  .object({
    links: z.array(
      z.object({
        seq: z.int(),
        kind: z.enum(linkKinds),
        record: z.string(),
        contentHash: HashView,
        previous: HashView,
        hash: HashView,
        sealedAt: InstantView,
        salt: z.string().nullable().optional(),
        content: z.string().nullable().optional().openapi({ description: 'Null once deleted' }),
      }),
    ),
    head: z.object({ seq: z.int(), hash: HashView, unsealed: z.int().openapi({ description: 'Records that wait to be sealed' }) }),
  })
  .openapi('RecordChain')

export const viewChain = ({ links, head, unsealed }: ChainPage): z.infer<typeof ChainView> => ({
  links: links.map(({ sealedAt, salt, content, ...link }) => ({
    ...link,
    sealedAt: sealedAt.toISOString(),
    ...(content === undefined ? {} : { salt: salt ?? null, content }),
  })),
  head: { ...head, unsealed },
})
