import { describe, expect, test } from 'vitest'
import type { Item, SystemItem } from '../../../../functions/domain/item'
import { chip } from '../../../support/builders'
import { touching } from '../../../support/touching'
import { answerFor, classified, codes, levels, refusalOf, standing } from './classified'

touching('us/z-families', 'us/eccn-4a090')

const day = '2024-01-01'

/** A system from what is inside: `8 nvidia-h100-sxm, 4 nvidia-a30`. */
const system = (inside: string, change: Partial<SystemItem> = {}, quantity = 1): Item => ({
  kind: 'system',
  contains: inside.split(', ').map((each) => ({ chip: each.replace(/^\d+ /, ''), quantity: Number.parseInt(each, 10) })),
  quantity,
  ...change,
})
const h100 = '8 nvidia-h100-sxm'
const a30 = '4 nvidia-a30'
const t4 = '8 nvidia-t4'

// 4A090 (88 FR 73458): computers, assemblies and components containing circuits, any of which meets 3A090.a (.a) or
// 3A090.b (.b). The .z paragraphs copy it to items of other entries; 4A004, 4A005 and 5A992 count them z.1 and z.2.
describe('families of systems', () => {
  test.each([
    { family: '4A090', a: '4A090.a', b: '4A090.b' },
    { family: '3A001.z', a: '3A001.z', b: '3A001.z' },
    { family: '4A003.z', a: '4A003.z', b: '4A003.z' },
    { family: '4A004.z', a: '4A004.z.1', b: '4A004.z.2' },
    { family: '4A005.z', a: '4A005.z.1', b: '4A005.z.2' },
    { family: '5A002.z', a: '5A002.z', b: '5A002.z' },
    { family: '5A004.z', a: '5A004.z', b: '5A004.z' },
    { family: '5A992.z', a: '5A992.z.1', b: '5A992.z.2' },
  ])('$family with an H100 is $a, with an A30 $b', ({ family, a, b }) => {
    expect(classified(system(h100, { family }), day).readings).toMatchObject([{ eccn: a, level: 'a', family }])
    expect(classified(system(a30, { family }), day).readings).toMatchObject([{ eccn: b, level: 'b', family }])
    expect(levels(classified(system(t4, { family }), day))).toBe('none')
  })

  test.each([
    { change: { family: '4A007.z' }, at: '/item/family', because: 'there is none of that name' },
    { change: { family: '3A090' }, at: '/item/family', because: 'a server is 4A090 or .z, never 3A090' },
    { change: { family: '5D002.z' }, at: '/item/family', because: 'software' },
    { change: { eccn: '3A090.a' }, at: '/item/eccn', because: 'a server is 4A090 or .z, never 3A090' },
    { change: { eccn: '5D002.z.1.a' }, at: '/item/eccn', because: 'software' },
    { change: { eccn: '4A004.z.1.a' }, at: '/item/eccn', because: 'z.1 has no .a' },
    { change: { family: '4A004.z', eccn: '4A003.z.1.a' }, at: '/item/eccn', because: 'of another family' },
  ])('refuses $change at $at: $because', ({ change, at }) => {
    expect(refusalOf(system(h100, change), day)).toBe(at)
  })

  test('points to the circuit that is not in the catalog', () => {
    expect(refusalOf(system('8 nvidia-h100-sxm, 1 no-such-chip'), day)).toBe('/item/contains/1/chip')
  })
})

