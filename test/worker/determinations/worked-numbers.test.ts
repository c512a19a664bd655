import { describe, expect, test } from 'vitest'
import type { Item } from '../../../functions/domain/item'
import { chip, circuit } from '../../support/builders'
import { touching } from '../../support/touching'
import { approved, dutiesOf, printed, received, type Words } from './diffusion-goods'
import { system } from './goods'

touching('us/exception-lpp', 'us/exception-aia')

/** H100s by the TPP they are read to have: 989 × 16, what the tables of BIS imply, and 1,979 × 8. */
const cards = (tpp: number, quantity: number): Item => ({ ...circuit(tpp), quantity, designer: approved }) as Item
/** With eight each. */
const servers = (quantity: number): Item => ({ ...system([circuit(15_824)]), quantity }) as Item
const toIndia = (items: readonly Item[], words: Words = {}) => printed({ to: 'IN', items, ...received(0), ...words })
const lineOf = (answer: ReturnType<typeof printed>) => answer.allocations.find(({ kind }) => kind === 'lpp')

// Section 17: "about 1,700" taken literally exceeds 26,900,000 TPP, by whichever reading of the data sheet.
describe('the amount of the year in H100s', () => {
  test.each([
    { tpp: 15_824, sum: 26_884_976, over: 26_900_800 },
    { tpp: 15_825, sum: 26_886_675, over: 26_902_500 },
    { tpp: 15_832, sum: 26_898_568, over: 26_914_400 },
  ])('1,699 fit and 1,700 do not, at $tpp', ({ tpp, sum, over }) => {
    const [fits, exceeds] = [toIndia([cards(tpp, 1_699)]), toIndia([cards(tpp, 1_700)])]
    expect([fits.outcome, lineOf(fits)?.requestedTpp]).toEqual(['license-exception', sum])
    expect([exceeds.outcome, lineOf(exceeds)?.requestedTpp, lineOf(exceeds)?.remainingTpp]).toEqual(['license-required', over, null])
  })

  test('the catalog has the H100 SXM at 15,832', () => {
    const answer = toIndia([chip('nvidia-h100-sxm', 100)])
    expect(lineOf(answer)).toMatchObject({ requestedTpp: 1_583_200, availableTpp: 26_900_000, remainingTpp: 25_316_800 })
    expect(toIndia([chip('nvidia-h100-sxm', 1_699)]).outcome).toBe('license-exception')
    expect(toIndia([chip('nvidia-h100-sxm', 1_700)]).outcome).toBe('license-required')
  })

  test.each([
    { used: 20_000_000, quantity: 500, requested: 7_912_000, left: null, because: '27,912,000 together' },
    { used: 20_000_000, quantity: 436, requested: 6_899_264, left: 736, because: '26,899,264 together' },
    { used: 20_000_000, quantity: 437, requested: 6_915_088, left: null, because: '26,915,088 together' },
    { used: 26_884_976, quantity: 1, requested: 15_824, left: null, because: 'the 1,700th after 1,699' },
    { used: 26_884_176, quantity: 1, requested: 15_824, left: 0, because: 'exactly what is left' },
  ])('after $used, $quantity more leave $left: $because', ({ used, quantity, requested, left }) => {
    const answer = toIndia([cards(15_824, quantity)], received(used))
    expect(answer.outcome).toBe(left === null ? 'license-required' : 'license-exception')
    expect(lineOf(answer)).toMatchObject({ requestedTpp: requested, availableTpp: 26_900_000 - used, remainingTpp: left })
  })
})

