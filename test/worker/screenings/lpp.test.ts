import { describe, expect, test } from 'vitest'
import { storeOn } from '../../../functions/store/d1'
import { aBuyer, anLppOrder } from '../../support/orders'
import { db } from '../database'
import { allocationOf, aTenant, codesOf, counters, screened } from './service'

const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }
const each = 15_832
const ceiling = 26_900_000
/** A consignee of its own for a test. */
const consignee = () => ({
  parties: {
    ultimateConsignee: aBuyer('IN', { name: `Example ${crypto.randomUUID()}`, registration: { scheme: 'lei', id: crypto.randomUUID() } }),
  },
})

// 15 CFR 740.29(a), (d): 26,900,000 TPP in a calendar year, all exporters together, for each ultimate consignee; exactly that is allowed.
describe('LPP at the checkout', () => {
  test.each([
    { quantity: 1699, received: 0, decision: 'allow', because: '1,699 H100 fit under the whole amount' },
    { quantity: 1700, received: 0, decision: 'block', because: '1,700 are 14,400 TPP too many' },
    { quantity: 436, received: 19_997_248, decision: 'allow', because: 'fills the amount to the last TPP' },
    { quantity: 437, received: 19_997_248, decision: 'block', because: 'one chip more does not' },
    { quantity: 1, received: ceiling, decision: 'block', because: 'nothing is left' },
  ])('$quantity H100 after $received TPP: $decision, $because', async ({ quantity, received, decision }) => {
    const answer = await screened(await aTenant(), anLppOrder(quantity, received, consignee()))
    expect(answer.decision).toBe(decision)
    expect(answer.hold?.lines.map(({ tpp }) => tpp)).toEqual(decision === 'allow' ? [quantity * each] : undefined)
    if (decision === 'block') expect(codesOf(answer)).toContain('ceiling-exceeded')
  })

  test('holds what it allows, names what is left, and books what was certified', async () => {
    const answer = await screened(await aTenant(), anLppOrder(100, 1_000_000, consignee()))
    expect(answer).toMatchObject({ decision: 'allow', authority: { kind: 'license-exception', symbol: 'LPP', secured: true } })
    expect(answer.hold?.lines).toEqual([
      { allocation: allocationOf(answer), tpp: 1_583_200, remainingTpp: ceiling - 1_000_000 - 1_583_200 },
    ])
    expect(answer.determination.allocations[0]).toMatchObject({ usedTpp: 1_000_000, requestedTpp: 1_583_200, fits: true })
    expect(await counters(allocationOf(answer))).toEqual({ ceiling, held: 1_583_200, captured: 1_000_000, declared: 1_000_000 })
    expect(answer.validUntil).toBe('2026-11-24T17:00:00.000Z')
  })

  test('without certified receipts is for a person, and holds', async () => {
    const answer = await screened(await aTenant(), anLppOrder(100, undefined, consignee()))
    expect(answer.decision).toBe('review')
    expect(codesOf(answer)).toContain('receipts-not-certified')
    expect(answer.determination.outcome).toBe('needs-review')
    expect(answer.hold?.lines[0]?.tpp).toBe(1_583_200)
    expect(await counters(allocationOf(answer))).toMatchObject({ declared: 0 })
  })

  test('without the certification itself is for a person, and holds', async () => {
    const answer = await screened(await aTenant(), anLppOrder(100, 0, { ...consignee(), evidence: [] }))
    expect(answer.decision).toBe('review')
    expect(codesOf(answer)).toContain('lpp-certification')
    expect(answer.outstanding.map(({ code }) => code)).toContain('lpp-certification')
    expect(answer.hold).toBeDefined()
  })

  test('a large shipment is for a person until its notice was sent', async () => {
    const [large, notLarge] = [203, 202]
    const order = (quantity: number) => anLppOrder(quantity, 0, { ...consignee(), evidence: ['lpp-certification'] })
    expect((await screened(await aTenant(), order(large))).decision).toBe('review')
    expect((await screened(await aTenant(), order(notLarge))).decision).toBe('allow')
  })

  test('one limit is shared by all exporters, who see its total and not each other', async () => {
    const buyer = consignee()
    const [one, other] = [await aTenant(), await aTenant()]
    const first = await screened(one, anLppOrder(1000, 0, buyer))
    const second = await screened(other, anLppOrder(1000, 0, buyer))
    expect(second.decision).toBe('block')
    expect(second.determination.allocations[0]).toMatchObject({ usedTpp: 1000 * each, fits: false })
    const third = await screened(other, anLppOrder(699, 0, buyer))
    expect(third).toMatchObject({ decision: 'allow', hold: { lines: [{ remainingTpp: ceiling - 1699 * each }] } })
    expect(JSON.stringify([second, third])).not.toContain(one.tenant)
    expect(JSON.stringify([second, third])).not.toContain(first.id)
  })

  test('a name is one limit however it is written', async () => {
    const name = `Example ${crypto.randomUUID()}`
    const named = (written: string) => ({ parties: { ultimateConsignee: aBuyer('IN', { name: written }) } })
    const first = await screened(await aTenant(), anLppOrder(1000, 0, named(`${name} Pvt. Ltd.`)))
    const second = await screened(await aTenant(), anLppOrder(10, 0, named(`  ${name.toUpperCase()}  PVT Ltd`)))
    expect(allocationOf(second)).toBe(allocationOf(first))
    expect(codesOf(second)).toContain('R-07')
    expect(codesOf(await screened(await aTenant(), anLppOrder(1, 0, consignee())))).not.toContain('R-07')
  })

  // Goods that we saw go may be among those that the consignee certifies to have received.
  describe('what was shipped through us and what was certified', () => {
    const shipped = async (quantity: number) => {
      const buyer = consignee()
      const tenant = await aTenant()
      const answer = await screened(tenant, anLppOrder(quantity, 0, buyer))
      const captured = await storeOn(db).applyOperation(tenant, now, `capture ${answer.id}`, {
        op: 'capture',
        hold: answer.hold?.id ?? '',
        final: true,
      })
      expect(captured.ok).toBe(true)
      return { buyer, tenant, allocation: allocationOf(answer) }
    }

    test('do not add up where both bounds leave room', async () => {
      const { buyer, tenant, allocation } = await shipped(300)
      const answer = await screened(tenant, anLppOrder(300, 300 * each, buyer))
      expect(answer.decision).toBe('allow')
      expect(await counters(allocation)).toEqual({ ceiling, held: 300 * each, captured: 300 * each, declared: 0 })
    })

    test('are for a person where only the lower bound leaves room', async () => {
      const { buyer, tenant } = await shipped(800)
      const answer = await screened(tenant, anLppOrder(300, 800 * each, buyer))
      expect(answer.decision).toBe('review')
      expect(codesOf(answer)).toContain('LEDGER_OVERLAP')
      expect(answer.hold).toBeDefined()
    })

    test('are settled by a certification that tells them apart', async () => {
      const { buyer, tenant } = await shipped(800)
      const evidence = [{ kind: 'lpp-certification', elements: { receivedElsewhereTpp: 0 } }, 'lpp-large-shipment-notice']
      expect((await screened(tenant, anLppOrder(300, 800 * each, { ...buyer, evidence }))).decision).toBe('allow')
    })

    test('count in full where the certified part came from others', async () => {
      const { buyer, tenant } = await shipped(800)
      const evidence = [{ kind: 'lpp-certification', elements: { receivedElsewhereTpp: 800 * each } }, 'lpp-large-shipment-notice']
      expect((await screened(tenant, anLppOrder(300, 1600 * each, { ...buyer, evidence }))).decision).toBe('block')
    })
  })

  test('each year is a limit of its own', async () => {
    const buyer = consignee()
    const tenant = await aTenant()
    const first = await screened(tenant, anLppOrder(1699, 0, buyer))
    const next = await screened(
      tenant,
      anLppOrder(1699, 0, { ...buyer, asOf: '2026-01-05', usage: { lpp: { year: 2026, receivedTpp: 0 } } }),
    )
    expect([first.decision, next.decision]).toEqual(['allow', 'allow'])
    expect(allocationOf(next)).not.toBe(allocationOf(first))
  })
})

