import { describe, expect, test } from 'vitest'
import { locationNumber } from '../../../functions/domain/shipments/location-number'
import { newTenant } from '../../support/tenants'
import { db } from '../database'
import { pointersIn, problemOf } from '../http/service'
import { aShop, theSkus } from './service'

const pathOf = (id: string, table: 'skus' | 'locations') => `/v1/connections/${id}/${table}`

describe('the table of product numbers', () => {
  test('is told whole, and stands in place of what was told before', async () => {
    const { ask, id } = await aShop()
    const skus = [
      { sku: 'B', notControlled: { by: 'Example Officer', reason: 'a fan' } },
      { sku: 'A', system: { contains: [{ spec: { tpp: 5000, designedForDatacenter: true }, quantity: 2 }], family: '4A090' } },
    ]
    expect(await (await ask('PUT', pathOf(id, 'skus'), { skus })).json()).toEqual({ skus: skus.toReversed() })
    expect(await (await ask('GET', pathOf(id, 'skus'))).json()).toEqual({ skus: skus.toReversed() })
    expect(await (await ask('PUT', pathOf(id, 'skus'), { skus: [] })).json()).toEqual({ skus: [] })
  })

  test.each([
    { what: 'a chip that the catalog does not have', rows: [theSkus[0], { sku: 'X', chip: 'no-such-chip' }], at: '/skus/1/chip' },
    {
      what: 'such a chip in a system',
      rows: [
        {
          sku: 'X',
          system: {
            contains: [
              { chip: 'nvidia-t4', quantity: 1 },
              { chip: 'no-such-chip', quantity: 1 },
            ],
          },
        },
      ],
      at: '/skus/0/system/contains/1/chip',
    },
    {
      what: 'a circuit named and described',
      rows: [{ sku: 'X', system: { contains: [{ chip: 'nvidia-t4', spec: { designedForDatacenter: true }, quantity: 1 }] } }],
      at: '/skus/0/system/contains/0',
    },
    { what: 'a number told twice', rows: [theSkus[0], theSkus[1], { sku: ' T4 ', chip: 'nvidia-h100-sxm' }], at: '/skus/2/sku' },
    {
      what: 'two meanings',
      rows: [{ sku: 'X', chip: 'nvidia-t4', notControlled: { by: 'me', reason: 'so' } }],
      at: '/skus/0/notControlled',
    },
    { what: 'no meaning', rows: [{ sku: 'X' }], at: '/skus/0/chip' },
    { what: 'nobody’s word', rows: [{ sku: 'X', notControlled: { by: ' ', reason: 'so' } }], at: '/skus/0/notControlled/by' },
  ])('takes no $what, says where, and stays as it was', async ({ rows, at }) => {
    const { ask, id } = await aShop()
    const response = await ask('PUT', pathOf(id, 'skus'), { skus: rows })
    expect(pointersIn(await problemOf(response, 'invalid-request'))).toContain(at)
    const { skus } = await (await ask('GET', pathOf(id, 'skus'))).json<{ skus: unknown[] }>()
    expect(skus).toHaveLength(theSkus.length)
  })

  test('has room for two thousand and no more', async () => {
    const { ask, id } = await aShop()
    const rows = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ sku: `GPU-${at}`, notControlled: { by: 'Example Officer', reason: 'x'.repeat(80) } }))
    expect((await ask('PUT', pathOf(id, 'skus'), { skus: rows(2000) })).status).toBe(200)
    await problemOf(await ask('PUT', pathOf(id, 'skus'), { skus: rows(2001) }), 'invalid-request')
  })

  test('is one tenant’s own, and of a closed connection stands as it was', async () => {
    const [shop, other] = [await aShop(), await newTenant(db)]
    const asked = (method: string, key = shop.key) => shop.ask(method, pathOf(shop.id, 'skus'), undefined, key)
    await problemOf(await asked('GET', other), 'not-found')
    await problemOf(await shop.ask('PUT', pathOf(shop.id, 'skus'), { skus: [] }, other), 'not-found')
    await shop.ask('DELETE', `/v1/connections/${shop.id}`)
    await problemOf(await shop.ask('PUT', pathOf(shop.id, 'skus'), { skus: [] }), 'not-found')
    expect((await (await asked('GET')).json<{ skus: unknown[] }>()).skus).toHaveLength(theSkus.length)
  })
})

