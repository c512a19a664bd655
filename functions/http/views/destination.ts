import { z } from '@hono/zod-openapi'
import type { DestinationAnswer } from '../../operations/get-destination'
import type { DestinationHistory, HistoryRow } from '../../operations/get-destination-history'
import type { DestinationRow } from '../../operations/list-destinations'
import { CiteView, ConfidenceView, LawStampView, neededFrom, TierView } from './law'

const NoteView = z.object({ code: z.string(), because: z.string(), cite: CiteView, confidence: ConfidenceView })

export const DestinationView = z
  .object({
    law: LawStampView,
    code: z.string(),
    given: z.string().optional().openapi({ description: 'What was asked for, where it is answered as another place: `HK` as `CN`' }),
    name: z.string(),
    treatedAs: z.string().optional(),
    tier: TierView,
    groups: z.array(z.string()),
    sets: z.array(z.string()).openapi({
      description:
        'Sets that rules of the day name: `advanced-computing-destinations`, `macau-or-d5`, `aca-destinations`; where the Diffusion Rule is printed also `supplement-5-a` (its partners) and `country-allocation` (neither partners nor barred)',
    }),
    requirements: z.array(
      z.object({
        control: z.string(),
        needed: z.enum(['yes', 'no', 'unknown']),
        basis: z.string(),
        cite: CiteView,
        confidence: ConfidenceView,
      }),
    ),
    notes: z.array(NoteView),
  })
  .openapi('Destination')

export const DestinationListView = z
  .object({
    law: LawStampView,
    destinations: z.array(
      z.object({ code: z.string(), name: z.string(), treatedAs: z.string().optional(), tier: TierView, groups: z.array(z.string()) }),
    ),
  })
  .openapi('DestinationList')

const MembershipView = z.object({
  group: z.string(),
  from: z.string(),
  to: z.string().optional(),
  cite: CiteView,
  endCite: CiteView.optional(),
  confidence: ConfidenceView,
  code: z.string().optional(),
})

const HistoryRowView = z.object({ from: z.string(), to: z.string().optional(), tier: TierView, groups: z.array(z.string()) })

export const DestinationHistoryView = z
  .object({
    law: LawStampView,
    code: z.string(),
    given: z.string().optional(),
    name: z.string(),
    tracks: z.object({ enforced: z.array(HistoryRowView), codified: z.array(HistoryRowView) }).openapi({
      description:
        'A row for each stretch in which tier and groups stood still; both tracks cover the same days. Tiers begin on the codified track with the Diffusion Rule: before it, and on the enforced track, `tier` is null. From then on it is null where it is open',
    }),
    memberships: z.array(MembershipView),
  })
  .openapi('DestinationHistory')

export const viewDestination = ({ law, place, profile }: DestinationAnswer) => {
  const { answeredAs, treatedAs, tier, groups, sets, requirements, notes } = profile
  return {
    law,
    code: answeredAs,
    ...(answeredAs === place.code ? (treatedAs === undefined ? {} : { treatedAs }) : { given: place.code }),
    name: place.name,
    tier,
    groups: [...groups],
    sets: [...sets],
    requirements: requirements.map(({ needed, ...rest }) => ({ ...rest, needed: neededFrom[needed] })),
    notes: [...notes],
  }
}

export const viewDestinationRow = ({ place, treatedAs, tier, groups }: DestinationRow) => ({
  code: place.code,
  name: place.name,
  ...(treatedAs === undefined ? {} : { treatedAs }),
  tier,
  groups: [...groups],
})

const viewHistoryRow = ({ groups, ...row }: HistoryRow) => ({ ...row, groups: [...groups] })

export const viewDestinationHistory = ({ law, place, answeredAs, tracks, memberships }: DestinationHistory) => ({
  law,
  code: answeredAs,
  ...(answeredAs === place.code ? {} : { given: place.code }),
  name: place.name,
  tracks: { enforced: tracks.enforced.map(viewHistoryRow), codified: tracks.codified.map(viewHistoryRow) },
  memberships: [...memberships],
})
