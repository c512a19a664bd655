import { createRoute } from '@hono/zod-openapi'
import { listState } from '../../domain/lists/list-state'
import { matcherVersion } from '../../domain/names/match'
import { matchParties } from '../../operations/match-parties'
import { json, jsonBody, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { router } from '../router'
import { MatchesRequest, MatchesView, viewMatch } from '../views/match'

const match = createRoute({
  method: 'post',
  path: '/v1/parties/matches',
  operationId: 'matchParties',
  tags: ['Parties and lists'],
  summary: 'Look for up to a thousand parties on the restricted-party lists',
  description:
    'Nothing is stored, and the database is not needed: where it is down, the lists that are at hand answer and are named. Bodies up to 4 MiB. A party given twice is looked for once. A match is a hint: compare name, address and identifiers with the owner’s list.',
  ...secured('screen'),
  request: { body: jsonBody(MatchesRequest) },
  responses: {
    200: json(MatchesView, 'One result for each party, in their order'),
    400: problemAnswer('Not JSON'),
    401: problemAnswer('No key that is known'),
    403: problemAnswer('The key lacks the scope'),
    413: problemAnswer('Too large'),
    415: problemAnswer('Not declared as JSON'),
    422: problemAnswer('A body that does not fit, or a list that is not known'),
    429: problemAnswer('Too many requests; see `Retry-After`'),
  },
})

export const partyMatchRoutes = router().openapi(match, async (c) => {
  const lists = await c.var.lists()
  const found = matchParties(lists.snapshot, c.req.valid('json'), c.var.today)
  if (!found.ok) return refused(c, found.error)
  return c.json(
    {
      lists: listState(lists, c.var.now.at),
      matcher: matcherVersion,
      results: found.value.map((matches) => ({ matches: matches.map(viewMatch) })),
    },
    200,
  )
})