// The level is that of the highest circuit inside. Circuits that Note 2 leaves out do not count (note to 3A090).
describe('level of a system', () => {
  test.each([
    { inside: h100, is: 'a', because: 'one kind inside' },
    { inside: '4 nvidia-a30, 1 nvidia-h100-sxm', is: 'a', because: 'the highest, though it is last and one' },
    { inside: '4 nvidia-a30, 8 nvidia-t4', is: 'b', because: 'the highest' },
    { inside: t4, is: 'none', because: 'eight times 1040 is no circuit of 4800' },
    { inside: '8 nvidia-rtx-4080', is: 'none', because: 'Note 2 leaves them out, 25,000 TPP together' },
    { inside: '1 nvidia-rtx-4090', is: 'a', because: 'over the line of Note 2' },
    { inside: '1 nvidia-l4', is: 'a', because: 'a.2 is .a' },
    { inside: '8 nvidia-h100-sxm, 1 amd-mi308x', is: 'a', because: 'an unknown circuit cannot lower it' },
    { inside: '8 nvidia-h100-sxm, 1 nvidia-h20', is: 'a', because: 'nor can one in doubt' },
  ])('$inside is $is: $because', ({ inside, is }) => {
    const answer = classified(system(inside), day)
    expect(levels(answer)).toBe(is)
    expect(answer.isSettled).toBe(true)
  })

  test.each([
    { inside: '8 nvidia-h20', is: 'b or none', because: 'as the circuit' },
    { inside: '4 nvidia-a30, 1 nvidia-l20', is: 'a or b', because: 'surely .b, perhaps .a' },
    { inside: '8 nvidia-t4, 1 aws-trainium1', is: 'a or b or none', because: 'the die is not known' },
    { inside: '4 nvidia-a30, 1 aws-trainium1', is: 'a or b', because: 'surely .b, perhaps .a' },
  ])('$inside may be $is: $because', ({ inside, is }) => {
    expect(standing(classified(system(inside), day))).toBe(is)
  })

  test('a reading in doubt that cannot change the level is no cause for review', () => {
    const { flags } = answerFor(system('8 nvidia-h100-sxm, 1 nvidia-h20'), day)
    expect(flags.filter(({ effect }) => effect === 'needs-review')).toEqual([])
  })

  test.each([
    { change: {}, inside: '1 nvidia-rtx-4090', datacenter: 'unmet', because: 'as the circuit' },
    { change: { designedForDatacenter: true }, inside: '1 nvidia-rtx-4090', datacenter: 'met', because: 'the box is for data centers' },
    {
      change: { designedForDatacenter: false },
      inside: h100,
      datacenter: 'unknown',
      because: 'its circuits are, and the box cannot undo that',
    },
  ])('marketing of $inside in a box of $change is $datacenter: $because', ({ change, inside, datacenter }) => {
    expect(classified(system(inside, change), day).readings[0].datacenter).toBe(datacenter)
  })
})

// Supp. No. 2 to part 748 (c)(4): a system's TPP is the sum of its circuits'. Quotas count circuits in 3A090.a, 4A090.a
// or .z items at or above those parameters; .b counts in none.
describe('TPP of a system', () => {
  test.each([
    { inside: h100, quantity: 2, each: 126_656, total: 253_312, counted: 253_312, because: 'eight H100 of 15,832' },
    {
      inside: '8 nvidia-h100-sxm, 8 nvidia-t4',
      quantity: 2,
      each: 134_976,
      total: 269_952,
      counted: 253_312,
      because: 'T4 add to the sum, not to the count',
    },
    { inside: t4, quantity: 1, each: 8320, total: 8320, counted: 0, because: 'nothing at or above the parameters' },
    { inside: a30, quantity: 1, each: 10_560, total: 10_560, counted: 0, because: '.b counts in no quota' },
    {
      inside: '8 nvidia-h100-sxm, 4 nvidia-a30',
      quantity: 1,
      each: 137_216,
      total: 137_216,
      counted: 126_656,
      because: 'the A30 beside do not count',
    },
    { inside: '8 nvidia-h100-sxm, 1 amd-mi308x', quantity: 1, each: null, total: null, counted: null, because: 'one figure is missing' },
    { inside: '1 nvidia-rtx-4080', quantity: 3, each: 3120, total: 9360, counted: 0, because: 'outside by Note 2' },
  ])('$quantity of $inside: $each each, $total in all, $counted counted: $because', ({ inside, quantity, each, total, counted }) => {
    const answer = classified(system(inside, {}, quantity), day)
    expect([answer.tppEach, answer.tppTotal, answer.countedTppTotal]).toEqual([each, total, counted])
  })

  test.each([
    { id: 'nvidia-h100-sxm', counted: 63_328, because: 'in .a' },
    { id: 'nvidia-a30', counted: 0, because: 'in .b' },
    { id: 'nvidia-t4', counted: 0, because: 'outside' },
  ])('four $id alone count $counted: $because', ({ id, counted }) => {
    expect(classified(chip(id, 4), day).countedTppTotal).toBe(counted)
  })
})

