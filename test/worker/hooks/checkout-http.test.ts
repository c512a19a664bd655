import { expect, test } from 'vitest'
import { connected, service } from './calling'

const on = service()

test('a ping of WooCommerce, which is a form that nobody signed, is answered', async () => {
  const { path } = await connected(on, 'woocommerce', ['public_example_secret'])
  const response = await on.call(path, 'webhook_id=12', { 'content-type': 'application/x-www-form-urlencoded' })
  expect(response.status, await response.clone().text()).toBe(200)
  expect(await response.text()).toBe('')
})
