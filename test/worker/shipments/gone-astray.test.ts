import { expect, test } from 'vitest'
import { ruleOnRedirect } from '../../../functions/operations/rule-on-redirect'
import { settleOrders } from '../../../functions/operations/settle-orders'
import { aShipper, aYearlyHold, noon, type Shipper, terms } from '../../support/shipments'
import { db } from '../database'

const openRedirects = async (shipper: Shipper) =>
  (
    await db
      .prepare(
        `SELECT r.country, r.decision, r.ruling IS NOT NULL AS isRuled FROM redirects r JOIN orders o ON o.seq = r.order_seq
         WHERE o.tenant = ?1 ORDER BY r.country`,
      )
      .bind(shipper.tenant.tenant)
      .all<{ country: string; decision: string; isRuled: 0 | 1 }>()
  ).results

const isFrozen = async (shipper: Shipper) =>
  db.prepare('SELECT max(is_frozen) FROM holds WHERE tenant = ?1').bind(shipper.tenant.tenant).first<number>('max(is_frozen)')

test.each([
  { by: 'its order', report: {} },
  { by: 'its number alone', report: { order: undefined, trackingNumber: 'EX-1' } },
])('a destination told by $by before the order was screened is not missed', async ({ report }) => {
  const shipper = await aShipper(db)
  await shipper.report({ trackingNumber: 'EX-1', destination: { country: 'RU' }, ...report })
  await shipper.screen()
  await shipper.register({ trackingNumber: 'EX-1', contents: [{ units: 4 }] })
  await settleOrders(shipper.store, noon, terms)
  expect(await shipper.order()).toMatchObject({ isFrozen: 1, isDue: 0 })
  expect(await openRedirects(shipper)).toMatchObject([{ country: 'RU', decision: 'block' }])
})

test('a redirect of an order that was never screened freezes the hold that was named for it', async () => {
  const shipper = await aShipper(db, { hold: null })
  const { hold } = await aYearlyHold(db, shipper.tenant, { room: 8 })
  await shipper.register({ trackingNumber: 'EX-1', hold, contents: [{ units: 4 }] })
  await shipper.report({ trackingNumber: 'EX-1', status: 'redirected', destination: { country: 'RU' } })
  expect(await isFrozen(shipper)).toBe(1)
  expect(await openRedirects(shipper)).toMatchObject([{ country: 'RU', decision: 'review' }])
})

test('what was decided of a redirect is decided anew once the order is screened anew', async () => {
  const shipper = await aShipper(db)
  await shipper.screen()
  await shipper.report({ trackingNumber: 'EX-1', status: 'label-created', destination: { country: 'HK' } })
  expect(await openRedirects(shipper)).toEqual([{ country: 'HK', decision: 'allow', isRuled: 0 }])
  expect(await isFrozen(shipper)).toBe(0)
  // Now it is under no license any more.
  await shipper.screen({ authorizations: [] })
  await settleOrders(shipper.store, noon, terms)
  expect(await openRedirects(shipper)).toEqual([{ country: 'HK', decision: 'block', isRuled: 0 }])
  expect(await shipper.notified()).toMatchObject([{ decision: 'allow' }, { to: 'HK', decision: 'block' }])
  expect(await isFrozen(shipper)).toBe(1)
})

test('a person’s word on a redirect is of the order as it was screened then', async () => {
  const shipper = await aShipper(db)
  await shipper.screen()
  const shipment = await shipper.register({ trackingNumber: 'EX-1' })
  await shipper.report({ trackingNumber: 'EX-1', status: 'label-created', destination: { country: 'Nowhereland' } })
  const [{ decision = '' } = {}] = await openRedirects(shipper)
  expect(decision).toBe('review')
  const said = { country: '', ruling: 'accept', reason: 'it is theirs', by: 'an officer', evidence: [] } as const
  const ruled = await ruleOnRedirect(shipper.store, shipper.tenant, noon, {
    requestKey: 'r',
    requestHash: 'h',
    shipment,
    ...said,
    ...terms,
  })
  expect(ruled.ok).toBe(true)
  expect(await isFrozen(shipper)).toBe(0)
  await shipper.screen()
  await settleOrders(shipper.store, noon, terms)
  expect(await openRedirects(shipper)).toEqual([{ country: '', decision: 'review', isRuled: 0 }])
  expect(await isFrozen(shipper)).toBe(1)
})

test('an address said to be corrected within the country freezes until the order was determined anew, and no longer', async () => {
  const shipper = await aShipper(db)
  await shipper.screen()
  await shipper.report({ trackingNumber: 'EX-1', status: 'redirected', isRedirect: true, destination: { country: 'CN' } })
  expect(await openRedirects(shipper)).toEqual([{ country: 'CN', decision: 'allow', isRuled: 0 }])
  expect(await shipper.order()).toMatchObject({ isFrozen: 0, isDue: 0 })
  expect(await shipper.notified()).toMatchObject([{ type: 'shipment.redirected', to: 'CN', decision: 'allow' }])
})

test('what was determined for another country is told apart from what the order goes by', async () => {
  const shipper = await aShipper(db)
  const { id } = await shipper.screen()
  await shipper.report({ trackingNumber: 'EX-1', status: 'label-created', destination: { country: 'RU' } })
  const { screenings } = await shipper.store.listScreenings(shipper.tenant, noon, { reference: 'order-1', limit: 10 })
  expect(screenings.filter(({ isAside }) => !isAside).map((each) => each.id)).toEqual([id])
  expect(screenings).toHaveLength(2)
})

test('an order screened again while it is frozen is held for once, and frozen', async () => {
  const shipper = await aShipper(db)
  await shipper.screen()
  await shipper.report({ trackingNumber: 'EX-1', status: 'label-created', destination: { country: 'RU' } })
  for (const _ of [1, 2]) {
    await shipper.screen()
    await settleOrders(shipper.store, noon, terms)
  }
  expect(await isFrozen(shipper)).toBe(1)
  expect(await shipper.balance()).toEqual({ held: 8, captured: 0 })
})

test('what left after the order had let go of its hold is its own room when it is determined for elsewhere', async () => {
  const shipper = await aShipper(db, { room: 8 })
  await shipper.screen()
  await shipper.tell('cancelled')
  await shipper.register({ trackingNumber: 'EX-1', contents: [{ units: 4 }] })
  await shipper.report({ trackingNumber: 'EX-1' })
  expect(await shipper.balance()).toEqual({ held: 0, captured: 4 })
  await shipper.report({ trackingNumber: 'EX-1', destination: { country: 'HK' } })
  expect(await openRedirects(shipper)).toEqual([{ country: 'HK', decision: 'allow', isRuled: 0 }])
})
