import { expect, test } from 'vitest'
import { aShipper } from '../../support/shipments'
import { db } from '../database'

/** An order of eight to China with a parcel of four that left. */
const underWay = async () => {
  const shipper = await aShipper(db)
  await shipper.screen()
  await shipper.register({ trackingNumber: 'EX-1', contents: [{ units: 4 }] })
  await shipper.report({ trackingNumber: 'EX-1', destination: { country: 'CHN' } })
  return shipper
}
const typesOf = (notified: readonly { readonly type: string }[]) => notified.map(({ type }) => type)

test('a parcel to the country of its screening goes on, however that is spelled', async () => {
  const shipper = await underWay()
  await shipper.report({ trackingNumber: 'EX-1', status: 'delivered', destination: { country: 'china' }, location: { country: 'CN' } })
  expect(await shipper.order()).toMatchObject({ isFrozen: 0, coverage: 'covered' })
  expect(await shipper.notified()).toEqual([])
})

test('another destination freezes what is held, is decided and told once, and late news of it is not dropped', async () => {
  const shipper = await underWay()
  await shipper.report({ trackingNumber: 'EX-1', status: 'delivered', location: { country: 'CN' } })
  for (const key of ['first', 'second'])
    await shipper.report({ trackingNumber: 'EX-1', key, destination: { country: 'RU' }, occurredAt: new Date('2026-11-20T00:00:00Z') })
  expect(await shipper.order()).toMatchObject({ isFrozen: 1, isDue: 0, coverage: 'covered' })
  const [told, ...more] = await shipper.notified()
  expect(more).toEqual([])
  expect(told).toMatchObject({ type: 'shipment.redirected', reference: 'order-1', from: ['CN'], to: 'RU', decision: 'block' })
  expect(await shipper.tasks()).toEqual(['redirected', 'redirected-after-export'])
  expect(await shipper.balance()).toEqual({ held: 4, captured: 4 })
})

test('what is frozen is captured all the same when it leaves, and the rest stays frozen', async () => {
  const shipper = await underWay()
  await shipper.report({ trackingNumber: 'EX-1', destination: { country: 'RU' } })
  await shipper.register({ trackingNumber: 'EX-2', contents: [{ units: 2 }] })
  await shipper.report({ trackingNumber: 'EX-2' })
  expect(await shipper.balance()).toEqual({ held: 2, captured: 6 })
  const frozen = await db.prepare('SELECT is_frozen FROM holds WHERE tenant = ?1').bind(shipper.tenant.tenant).first('is_frozen')
  expect(frozen).toBe(1)
})

test('an order that is off lets go of what was frozen', async () => {
  const shipper = await underWay()
  await shipper.report({ trackingNumber: 'EX-1', destination: { country: 'RU' } })
  await shipper.tell('cancelled')
  expect(await shipper.balance()).toEqual({ held: 0, captured: 4 })
})

test.each([
  { report: { destination: { country: 'Nowhereland' } }, because: 'a country that nobody can read' },
  { report: { isRedirect: true }, because: 'somewhere that was not said' },
])('$because is for a person, whose word lets it go on', async ({ report }) => {
  const shipper = await underWay()
  await shipper.report({ trackingNumber: 'EX-1', ...report })
  expect(await shipper.order()).toMatchObject({ isFrozen: 1 })
  expect(await shipper.notified()).toMatchObject([{ type: 'shipment.redirected', to: null, decision: 'review' }])
  const ruling = { ruling: 'accept', reason: 'the same house', by: 'an officer', at: '2026-11-22T17:00:00Z' } as const
  const due = await shipper.store.ruleOnRedirect(
    shipper.tenant,
    { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' },
    'order-1',
    '',
    ruling,
  )
  expect(due).toBeDefined()
  await shipper.tell('placed', { key: 'again' })
  await shipper.report({ trackingNumber: 'EX-1', status: 'delivered' })
  expect(await shipper.order()).toMatchObject({ isFrozen: 0 })
  expect(await shipper.tasks()).toEqual([])
})

test('the way home is no other destination', async () => {
  const shipper = await underWay()
  await shipper.report({ trackingNumber: 'EX-1', status: 'returning', destination: { country: 'US' } })
  await shipper.report({ trackingNumber: 'EX-1', status: 'delivered', isReturn: true, location: { country: 'US' } })
  expect(await shipper.order()).toMatchObject({ isFrozen: 0 })
  expect(typesOf(await shipper.notified())).toEqual([])
})

test('what was redirected by mistake thaws once that is taken back', async () => {
  const shipper = await underWay()
  await shipper.report({ trackingNumber: 'EX-1', key: 'mistake', destination: { country: 'RU' } })
  await shipper.report({ key: 'sorry', status: 'unknown', withdraws: 'mistake', order: undefined })
  expect(await shipper.order()).toMatchObject({ isFrozen: 0 })
  expect(await shipper.tasks()).toEqual([])
})

test('what a person froze stays frozen when a redirect is over', async () => {
  const shipper = await underWay()
  const hold = await db.prepare('SELECT id FROM holds WHERE tenant = ?1').bind(shipper.tenant.tenant).first<string>('id')
  const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' } as const
  await shipper.store.applyOperation(shipper.tenant, now, 'freeze it', { op: 'freeze', hold: hold ?? '', frozen: true })
  await shipper.report({ trackingNumber: 'EX-1', key: 'mistake', destination: { country: 'RU' } })
  await shipper.report({ key: 'sorry', status: 'unknown', withdraws: 'mistake', order: undefined })
  expect(await db.prepare('SELECT is_frozen FROM holds WHERE id = ?1').bind(hold).first('is_frozen')).toBe(1)
})
