import { Hono } from 'hono'

/** The least a Hono Worker can do: what the service is measured beside. */
export default new Hono()
  .get('/bare', (c) => c.json({ status: 'ok' }))
  .post('/bare', async (c) => c.json({ length: (await c.req.text()).length }))
