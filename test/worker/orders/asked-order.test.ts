import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedOrder, reasonsOf } from '../../../functions/domain/orders/asked-order'
import type { OrderLine, OrderParty } from '../../../functions/domain/orders/order-call'
import type { ProductMeaning } from '../../../functions/domain/orders/product'

const meanings: Readonly<Record<string, ProductMeaning>> = {
  A: { chip: 'nvidia-t4' },
  B: { chip: 'nvidia-t4' },
  C: { chip: 'nvidia-h100-sxm' },
  D: { notControlled: { by: 'Example Officer', reason: 'a fan' } },
  E: { notControlled: { by: 'Example Officer', reason: 'a cable' } },
}
const facts = {
  day: '2026-11-22',
  meaningOf: (sku: string) => (Object.hasOwn(meanings, sku) ? meanings[sku] : undefined),
  placeOf: (text: string) => (/^[A-Y]{2}$/.test(text) ? text : undefined),
}
const consignee: OrderParty = { role: 'ultimateConsignee', company: 'Example Render GmbH', country: 'DE' }
const asked = (lines: readonly OrderLine[], parties: readonly OrderParty[] = [consignee]) =>
  askedOrder({ reference: '1', stage: 'placed', lines, parties }, facts)

const known = fc.record({ sku: fc.constantFrom(...Object.keys(meanings)), quantity: fc.integer({ min: 0, max: 1000 }) })
const anyLine: fc.Arbitrary<OrderLine> = fc.record({
  sku: fc.oneof(fc.constantFrom(...Object.keys(meanings)), fc.string(), fc.constantFrom('__proto__', 'toString'), fc.constant(undefined)),
  quantity: fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.double(), fc.constant(Number.NaN)),
})
const text = fc.option(fc.string({ unit: 'binary' }), { nil: undefined })
const anyParty: fc.Arbitrary<OrderParty> = fc.record({
  role: fc.constantFrom('ultimateConsignee' as const, 'purchaser' as const),
  name: text,
  company: text,
  country: fc.oneof(text, fc.constantFrom('DE', 'CN')),
})

/** More than a million pieces are no quantity. */
const isCount = (quantity: number): boolean => Number.isSafeInteger(quantity) && quantity > 0 && quantity <= 1_000_000

test('every line counts once: each is part of an item, or a reason for a person', () => {
  fc.assert(
    fc.property(fc.array(anyLine), (lines) => {
      const { given, products, openPoints } = asked(lines)
      const isOpen = ({ sku, quantity }: OrderLine): boolean =>
        quantity !== 0 && !(sku !== undefined && Object.hasOwn(products, sku) && isCount(quantity))
      expect(openPoints.length > 0 || lines.every(({ quantity }) => quantity === 0)).toBe(
        lines.some(isOpen) || lines.every(({ quantity }) => quantity === 0),
      )
      if (openPoints.length === 0) {
        const ordered = lines.reduce((sum, { quantity }) => sum + quantity, 0)
        expect(given.items.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(ordered)
      }
    }),
  )
})

test('how an order is cut into lines makes no difference to what is determined', () => {
  fc.assert(
    fc.property(fc.array(known, { minLength: 1 }), fc.integer({ min: 1, max: 5 }), (lines, pieces) => {
      const cut = lines.flatMap((line) => Array.from({ length: pieces }, () => line)).toReversed()
      const sums = ({ given }: ReturnType<typeof asked>) =>
        given.items.map((item) => JSON.stringify({ ...item, quantity: 0 }) + item.quantity).toSorted()
      const many = lines.map(({ sku, quantity }) => ({ sku, quantity: quantity * pieces }))
      expect(sums(asked(cut))).toEqual(sums(asked(many)))
    }),
  )
})

test('whatever is told of whom, no country and no name is anybody’s that was not told of them, and what is missing is for a person', () => {
  fc.assert(
    fc.property(fc.array(anyParty, { maxLength: 4 }), (parties) => {
      const order = asked([{ sku: 'A', quantity: 1 }], parties)
      const { ultimateConsignee, purchaser } = order.given.parties
      for (const [role, party] of [['ultimateConsignee', ultimateConsignee] as const, ['purchaser', purchaser] as const]) {
        if (party === undefined) continue
        const told = parties.filter((each) => each.role === role)
        const isWhole = party.name !== '' && party.country !== 'ZZ'
        if (isWhole) expect(told.map(({ country }) => country?.trim())).toContain(party.country)
        else expect(reasonsOf(order).some(({ decision }) => decision === 'review')).toBe(true)
      }
    }),
  )
})
