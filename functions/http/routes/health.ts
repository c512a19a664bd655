import { createRoute, z } from '@hono/zod-openapi'
import { getHealth } from '../../operations/get-health'
import { json } from '../answers'
import { router } from '../router'
import { version } from '../version'

const HealthView = z
  .object({ status: z.literal('ok'), version: z.string(), rulebook: z.string(), knownThrough: z.string() })
  .openapi('Health')

const health = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'getHealth',
  tags: ['Service'],
  summary: 'Whether the service answers, and with which rulebook',
  responses: { 200: json(HealthView, 'It answers') },
})

export const healthRoutes = router().openapi(health, (c) => c.json({ status: 'ok' as const, version, ...getHealth() }, 200))
