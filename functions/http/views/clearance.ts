import { z } from '@hono/zod-openapi'
import { type Clearance, stateOf } from '../../domain/lists/clearance'
import type { ListSnapshot } from '../../domain/lists/snapshot'
import { PartyQueryRequest } from './match'
import { InstantView } from './quota'

const listMax = 200
const listDefault = 50

const Text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed(), 'not Unicode text')
const ListedPartyId = Text(300).openapi({ example: 'EL:1', description: 'Id of an entry, as matches name it' })
const Reason = Text(4000)
const By = Text(200).openapi({ description: 'Who decided' })

export const ClearanceRequest = z
  .strictObject({
    party: PartyQueryRequest.openapi({
      description:
        'As it is looked for: a clearance holds for the party with just these facts. Of an order’s party these are `name`, `aliases`, `address`, `countries` (its country and its headquarters) and `identifiers` (its registration)',
    }),
    listedParty: ListedPartyId,
    reason: Reason,
    by: By,
  })
  .openapi('ClearanceRequest', {
    example: {
      party: { name: 'Example Compute Ltd', countries: ['SG'] },
      listedParty: 'EL:1',
      reason: 'Another firm of the same name: founded elsewhere, by others, as its registration shows.',
      by: 'Example Officer',
    },
  })

export const RevocationRequest = z
  .strictObject({ reason: Reason, by: By })
  .openapi('RevocationRequest', { example: { reason: 'The firm was bought by the listed one.', by: 'Example Officer' } })

const endedAs = { lapsed: 'by itself', revoked: 'taken back', overruled: 'ruled a true match later on' } as const

const fields = {
  id: z.string(),
  party: z.looseObject({ name: z.string() }).openapi({ description: 'As it was sent' }),
  listedParty: z.object({ id: z.string(), list: z.string(), name: z.string() }),
  fingerprints: z.object({ party: z.string(), listedParty: z.string() }).openapi({
    description: 'Of both sides as they stood. The clearance holds while neither changes',
  }),
  reason: z.string(),
  by: z.string(),
  createdAt: InstantView,
  disposition: z.string().optional().openapi({ description: 'The ruling on a screening that it came with' }),
}

/** As it was made. */
export const MadeClearanceView = z.object(fields).openapi('MadeClearance')

export const ClearanceView = z
  .object({
    ...fields,
    state: z.enum(['stands', 'lapsed', 'revoked', 'overruled']).openapi({
      description: `\`stands\`; or why it does not: ${Object.entries(endedAs)
        .map(([state, text]) => `\`${state}\` (${text})`)
        .join(', ')}`,
    }),
    because: z.enum(['entry-changed', 'entry-removed']).optional().openapi({ description: 'Of one that lapsed: what became of the entry' }),
    ended: z
      .object({ at: InstantView, by: z.string(), reason: z.string() })
      .optional()
      .openapi({ description: 'Of one that a person ended' }),
  })
  .openapi('Clearance')

export const viewMade = ({ id, pair, body, createdAt, disposition }: Clearance): z.infer<typeof MadeClearanceView> => ({
  id,
  party: { ...body.query },
  listedParty: { id: pair.listedParty, ...body.listed },
  fingerprints: { party: pair.party, listedParty: pair.listedFingerprint },
  reason: body.reason,
  by: body.by,
  createdAt: createdAt.toISOString(),
  ...(disposition === undefined ? {} : { disposition }),
})

/** @param snapshot The lists in force, on which it holds or does not. */
export const viewClearance = (clearance: Clearance, snapshot: ListSnapshot): z.infer<typeof ClearanceView> => {
  const { ended } = clearance
  return {
    ...viewMade(clearance),
    ...stateOf(clearance, snapshot),
    ...(ended === undefined ? {} : { ended: { at: ended.at.toISOString(), by: ended.by, reason: ended.reason } }),
  }
}

export const ClearancePath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'clr_a3f0e0a2-5d1c-4b53-9d5e-6a1b0f5a7c11' }),
})

/** A place in an order. Callers send it back as it is. */
export const PlaceCursor = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const ClearanceListQuery = z.strictObject({
  listedParty: ListedPartyId.optional(),
  after: PlaceCursor.optional().openapi({ example: 1000, description: '`next` of the page before it' }),
  limit: z.coerce.number().int().min(1).max(listMax).default(listDefault).openapi({ example: listDefault }),
})

export const ClearanceListView = z
  .object({ clearances: z.array(ClearanceView), next: z.int().nullable().openapi({ description: 'Send it as `after`' }) })
  .openapi('ClearanceList')
