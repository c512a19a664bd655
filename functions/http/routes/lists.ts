import { createRoute, z } from '@hono/zod-openapi'
import { getListedParty } from '../../operations/get-listed-party'
import { listLists } from '../../operations/list-lists'
import { json, problem, problemAnswer } from '../answers'
import { secured } from '../authenticated'
import { listPolicyOf } from '../list-settings'
import { router } from '../router'
import { ListedPartyPath, ListedPartyView, ListsView, viewListedParty, viewLists } from '../views/lists'

/** No database is asked for the key, nor waited for: see `secured`. */
const keyed = {
  401: problemAnswer('No key, or one that is not known or expired'),
  403: problemAnswer('The key lacks the scope'),
  429: problemAnswer('Too many requests; see `Retry-After`'),
} as const

const all = createRoute({
  method: 'get',
  path: '/v1/lists',
  operationId: 'listLists',
  tags: ['Parties and lists'],
  summary: 'Which lists are searched: the snapshot in force, its age, and how many entries of each list',
  description:
    'Answered without the database. While no snapshot was published, or none can be read, it is the short starter list and `complete` is false.',
  ...secured('screen'),
  request: { query: z.strictObject({}) },
  responses: { 200: json(ListsView, 'What is searched now'), ...keyed, 422: problemAnswer('Bad query') },
})

const one = createRoute({
  method: 'get',
  path: '/v1/listed-parties/{id}',
  operationId: 'getListedParty',
  tags: ['Parties and lists'],
  summary: 'One listed party, with everything that its list says of it',
  ...secured('screen'),
  request: { params: ListedPartyPath, query: z.strictObject({}) },
  responses: {
    200: json(ListedPartyView, 'The entry as it stands in the snapshot in force'),
    ...keyed,
    404: problemAnswer('No such entry in the snapshot in force'),
    422: problemAnswer('Bad id'),
  },
})

export const listRoutes = router()
  .openapi(all, async (c) => c.json(viewLists(listLists(await c.var.lists(), c.var.now, listPolicyOf(c.env))), 200))
  .openapi(one, async (c) => {
    const { id } = c.req.valid('param')
    const found = getListedParty(await c.var.lists(), c.var.now, id)
    return found === undefined ? problem(c, 'not-found', `there is no listed party ${id}`) : c.json(viewListedParty(found), 200)
  })
