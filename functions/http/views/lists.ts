import { z } from '@hono/zod-openapi'
import type { ListedPartyFound } from '../../operations/get-listed-party'
import type { ListsSummary } from '../../operations/list-lists'
import { PostureView } from './determination'
import { InstantView } from './disposition'

const Hash = z.string().openapi({ description: 'SHA-256 of the snapshot that was searched' })
const ListEffectView = z
  .enum(['stops', 'licenses', 'suspends-exceptions', 'review', 'red-flag'])
  .openapi({ description: 'What a confirmed match does to a sale of advanced chips; absent for an operator’s own list' })

const stateFields = {
  snapshot: Hash.nullable(),
  publishedAt: InstantView.nullable().openapi({ description: 'Null for the starter list, which nobody published' }),
  ageHours: z.number().nullable().openapi({ description: 'Since its sources were retrieved; null for the starter list' }),
  complete: z.boolean().openapi({ description: 'Whether every US list is in it' }),
}

export const ListsView = z
  .object({
    ...stateFields,
    retrievedAt: InstantView.nullable(),
    isStale: z.boolean().openapi({ description: 'Older than this deployment allows anything by' }),
    matcher: z
      .string()
      .openapi({ description: 'Which matcher compiled its names; with another one in use an isolate takes longer to load it' }),
    entries: z.int(),
    names: z.int(),
    lists: z.array(z.object({ list: z.string(), title: z.string().optional(), rows: z.int(), effect: ListEffectView.optional() })),
    sources: z.array(z.object({ name: z.string(), rows: z.int(), rejected: z.int() })),
  })
  .openapi('Lists')

export const viewLists = ({ lists, sources, ...summary }: ListsSummary): z.infer<typeof ListsView> => ({
  ...summary,
  lists: [...lists],
  sources: [...sources],
})

export const ListedPartyPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'EL:1' }),
})

export const ListedPartyView = z
  .object({
    id: z.string(),
    list: z.string(),
    title: z.string().optional(),
    effect: ListEffectView.optional(),
    name: z.string(),
    aliases: z.array(z.string()),
    kind: z.enum(['person', 'entity', 'vessel', 'aircraft']).optional(),
    countries: z.array(z.string()),
    addresses: z.array(z.object({ text: z.string(), country: z.string().optional() })).optional(),
    identifiers: z.array(z.object({ scheme: z.string(), id: z.string() })).optional(),
    birthDates: z.array(z.string()).optional(),
    programs: z.array(z.string()).optional(),
    footnotes: z.array(z.int()).optional(),
    licenseScope: z.string().optional(),
    exceptions: z.string().optional(),
    policy: z.string().optional(),
    posture: PostureView.optional().openapi({ description: 'The policy as one of our postures, where its wording names one' }),
    notices: z.array(z.string()).optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    remarks: z.string().optional(),
    source: z.string().optional(),
    fingerprint: z.string().openapi({ description: 'Another where anything of the entry changed' }),
    lists: z.object(stateFields),
  })
  .openapi('ListedParty', { description: 'What the list does not say is absent' })

export const viewListedParty = ({ party, ...found }: ListedPartyFound): z.infer<typeof ListedPartyView> =>
  JSON.parse(JSON.stringify({ ...party, ...found }))