describe('an order screened again', () => {
  test('supersedes the earlier one, whose hold makes room for it', async () => {
    const tenant = await aTenant()
    const order = anLppOrder(1000, 0, consignee())
    const first = await screened(tenant, order)
    const second = await screened(tenant, { ...order, items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 1500 }] })
    expect(second).toMatchObject({ decision: 'allow', supersedes: first.id })
    expect(await counters(allocationOf(second))).toMatchObject({ held: 1500 * each })
    expect((await storeOn(db).findHold(tenant, now, first.hold?.id ?? ''))?.state).toBe('released')
  })

  test('keeps the earlier hold where the new one has no room', async () => {
    const tenant = await aTenant()
    const order = anLppOrder(1000, 0, consignee())
    const first = await screened(tenant, order)
    const second = await screened(tenant, { ...order, items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 1700 }] })
    expect(second).toMatchObject({ decision: 'block', supersedes: first.id })
    expect((await storeOn(db).findHold(tenant, now, first.hold?.id ?? ''))?.state).toBe('held')
  })

  test('of another tenant under the same reference is no part of it', async () => {
    const order = anLppOrder(10, 0, consignee())
    await screened(await aTenant(), order)
    expect((await screened(await aTenant(), order)).supersedes).toBeUndefined()
  })
})
