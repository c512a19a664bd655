import { expect, test } from 'vitest'
import { aShipper, noon, type Shipper } from '../../support/shipments'
import { db } from '../database'

const waiting = async ({ tenant, store }: Shipper) =>
  (await store.listTasks(tenant, noon, { isOpen: true, after: 0, limit: 100 })).map(({ code, detail }) => ({ code, detail }))

test('a destination by a number of which no country is known is for a person, once', async () => {
  const shipper = await aShipper(db)
  await shipper.screen()
  const place = { location: 'https://id.gs1.org/414/9506000200002' }
  for (const trackingNumber of ['EX-1', 'EX-2'])
    await shipper.report({ trackingNumber, status: 'label-created', destination: place, location: { location: 'elsewhere' } })
  const { id: connection } = shipper.connection
  expect(await waiting(shipper)).toEqual([
    { code: 'location-unknown', detail: { connection, location: '9506000200002', order: 'order-1', trackingNumber: 'EX-1' } },
  ])
})

test('so is where something was handed over', async () => {
  const shipper = await aShipper(db)
  await shipper.screen()
  await shipper.report({ trackingNumber: 'EX-1', status: 'delivered', location: { location: 'a yard' } })
  expect(await waiting(shipper)).toMatchObject([{ code: 'location-unknown', detail: { location: 'a yard' } }])
})

test.each([
  { what: 'that the tenant named', over: { location: '9506000200002' } },
  { what: 'with a country beside it', over: { location: 'another', country: 'CN' } },
])('a place $what is known', async ({ over }) => {
  const shipper = await aShipper(db)
  await shipper.screen()
  await shipper.store.putLocations(shipper.tenant, noon, shipper.connection.id, [{ location: '9506000200002', country: 'CN' }])
  await shipper.report({ trackingNumber: 'EX-1', status: 'label-created', destination: over })
  expect(await waiting(shipper)).toEqual([])
})
