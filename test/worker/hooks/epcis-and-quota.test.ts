import { expect, test } from 'vitest'
import { db } from '../database'
import { aShop, heldBy, line } from '../orders/service'
import { connected, service } from './calling'

const on = service()
const secret = 'a-token-of-a-partner'
const gtin = '09506000134352'
const tpp = 15_832
const place = '/resource/obj/custom/fields'

/** Four H100 to India, sold under their GTIN, with their quota set aside; and the warehouse that ships them. */
const aShippedOrder = async () => {
  const mapping = {
    headquarters: `${place}/headquarters`,
    parent: `${place}/parent`,
    parentHeadquarters: `${place}/parentHeadquarters`,
    registration: `${place}/registration`,
  }
  const shop = await aShop({
    settings: { track: 'codified', onReview: 'admit-limited', mapping },
    policy: { codifiedCounts: true },
    skus: [{ sku: gtin, chip: 'nvidia-h100-sxm' }],
  })
  const company = `Example Compute ${crypto.randomUUID()}`
  const order = {
    lineItems: [line(gtin, 4)],
    shippingAddress: { country: 'IN', company },
    custom: { fields: { headquarters: 'IN', parent: company, parentHeadquarters: 'IN', registration: `lei:${crypto.randomUUID()}` } },
  }
  expect(await shop.place(order)).toMatchObject({ status: 200 })
  const to = await connected(on, 'epcis', [secret], {}, shop.key.tenant)
  const tell = async (over: object) => {
    const event = {
      type: 'ObjectEvent',
      eventTime: '2026-11-22T16:00:00Z',
      eventTimeZoneOffset: '+00:00',
      action: 'OBSERVE',
      bizStep: 'shipping',
      bizTransactionList: [{ type: 'po', bizTransaction: 'urn:example:po:1001' }],
      ...over,
    }
    const response = await on.call(`${to.path}/events`, JSON.stringify(event), { authorization: `Bearer ${secret}` })
    expect(response.status, await response.text()).toBe(201)
  }
  const standing = async () => {
    const holds = await heldBy(shop)
    const undone = await db
      .prepare('SELECT coalesce(sum(l.undone_tpp), 0) AS tpp FROM holds h JOIN hold_lines l ON l.hold = h.ref WHERE h.tenant = ?1')
      .bind(shop.key.tenant)
      .first<{ tpp: number }>()
    return {
      undone: (undone?.tpp ?? 0) / tpp,
      held: holds.reduce((sum, { held }) => sum + held, 0) / tpp,
      captured: holds.reduce((sum, { captured }) => sum + captured, 0) / tpp,
    }
  }
  return { tell, standing }
}
const pieces = (...serials: readonly string[]) => serials.map((serial) => `https://id.gs1.org/01/${gtin}/21/${serial}`)

test('pieces that leave are captured by their serial numbers, each once, and the others stay set aside', async () => {
  const { tell, standing } = await aShippedOrder()
  expect(await standing()).toEqual({ undone: 0, held: 4, captured: 0 })
  await tell({ eventID: 'urn:uuid:1', epcList: pieces('A', 'B') })
  expect(await standing()).toEqual({ undone: 0, held: 2, captured: 2 })
  await tell({ eventID: 'urn:uuid:2', bizStep: 'departing', epcList: pieces('B', 'A') })
  expect(await standing()).toEqual({ undone: 0, held: 2, captured: 2 })
  await tell({ eventID: 'urn:uuid:3', epcList: pieces('C') })
  expect(await standing()).toEqual({ undone: 0, held: 1, captured: 3 })
})

test('what was an error gives back what it captured', async () => {
  const { tell, standing } = await aShippedOrder()
  const shipped = { eventID: 'urn:uuid:1', epcList: pieces('A', 'B') }
  await tell(shipped)
  await tell({ ...shipped, errorDeclaration: { declarationTime: '2026-11-22T16:30:00Z', reason: 'did_not_occur' } })
  expect(await standing()).toMatchObject({ captured: 2, undone: 2 })
})

test('a carton is what was packed in it', async () => {
  const { tell, standing } = await aShippedOrder()
  const carton = 'urn:epc:id:sscc:0614141.1234567890'
  await tell({ type: 'AggregationEvent', action: 'ADD', bizStep: 'packing', parentID: carton, childEPCs: pieces('A', 'B', 'C') })
  expect(await standing()).toEqual({ undone: 0, held: 4, captured: 0 })
  await tell({ epcList: [carton] })
  expect(await standing()).toEqual({ undone: 0, held: 1, captured: 3 })
})
