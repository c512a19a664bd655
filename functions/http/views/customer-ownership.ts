import { z } from '@hono/zod-openapi'

const Trilean = z.enum(['met', 'unmet', 'unknown'])
const BoundsView = z
  .object({ lo: z.int(), hi: z.int() })
  .openapi('BasisPoints', { description: 'Hundredths of a percent, from the least to the most that it may be' })
const stake = {
  subject: z.string(),
  stake: BoundsView,
  owners: z.array(z.string()).openapi({ description: 'Ids of those who are caught, or may be' }),
}
const StakeView = z.object(stake).openapi('StakeOfCaught', { description: 'What owners who are caught, or may be, hold of a firm' })

const PoolView = z
  .object({
    code: z.string().openapi({ example: 'ofac' }),
    ...stake,
    outcome: Trilean.openapi({ description: 'Whether the customer is caught: surely, not, or perhaps' }),
    definite: z.array(z.string()),
    possible: z.array(z.string()),
    path: z.array(
      z.object({ owner: z.string(), subject: z.string(), lo: z.int(), hi: z.int(), why: z.enum(['listed', 'owned']), outcome: Trilean }),
    ),
    minorities: z.array(StakeView),
    spared: z.array(StakeView).openapi({ description: 'Held to the share, and left alone by the rule' }),
    wasCaught: z.boolean().openapi({ description: 'It was when interests that ended lately still stood' }),
  })
  .openapi('OwnershipPool', { description: 'One rule of ownership, pooled: each stake on the way in whole' })

const ParentView = z
  .union([
    z.object({
      state: z.literal('stated'),
      parents: z.array(z.object({ name: z.string(), kind: z.enum(['company', 'person', 'government']), headquarters: z.string() })),
    }),
    z.object({ state: z.literal('found'), id: z.string(), name: z.string(), country: z.string().optional() }),
    z.object({ state: z.literal('unknown'), because: z.string() }),
  ])
  .openapi('CustomerParent', { description: 'Top of its chain: as it was stated, as its owners lead up to it, or why it cannot be said' })

export const CustomerOwnershipView = z
  .object({
    pools: z.array(PoolView).openapi({ description: 'Empty: nobody told of owners' }),
    ultimateParent: ParentView.nullable().openapi({ description: 'Null: of a person, who has none' }),
    beneficialOwners: z.array(
      z.object({
        name: z.string(),
        id: z.string().optional(),
        by: z.array(z.enum(['ownership', 'control'])),
        effective: BoundsView.optional().openapi({ description: 'Multiplied along the chain' }),
        throughMajorities: BoundsView.optional(),
        isVerified: z.boolean(),
        isUsPerson: z.boolean(),
      }),
    ),
  })
  .openapi('CustomerOwnershipFound')
