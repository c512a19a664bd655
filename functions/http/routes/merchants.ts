import { createRoute, z } from '@hono/zod-openapi'
import { productFaults } from '../../operations/product-faults'
import { json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { router } from '../router'
import { ConnectionPath } from '../views/connection'
import {
  LocationsRequest,
  LocationsView,
  locationsOf,
  ProductsRequest,
  ProductsView,
  productsOf,
  repeatedIn,
  viewProducts,
} from '../views/merchant'
import { keyAnswers, writeAnswers } from '../views/quota-answers'

const reading = { params: ConnectionPath, query: z.strictObject({}) }
const notFound = { 404: problemAnswer('No such connection, or not yours') }
const notOpen = { 404: problemAnswer('No such connection, or not yours, or closed') }

const putSkus = createRoute({
  method: 'put',
  path: '/v1/connections/{id}/skus',
  operationId: 'putSkus',
  tags: ['Products and locations'],
  summary: 'Say what a merchant’s product numbers stand for',
  description:
    'The whole table, in place of what stood there: an order is read by the table as it is when the order comes in. An order with a number that is not here is for a person (`sku-unmapped`), as is a line without one.',
  ...secured('admin'),
  request: { params: ConnectionPath, body: jsonBody(ProductsRequest) },
  responses: {
    200: json(ProductsView, 'As it stands now, by number'),
    ...writeAnswers,
    ...notOpen,
    422: problemAnswer('A chip that the catalog does not have, a system that cannot be classified, or a number told twice'),
  },
})

const getSkus = createRoute({
  method: 'get',
  path: '/v1/connections/{id}/skus',
  operationId: 'getSkus',
  tags: ['Products and locations'],
  summary: 'What a merchant’s product numbers stand for',
  ...secured('admin'),
  request: reading,
  responses: { 200: json(ProductsView, 'By number'), ...keyAnswers, ...notFound, 422: problemAnswer('Bad query') },
})

const putLocations = createRoute({
  method: 'put',
  path: '/v1/connections/{id}/locations',
  operationId: 'putLocations',
  tags: ['Products and locations'],
  summary: 'Say in which country the locations are that a partner names by number',
  description: 'The whole table, in place of what stood there. A location that is not here is in no known country.',
  ...secured('admin'),
  request: { params: ConnectionPath, body: jsonBody(LocationsRequest) },
  responses: {
    200: json(LocationsView, 'As it stands now, by number'),
    ...writeAnswers,
    ...notOpen,
    422: problemAnswer('A country that is none, or could be two, or a location told twice'),
  },
})

const getLocations = createRoute({
  method: 'get',
  path: '/v1/connections/{id}/locations',
  operationId: 'getLocations',
  tags: ['Products and locations'],
  summary: 'In which country a partner’s locations are',
  ...secured('admin'),
  request: reading,
  responses: { 200: json(LocationsView, 'By number'), ...keyAnswers, ...notFound, 422: problemAnswer('Bad query') },
})

export const merchantRoutes = router()
  .openapi(putSkus, async (c) => {
    const { caller, now, store } = c.var
    const products = productsOf(c.req.valid('json'))
    const skus = products.map(({ sku }) => sku)
    const faults = [...repeatedIn(skus, (at) => `/skus/${at}/sku`), ...productFaults(products, now.day)].slice(0, faultsMax)
    if (faults[0] !== undefined) return problem(c, 'invalid-request', `${faults[0].pointer}: ${faults[0].detail}`, faults)
    const kept = await store.putProducts(caller, now, c.req.valid('param').id, products)
    return kept.ok ? c.json(viewProducts(kept.value), 200) : refused(c, kept.error)
  })
  .openapi(getSkus, async (c) => {
    const found = await c.var.store.listProducts(c.var.caller, c.var.now, c.req.valid('param').id)
    return found.ok ? c.json(viewProducts(found.value), 200) : refused(c, found.error)
  })
  .openapi(putLocations, async (c) => {
    const locations = locationsOf(c.req.valid('json'))
    const numbers = locations.map(({ location }) => location)
    const faults = repeatedIn(numbers, (at) => `/locations/${at}/location`).slice(0, faultsMax)
    if (faults[0] !== undefined) return problem(c, 'invalid-request', `${faults[0].pointer}: ${faults[0].detail}`, faults)
    const kept = await c.var.store.putLocations(c.var.caller, c.var.now, c.req.valid('param').id, locations)
    return kept.ok ? c.json({ locations: [...kept.value] }, 200) : refused(c, kept.error)
  })
  .openapi(getLocations, async (c) => {
    const found = await c.var.store.listLocations(c.var.caller, c.var.now, c.req.valid('param').id)
    return found.ok ? c.json({ locations: [...found.value] }, 200) : refused(c, found.error)
  })

/** More of them help nobody. */
const faultsMax = 50