describe('a system through time', () => {
  test.each([
    { inside: h100, on: '2022-10-20', is: 'none', because: 'there is no 4A090' },
    { inside: h100, on: '2022-10-21', is: 'a', because: 'the first text' },
    { inside: '8 nvidia-a800-sxm4-80gb', on: '2023-11-16', is: 'none', because: 'no circuit of 600 GB/s inside' },
    { inside: '8 nvidia-a800-sxm4-80gb', on: '2023-11-17', is: 'a', because: 'the interconnect no longer counts' },
    { inside: a30, on: '2023-11-16', is: 'none', because: 'there is no .b' },
    { inside: a30, on: '2023-11-17', is: 'b', because: '.b begins' },
  ])('$inside on $on is $is: $because', ({ inside, on, is }) => {
    expect(standing(classified(system(inside), on))).toBe(is)
  })
})

describe('residual entry of a system', () => {
  test.each([
    { change: {}, inside: t4, residual: ['4A994'], because: 'the usual entry for computers' },
    { change: { family: '4A003.z' }, inside: t4, residual: ['4A003'], because: 'it stays where it stands' },
    { change: { family: '5A992.z' }, inside: t4, residual: ['5A992'], because: 'it stays where it stands' },
    { change: { eccn: '4A003' }, inside: t4, residual: ['4A003'], because: 'it stays where it stands' },
    { change: {}, inside: h100, residual: [], because: 'caught' },
  ])('$inside in $change leaves $residual: $because', ({ change, inside, residual }) => {
    expect(classified(system(inside, change), day).residual).toEqual(residual)
  })
})

// The circuits decide. What the caller states is held against them.
describe('a system with a stated ECCN', () => {
  test.each([
    { eccn: '4A090.a', inside: h100, first: '4A090.a', differs: false, because: 'as stated' },
    { eccn: '4A003.z.1.a', inside: h100, first: '4A003.z.1.a', differs: false, because: 'to the paragraph' },
    { eccn: '5A992.z.2', inside: a30, first: '5A992.z.2', differs: false, because: 'z.2 is the .b level' },
    { eccn: '4A994', inside: t4, first: null, differs: false, because: 'outside as stated' },
    { eccn: '4A003.z.1.b', inside: h100, first: '4A003.z', differs: true, because: 'an H100 is .a' },
    { eccn: '5A992.z.1', inside: a30, first: '5A992.z.2', differs: true, because: 'an A30 is .b' },
    { eccn: '4A090.a', inside: t4, first: null, differs: true, because: 'a T4 is outside' },
    { eccn: '4A994', inside: h100, first: '4A090.a', differs: true, because: 'a computer with an H100 is 4A090.a' },
    { eccn: '4A003', inside: h100, first: '4A003.z', differs: true, because: 'a 4A003 computer with an H100 is 4A003.z' },
  ])('$inside stated as $eccn is $first, differs $differs: $because', ({ eccn, inside, first, differs }) => {
    const answer = classified(system(inside, { eccn }), day)
    expect(codes(answer)).toEqual(differs ? ['ECCN_DIFFERS'] : [])
    expect(answer.readings[0].eccn).toBe(first)
  })

  test.each([
    { change: { family: '4A003.z' }, because: 'the family came on 2023-11-17' },
    { change: { eccn: '4A003.z.1.a' }, because: 'so did its paragraphs' },
  ])('is not answered with $change before there was one: $because', ({ change }) => {
    expect(codes(classified(system(h100, change), '2023-11-16'))).toContain('ECCN_NOT_YET')
    expect(codes(classified(system(h100, change), '2023-11-17'))).toEqual([])
  })
})
