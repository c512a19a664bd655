import { createRoute, z } from '@hono/zod-openapi'
import { deployment } from '../../store/caller'
import { json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { router } from '../router'
import { TenantPath, TenantRequest, TenantView, tenantTermsOf, viewTenant } from '../views/tenant'

const keyed = {
  401: problemAnswer('No key, or one that is not known, expired or revoked'),
  429: problemAnswer('Too many requests; see `Retry-After`'),
  503: problemAnswer('The database does not answer; see `Retry-After`'),
} as const

const put = createRoute({
  method: 'put',
  path: '/v1/tenants/{id}',
  operationId: 'putTenant',
  tags: ['Tenants and keys'],
  summary: 'Make a tenant, or amend it',
  description: 'For keys of the deployment. The same terms again change nothing.',
  ...secured('admin', deployment),
  request: { params: TenantPath, body: jsonBody(TenantRequest) },
  responses: {
    200: json(TenantView, 'It stands so, now or since before'),
    201: json(TenantView, 'Made'),
    400: problemAnswer('Not JSON'),
    ...keyed,
    403: problemAnswer('Not a key of the deployment that may administer'),
    409: problemAnswer('It was amended in between'),
    413: problemAnswer('Too large'),
    415: problemAnswer('Not declared as JSON'),
    422: problemAnswer('A body that does not fit'),
  },
})

const one = createRoute({
  method: 'get',
  path: '/v1/tenants/{id}',
  operationId: 'getTenant',
  tags: ['Tenants and keys'],
  summary: 'One tenant, with what it decided for itself',
  ...secured('admin'),
  request: { params: TenantPath, query: z.strictObject({}) },
  responses: {
    200: json(TenantView, 'The tenant'),
    ...keyed,
    403: problemAnswer('The key may not administer'),
    404: problemAnswer('No such tenant, or not yours'),
    422: problemAnswer('Bad id'),
  },
})

export const tenantRoutes = router()
  .openapi(put, async (c) => {
    const { id } = c.req.valid('param')
    const body = c.req.valid('json')
    const kept = await c.var.store.putTenant(c.var.caller, c.var.now, id, tenantTermsOf(body), body.version)
    if (!kept.ok) return refused(c, kept.error)
    return kept.value.isFirst ? c.json(viewTenant(kept.value.value), 201) : c.json(viewTenant(kept.value.value), 200)
  })
  .openapi(one, async (c) => {
    const { id } = c.req.valid('param')
    const tenant = await c.var.store.findTenant(c.var.caller, c.var.now, id)
    return tenant === undefined ? problem(c, 'not-found', `there is no tenant ${id}`) : c.json(viewTenant(tenant), 200)
  })
