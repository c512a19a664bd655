import { z } from '@hono/zod-openapi'
import type { MatchEffect } from '../../domain/listings/match-effect'
import type { PartyMatch } from '../../operations/match-parties'
import { Name } from './item'
import { CiteView } from './law'
import { Place } from './place'

/** Most parties in one request. */
const partiesMax = 1000
const matchesMax = 100
const matchesDefault = 10

const Identifier = z.strictObject({ scheme: z.string().min(1).max(60), id: z.string().min(1).max(100) })

export const PartyQueryRequest = z
  .strictObject({
    name: Name,
    aliases: z.array(Name).max(50).optional(),
    kind: z.enum(['person', 'entity', 'vessel', 'aircraft']).optional(),
    countries: z.array(Place).max(20).optional().openapi({ description: 'Where it is, and where it is run from' }),
    address: z.string().max(1000).optional(),
    identifiers: z.array(Identifier).max(20).optional(),
    birthDate: z
      .string()
      .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a day, a month or a year: 1960-05-01, 1960-05, 1960')
      .optional()
      .openapi({ example: '1960-05', description: 'A day, a month or a year' }),
  })
  .openapi('PartyQuery')

/** Each name is a search: so many fit into the time that a request has. */
const namesMax = 5000

export const MatchesRequest = z
  .strictObject({
    parties: z
      .array(PartyQueryRequest)
      .min(1)
      .max(partiesMax)
      .openapi({ description: `With their aliases, at most ${namesMax} names` }),
    lists: z
      .array(z.string().min(1).max(40))
      .min(1)
      .max(50)
      .optional()
      .openapi({ example: ['EL', 'SDN'], description: 'Codes of the lists to search. Left out: all' }),
    threshold: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .openapi({ description: 'The least score to be told of. One below the matcher’s own counts as that: nothing is scored below it' }),
    limit: z.int().min(1).max(matchesMax).default(matchesDefault).openapi({ description: 'Of each party, best first' }),
  })
  .refine(({ parties }) => parties.reduce((sum, { aliases = [] }) => sum + 1 + aliases.length, 0) <= namesMax, {
    path: ['parties'],
    message: `at most ${namesMax} names, with aliases`,
  })
  .openapi('MatchesRequest', {
    example: {
      parties: [
        { name: 'Example Compute Sdn Bhd', countries: ['MY'] },
        { name: 'Example Trading LLC', countries: ['AE'], identifiers: [{ scheme: 'lei', id: '529900EXAMPLE0000001' }] },
      ],
      limit: 5,
    },
  })

const ReasonView = z.object({ feature: z.string(), theirs: z.string(), ours: z.string(), score: z.number() }).openapi('MatchReason', {
  description:
    'One feature with the two values compared: `theirs` as it was asked, `ours` as it is listed. Below zero where it speaks against',
})

export const EffectView = z
  .object({
    kind: z.enum(['block', 'license-required', 'exceptions-suspended', 'review', 'enhanced-diligence']),
    because: z.string(),
    posture: z
      .enum(['presumption-of-approval', 'case-by-case', 'presumption-of-denial', 'policy-of-denial', 'unstated'])
      .optional()
      .openapi({ description: 'How an application is reviewed' }),
    footnotes: z.array(z.object({ footnote: z.string(), because: z.string(), cite: CiteView })).optional(),
    requires: z
      .array(z.string())
      .optional()
      .openapi({ description: 'Papers to be had first, as kinds of evidence', example: ['uvl-statement'] }),
    cite: CiteView.optional().openapi({ description: 'Absent: no law stands behind it' }),
  })
  .openapi('MatchEffect', { description: 'What it means for a sale of advanced chips, if it is the same party' })

export const BandView = z
  .enum(['exact', 'strong', 'possible'])
  .openapi({ description: '`exact`: the same name once spelling is aside, or the same identifier' })

/** What was found of a party. */
export const matchFields = {
  listedParty: z.string().openapi({ description: 'Id of the entry' }),
  list: z.string(),
  name: z.string().openapi({ description: 'The listed name' }),
  matchedName: z.string().openapi({ description: 'The listed name or alias that met' }),
  score: z.number(),
  band: BandView,
  confirmed: z
    .boolean()
    .openapi({ description: 'It stands without a person: by an identifier, or a firm of the very name where the entry says' }),
  because: z.string().openapi({ description: 'Why it is confirmed, or for a person' }),
  reasons: z.array(ReasonView),
  effect: EffectView,
}

export const MatchView = z.object(matchFields).openapi('Match')

export const ListStateView = z
  .object({
    snapshot: z.string().nullable(),
    publishedAt: z.string().nullable(),
    ageHours: z
      .number()
      .nullable()
      .openapi({ description: 'Since the lists were retrieved; null for the starter list, which nobody fetched' }),
    complete: z.boolean().openapi({ description: 'Every list of the US Consolidated Screening List is in it' }),
  })
  .openapi('ListState', { description: 'Which lists were searched' })

export const MatchesView = z
  .object({
    lists: ListStateView,
    matcher: z.string().openapi({ description: 'Version of everything that moves a score' }),
    results: z.array(z.object({ matches: z.array(MatchView) })).openapi({ description: 'One for each party, in their order' }),
  })
  .openapi('Matches')

/** Fields in the order in which they are read. */
export const viewMatch = ({ reasons, effect, ...match }: PartyMatch): z.infer<typeof MatchView> => ({
  ...match,
  reasons: reasons.map(({ feature, theirs, ours, score }) => ({ feature, theirs, ours, score })),
  effect: viewEffect(effect),
})

export const viewEffect = ({ footnotes, requires, ...effect }: MatchEffect): z.infer<typeof EffectView> => ({
  ...effect,
  ...(footnotes === undefined ? {} : { footnotes: [...footnotes] }),
  ...(requires === undefined ? {} : { requires: [...requires] }),
})