describe('the table of locations', () => {
  test('knows a place by its number, however that is written, and its country by its code', async () => {
    const { ask, id } = await aShop()
    const told = await ask('PUT', pathOf(id, 'locations'), {
      locations: [
        { location: 'https://id.gs1.org/414/9506000200002', country: 'Singapore' },
        { location: 'Warehouse 7', country: 'DEU' },
      ],
    })
    const locations = [
      { location: '9506000200002', country: 'SG' },
      { location: 'Warehouse 7', country: 'DE' },
    ]
    expect(await told.json()).toEqual({ locations })
    expect(await (await ask('GET', pathOf(id, 'locations'))).json()).toEqual({ locations })
  })

  test.each([
    { rows: [{ location: '9506000200002', country: 'Korea' }], at: '/locations/0/country' },
    { rows: [{ location: '9506000200002', country: 'ZZ' }], at: '/locations/0/country' },
    {
      rows: [
        { location: '9506000200002', country: 'SG' },
        { location: 'https://id.gs1.org/414/9506000200002/254/7', country: 'MY' },
      ],
      at: '/locations/1/location',
    },
  ])('takes no $rows', async ({ rows, at }) => {
    const { ask, id } = await aShop()
    const response = await ask('PUT', pathOf(id, 'locations'), { locations: rows })
    expect(pointersIn(await problemOf(response, 'invalid-request'))).toEqual([at])
  })

  // GS1's own example of a check digit: 629104150021 has 3; 950600010000 has 5 by the reference's locations.
  test.each([
    ['9506000100005', '9506000100005'],
    [' 9506000100005 ', '9506000100005'],
    ['https://id.gs1.org/414/9506000100005', '9506000100005'],
    ['https://example.com/some/stem/414/9506000100005/254/42?x=1', '9506000100005'],
    ['https://id.gs1.org/417/9506000100005', '9506000100005'],
    ['urn:epc:id:sgln:9506000.10000.0', '9506000100005'],
    ['urn:epc:id:sgln:629104.150021.400', '6291041500213'],
    ['urn:epc:id:pgln:9506000.10000', '9506000100005'],
    ['https://id.gs1.org/01/09506000134352', 'https://id.gs1.org/01/09506000134352'],
    ['urn:epc:id:sgln:95060.10000.0', 'urn:epc:id:sgln:95060.10000.0'],
  ])('%s is looked up as %s', (given, number) => {
    expect(locationNumber(given)).toBe(number)
  })
})

describe('what a connection of orders is told', () => {
  test('is shown as it holds, chosen or not', async () => {
    const usual = await aShop()
    expect(await (await usual.ask('GET', `/v1/connections/${usual.id}`)).json()).toMatchObject({
      track: 'enforced',
      holdOn: 'placed',
      holdFor: 'P7D',
    })
    const chosen = await aShop({ settings: { track: 'codified', holdFor: 'P1DT12H' } })
    expect(await (await chosen.ask('GET', `/v1/connections/${chosen.id}`)).json()).toMatchObject({ track: 'codified', holdFor: 'P1DT12H' })
  })

  test.each([
    { body: { source: 'supabase', track: 'codified' }, at: ['/track'] },
    { body: { source: 'supabase', holdOn: 'never', holdFor: 'P1D' }, at: ['/holdOn', '/holdFor'] },
    { body: { source: 'commercetools', screensSignIns: true }, at: ['/screensSignIns'] },
    { body: { source: 'commercetools', holdOn: 'never', holdFor: 'P1D' }, at: ['/holdFor'] },
    { body: { source: 'commercetools', holdFor: 'P31D' }, at: ['/holdFor'] },
    { body: { source: 'commercetools', holdFor: 'PT30M' }, at: ['/holdFor'] },
    { body: { source: 'commercetools', track: 'repeal' }, at: ['/track'] },
    {
      body: { source: 'easypost', track: 'codified', onReview: 'admit-limited', onUnavailable: 'admit' },
      at: ['/track', '/onReview', '/onUnavailable'],
    },
  ])('and has no use for is refused: $body', async ({ body, at }) => {
    const { ask } = await aShop()
    const response = await ask('POST', '/v1/connections', body)
    expect(pointersIn(await problemOf(response, 'invalid-request'))).toEqual(at)
  })
})