describe('servers of eight, 126,592 TPP each', () => {
  test.each([
    { quantity: 1, requested: 126_592, left: 26_773_408 },
    { quantity: 212, requested: 26_837_504, left: 62_496 },
    { quantity: 213, requested: 26_964_096, left: null },
  ])('$quantity of them leave $left', ({ quantity, requested, left }) => {
    const answer = toIndia([servers(quantity)])
    expect(answer.outcome).toBe(left === null ? 'license-required' : 'license-exception')
    expect(lineOf(answer)).toMatchObject({ requestedTpp: requested, remainingTpp: left })
  })

  test.each([
    { items: [servers(25)], due: false, because: '3,164,800' },
    { items: [servers(26)], due: true, because: '3,291,392' },
    { items: [cards(15_824, 202)], due: false, because: '3,196,448' },
    { items: [cards(15_824, 203)], due: true, because: '3,212,272' },
    { items: [cards(15_825, 202)], due: false, because: '3,196,650' },
    { items: [cards(15_825, 203)], due: true, because: '3,212,475' },
    { items: [cards(15_832, 202)], due: false, because: '3,198,064' },
    { items: [cards(15_832, 203)], due: true, because: '3,213,896' },
    { items: [servers(25), cards(15_824, 2)], due: false, because: '3,196,448 in both' },
    { items: [servers(25), cards(15_824, 3)], due: true, because: '3,212,272 in both' },
  ])('a large shipment is announced: $due, $because', ({ items, due }) => {
    expect(dutiesOf(toIndia(items)).includes('lpp-large-shipment-notice')).toBe(due)
  })
})

// 253,000,000 TPP of one ultimate consignee, crossed by the chip that reaches it.
describe('the certification of AIA goes to BIS with chip number', () => {
  test.each([
    { tpp: 15_824, number: 15_989 },
    { tpp: 15_825, number: 15_988 },
    { tpp: 15_832, number: 15_981 },
  ])('$number, at $tpp', ({ tpp, number }) => {
    const reports = (quantity: number, words: Words = {}) =>
      dutiesOf(printed({ to: 'DE', items: [cards(tpp, quantity)], ...words })).includes('aia-certification-report')
    expect([reports(number - 1), reports(number)]).toEqual([false, true])
    expect(reports(1, { usage: { aia: { cumulativeTpp: tpp * (number - 1) } } })).toBe(true)
    expect(reports(1, { usage: { aia: { cumulativeTpp: tpp * (number - 2) } } })).toBe(false)
  })
})

// A threshold of the note: 300 TFLOPS at 16 bits are 4,800. What lies below it and is made for no data center is outside.
describe('which circuits the exceptions are asked about on this track', () => {
  const paragraph = (item: Item) => printed({ to: 'IN', items: [item], ...received(0) }).items[0]?.eccn
  test.each([
    { tpp: 4_800, change: { designedForDatacenter: false }, eccn: '3A090.a', because: 'a.1 at its bound, whatever it is made for' },
    { tpp: 4_799, change: { designedForDatacenter: false }, eccn: null, because: 'below it and for no data center' },
    { tpp: 1_936, change: { dieAreaMm2: 294 }, eccn: '3A090.a', because: 'density 6.59: a.2' },
    { tpp: 1_912, change: { dieAreaMm2: 609 }, eccn: null, because: 'density 3.14, below b.2' },
    { tpp: 2_368, change: { dieAreaMm2: 814 }, eccn: null, because: 'density 2.91, and TPP below b.1' },
    { tpp: 1_600, change: { dieAreaMm2: 250 }, eccn: '3A090.a', because: 'TPP at its bound, density 6.4' },
    { tpp: 1_599, change: { dieAreaMm2: 250 }, eccn: null, because: 'TPP one short' },
    { tpp: 2_960, change: { dieAreaMm2: 500 }, eccn: '3A090.a', because: 'density 5.92 at its bound' },
    { tpp: 2_955, change: { dieAreaMm2: 500 }, eccn: '3A090.b', because: 'density 5.91: b.1' },
    { tpp: 2_400, change: { dieAreaMm2: 1_500 }, eccn: '3A090.b', because: 'b.1 at both bounds' },
    { tpp: 2_399, change: { dieAreaMm2: 1_500 }, eccn: null, because: 'TPP one short of b.1' },
    { tpp: 1_600, change: { dieAreaMm2: 500 }, eccn: '3A090.b', because: 'b.2 at both bounds' },
    { tpp: 1_600, change: { dieAreaMm2: 501 }, eccn: null, because: 'density below 3.2' },
  ])('$tpp is $eccn: $because', ({ tpp, change, eccn }) => {
    expect(paragraph(circuit(tpp, change))).toBe(eccn)
  })

  test('only what is .a counts against the year', () => {
    const outcomes = [2_955, 2_960].map((tpp) => toIndia([circuit(tpp, { dieAreaMm2: 500 })], received(26_900_000)).outcome)
    expect(outcomes).toEqual(['no-license-required', 'license-required'])
  })
})
