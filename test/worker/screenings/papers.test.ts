import { describe, expect, test } from 'vitest'
import { storeOn } from '../../../functions/store/d1'
import { aBuyer, anLppOrder, anOrder } from '../../support/orders'
import { db } from '../database'
import { allocationOf, aTenant, codesOf, counters, request, screened } from './service'

const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }
const each = 15_832
const ceiling = 26_900_000
const consignee = () => ({
  parties: {
    ultimateConsignee: aBuyer('IN', { name: `Example ${crypto.randomUUID()}`, registration: { scheme: 'lei', id: crypto.randomUUID() } }),
  },
})
const h100 = (quantity: number) => ({ items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity }] })

describe('a duty before the export', () => {
  test.each([
    { what: 'states a part of what it must', elements: { knowsItems: true } },
    { what: 'is said not to be signed', elements: { knowsItems: true, noProhibitedUse: true, limitNotReached: true, signed: 'no' } },
  ])('is not met by a certification that $what', async ({ elements }) => {
    const evidence = [{ kind: 'lpp-certification', elements }]
    const answer = await screened(await aTenant(), anLppOrder(10, 0, { ...consignee(), evidence }))
    expect(answer.decision).toBe('review')
    expect(answer.outstanding.map(({ code }) => code)).toContain('lpp-certification')
  })

  test('is not met by the name of a statement that says nothing', async () => {
    const parties = { ultimateConsignee: aBuyer('DE', { listings: [{ list: 'UVL', confirmed: true }] }) }
    expect((await screened(await aTenant(), anOrder({ parties, evidence: ['uvl-statement'] }))).decision).toBe('review')
  })

  test('that is a license is not met by a paper of that name', async () => {
    const order = anOrder({ ...h100(1), parties: { ultimateConsignee: aBuyer('CN') }, evidence: ['license'] })
    const answer = await screened(await aTenant(), order)
    expect(answer.decision).toBe('block')
    expect(answer.outstanding.map(({ code }) => code)).toContain('license')
  })
})

describe('a certification of receipts', () => {
  const told = (receivedElsewhereTpp: number) => ({ evidence: [{ kind: 'lpp-certification', elements: { receivedElsewhereTpp } }] })

  // What it says came through us and we never saw was received all the same.
  test('counts in full whatever part of it is said to be from us', async () => {
    const buyer = consignee()
    const full = await screened(await aTenant(), anLppOrder(1, ceiling, { ...buyer, ...told(0) }))
    expect(full.decision).toBe('block')
    const answer = await screened(await aTenant(), anLppOrder(1, 1_000_000, { ...consignee(), ...told(0) }))
    expect(answer.hold?.lines[0]?.remainingTpp).toBe(ceiling - 1_000_000 - each)
    expect(await counters(allocationOf(answer))).toMatchObject({ captured: 1_000_000, declared: 1_000_000 })
  })

  test('that states more from others than it states in all counts the more', async () => {
    const answer = await screened(await aTenant(), anLppOrder(1, 0, { ...consignee(), ...told(ceiling) }))
    expect(answer.decision).toBe('block')
  })

  test('of another year says nothing of this one', async () => {
    const order = anLppOrder(1, 0, { ...consignee(), usage: { lpp: { year: 2024, receivedTpp: 0 } } })
    expect((await screened(await aTenant(), order)).decision).toBe('review')
  })
})

describe('the hold of an order screened again', () => {
  test('gives way though a screening in between was blocked', async () => {
    const tenant = await aTenant()
    const order = anLppOrder(1000, 0, consignee())
    const first = await screened(tenant, order)
    expect((await screened(tenant, { ...order, ...h100(1700) })).decision).toBe('block')
    const third = await screened(tenant, { ...order, ...h100(500) })
    expect(third.hold?.lines[0]?.remainingTpp).toBe(ceiling - 500 * each)
    expect(await counters(allocationOf(first))).toMatchObject({ held: 500 * each })
  })

  test('stays where it is frozen', async () => {
    const tenant = await aTenant()
    const order = anLppOrder(1000, 0, consignee())
    const first = await screened(tenant, order)
    const hold = first.hold?.id ?? ''
    await storeOn(db).applyOperation(tenant, now, `freeze ${hold}`, { op: 'freeze', hold, frozen: true, reason: 'redirected' })
    const second = await screened(tenant, { ...order, ...h100(10) })
    expect(second.hold?.lines[0]?.remainingTpp).toBe(ceiling - 1010 * each)
    expect(await counters(allocationOf(first))).toMatchObject({ held: 1010 * each })
  })

  test('keeps what was captured of it', async () => {
    const tenant = await aTenant()
    const order = anLppOrder(1000, 0, consignee())
    const first = await screened(tenant, order)
    const lines = [{ allocation: allocationOf(first), tpp: 400 * each }]
    await storeOn(db).applyOperation(tenant, now, `part ${first.id}`, { op: 'capture', hold: first.hold?.id ?? '', lines, final: false })
    await screened(tenant, { ...order, ...h100(600) })
    expect(await counters(allocationOf(first))).toMatchObject({ held: 600 * each, captured: 400 * each })
  })
})

test('a name is one limit whatever unseen characters are in it', async () => {
  const own = crypto.randomUUID()
  const named = (name: string) => ({ parties: { ultimateConsignee: aBuyer('IN', { name }) } })
  const first = await screened(await aTenant(), anLppOrder(1000, 0, named(`Example ${own}`)))
  for (const name of [`Example\u200b ${own}`, `\u202eExample ${own}\u0000`, `Example ${own}\ud800`]) {
    const answer = await screened(await aTenant(), anLppOrder(1000, 0, named(name)))
    expect(answer.decision).toBe('block')
    expect(codesOf(answer)).toContain('ceiling-exceeded')
  }
  expect(await counters(allocationOf(first))).toMatchObject({ held: 1000 * each })
})

test('a reference that is no text is refused', async () => {
  const response = await request(await aTenant(), '/v1/screenings', { body: anOrder({ reference: 'order \ud800' }) })
  expect(response.status).toBe(422)
})
