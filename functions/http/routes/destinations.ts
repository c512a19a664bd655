import { createRoute, z } from '@hono/zod-openapi'
import { getDestination } from '../../operations/get-destination'
import { getDestinationHistory } from '../../operations/get-destination-history'
import { listDestinations } from '../../operations/list-destinations'
import { resolvePlace } from '../../operations/resolve-place'
import { json, problem, problemAnswer, refused } from '../answers'
import { router } from '../router'
import {
  DestinationHistoryView,
  DestinationListView,
  DestinationView,
  viewDestination,
  viewDestinationHistory,
  viewDestinationRow,
} from '../views/destination'
import { AsOfQuery } from '../views/law'

const PlacePath = z.strictObject({
  place: z
    .string()
    .min(1)
    .max(100)
    .openapi({ param: { name: 'place', in: 'path' }, example: 'MY', description: 'ISO alpha-2 or alpha-3, or a usual name' }),
})

const answers = {
  304: { description: 'Unchanged since the entity tag given' },
  422: problemAnswer('Unknown or ambiguous place, bad date, or a track that is not available'),
} as const

const list = createRoute({
  method: 'get',
  path: '/v1/destinations',
  operationId: 'listDestinations',
  tags: ['Destinations'],
  summary: 'Every place with its groups on a day',
  request: { query: AsOfQuery },
  responses: { 200: json(DestinationListView, 'Every place'), ...answers },
})

const one = createRoute({
  method: 'get',
  path: '/v1/destinations/{place}',
  operationId: 'getDestination',
  tags: ['Destinations'],
  summary: 'One place: groups, sets, and what each control asks for it whoever the parties are',
  request: { params: PlacePath, query: AsOfQuery },
  responses: { 200: json(DestinationView, 'The place'), ...answers },
})

const history = createRoute({
  method: 'get',
  path: '/v1/destinations/{place}/history',
  operationId: 'getDestinationHistory',
  tags: ['Destinations'],
  summary: 'A place’s tier and groups through time, per track, each membership with its notice',
  request: { params: PlacePath, query: z.strictObject({}) },
  responses: { 200: json(DestinationHistoryView, 'Its history'), ...answers },
})

export const destinationRoutes = router()
  .openapi(list, (c) => {
    const { asOf = c.var.today, track = 'enforced' } = c.req.valid('query')
    const listed = listDestinations({ asOf, track })
    if (!listed.ok) return refused(c, listed.error)
    return c.json({ law: listed.value.law, destinations: listed.value.destinations.map(viewDestinationRow) }, 200)
  })
  .openapi(one, (c) => {
    const { asOf = c.var.today, track = 'enforced' } = c.req.valid('query')
    const place = resolvePlace(c.req.valid('param').place)
    if (!place.ok) return problem(c, 'invalid-request', place.error, [{ pointer: '/place', detail: place.error }])
    const found = getDestination(place.value, { asOf, track })
    if (!found.ok) return refused(c, found.error)
    return c.json(viewDestination(found.value), 200)
  })
  .openapi(history, (c) => {
    const place = resolvePlace(c.req.valid('param').place)
    if (!place.ok) return problem(c, 'invalid-request', place.error, [{ pointer: '/place', detail: place.error }])
    return c.json(viewDestinationHistory(getDestinationHistory(place.value, c.var.today)), 200)
  })
