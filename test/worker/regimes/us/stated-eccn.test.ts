import { describe, expect, test } from 'vitest'
import type { Item } from '../../../../functions/domain/item'
import { today } from '../../../support/builders'
import { touching } from '../../../support/touching'
import { classified, codes, levels, refusalOf } from './classified'

touching('us/z-families', 'us/eccn-4a090', 'us/other-controls')

const day = '2024-01-01'
const stated = (eccn: string, tpp: number): Item => ({ kind: 'classified', eccn, tpp, quantity: 1 })

// The paragraphs of the .z entries (88 FR 73458). Most are z.n.a and z.n.b: four in 3A001, two in 4A003 and 5A004, five
// in 5A002, nine in 5D002. 4A004, 4A005, 5A992 and 5D992 have z.1 for the .a level and z.2 for the .b level.
describe('an ECCN stated to the paragraph', () => {
  test.each([
    { eccn: '3A090.a', tpp: 4800, is: 'a' },
    { eccn: '3A090.a.1', tpp: 4800, is: 'a' },
    { eccn: '3A090.a.2', tpp: 1600, is: 'a' },
    { eccn: '3A090.b', tpp: 1600, is: 'b' },
    { eccn: '3A090.b.1', tpp: 2400, is: 'b' },
    { eccn: '3A090.b.2', tpp: 1600, is: 'b' },
    { eccn: '4A090.a', tpp: 126_656, is: 'a' },
    { eccn: '4A090.b', tpp: 10_560, is: 'b' },
    { eccn: '3A001.z.1.a', tpp: 5000, is: 'a' },
    { eccn: '3A001.z.4.b', tpp: 2400, is: 'b' },
    { eccn: '4A003.z.1.a', tpp: 126_656, is: 'a' },
    { eccn: '4A003.z.2.b', tpp: 10_560, is: 'b' },
    { eccn: '4A004.z.1', tpp: 126_656, is: 'a' },
    { eccn: '4A004.z.2', tpp: 10_560, is: 'b' },
    { eccn: '4A005.z.1', tpp: 126_656, is: 'a' },
    { eccn: '4A005.z.2', tpp: 10_560, is: 'b' },
    { eccn: '5A002.z.5.a', tpp: 126_656, is: 'a' },
    { eccn: '5A002.z.1.b', tpp: 10_560, is: 'b' },
    { eccn: '5A004.z.2.a', tpp: 126_656, is: 'a' },
    { eccn: '5A004.z.1.b', tpp: 10_560, is: 'b' },
    { eccn: '5A992.z.1', tpp: 126_656, is: 'a' },
    { eccn: '5A992.z.2', tpp: 10_560, is: 'b' },
    { eccn: '3A991', tpp: 1040, is: 'none' },
    { eccn: '4A994', tpp: 1040, is: 'none' },
    { eccn: 'EAR99', tpp: 0, is: 'none' },
  ])('$eccn is of level $is', ({ eccn, tpp, is }) => {
    const answer = classified(stated(eccn, tpp), day)
    expect([levels(answer), answer.isSettled, codes(answer)]).toEqual([is, true, []])
  })

  test.each([
    { eccn: '3A090.d', because: 'the entry ends at .c' },
    { eccn: '3A090.b.3', because: '.b ends at b.2' },
    { eccn: '3A090.a.3', because: 'the text of 2022 had an a.3, that of 2023 has none' },
    { eccn: '4A090.c', because: 'the entry ends at .b' },
    { eccn: '4A090.a.1', because: '.a is not divided' },
    { eccn: '3A001.z.5.a', because: 'z.4 is the last' },
    { eccn: '3A001.z.1.c', because: 'memory makes no .z item' },
    { eccn: '4A003.z.3.a', because: 'z.2 is the last' },
    { eccn: '4A004.z.1.a', because: 'z.1 is not divided' },
    { eccn: '4A004.z.3', because: 'z.2 is the last' },
    { eccn: '4A005.z.2.b', because: 'z.2 is not divided' },
    { eccn: '5A002.z.6.a', because: 'z.5 is the last' },
    { eccn: '5A004.z.3.b', because: 'z.2 is the last' },
    { eccn: '5A992.z.1.a', because: 'z.1 is not divided' },
    { eccn: '3A991.z', because: 'the entry has no .z' },
    { eccn: '3a090.a', because: 'not written as an ECCN' },
    { eccn: 'H100', because: 'not an ECCN' },
  ])('refuses $eccn: $because', ({ eccn }) => {
    expect(refusalOf(stated(eccn, 5000), day)).toBe('/item/eccn')
  })
})

describe('an ECCN that stops short of the paragraph', () => {
  test.each([
    { eccn: '3A090', on: day, is: 'a or b', because: '.a and .b have their own rules' },
    { eccn: '3A090', on: today, is: 'a or b or c', because: '.c as well' },
    { eccn: '4A090', on: day, is: 'a or b', because: '.a and .b' },
    { eccn: '3A001.z', on: day, is: 'a or b', because: 'four of each' },
    { eccn: '3A001.z.4', on: day, is: 'a or b', because: 'z.4.a and z.4.b' },
    { eccn: '4A004.z', on: day, is: 'a or b', because: 'z.1 and z.2' },
    { eccn: '5A992.z', on: day, is: 'a or b', because: 'z.1 and z.2' },
  ])('$eccn on $on may be $is: $because', ({ eccn, on, is }) => {
    const answer = classified(stated(eccn, 2500), on)
    expect([levels(answer), answer.isSettled, codes(answer)]).toEqual([is, false, ['ECCN_SHORT']])
  })

  test('3A090 and 4A090 are .a alone in the text of 2022', () => {
    for (const eccn of ['3A090', '4A090']) expect(levels(classified(stated(eccn, 5000), '2023-06-01'))).toBe('a')
  })
})

// A circuit says its own level by its figures: 3A090.a begins at 1600, .b runs from 1600 to less than 4800, and nothing
// at 4800 or more is outside. A system's sum says nothing about the circuits inside.
describe('an ECCN held against the TPP', () => {
  test.each([
    { eccn: '3A090.a', tpp: 1600, because: 'a.2 begins there' },
    { eccn: '3A090.a', tpp: 15_832, because: 'a.1' },
    { eccn: '3A090.b', tpp: 4799, because: 'the last of b.1' },
    { eccn: '3A090.b', tpp: 1599.2, because: 'counts as 1600' },
    { eccn: '3A991', tpp: 4799, because: 'outside where the density is low' },
    { eccn: '4A090.b', tpp: 126_656, because: 'a sum of many' },
  ])('$eccn agrees with $tpp: $because', ({ eccn, tpp }) => {
    expect(codes(classified(stated(eccn, tpp), day))).toEqual([])
  })

  test.each([
    { eccn: '3A090.a', tpp: 1599, on: day, possible: ['3A090.a', null], because: 'under every paragraph' },
    { eccn: '3A090.b', tpp: 1599, on: day, possible: ['3A090.b', null], because: 'under every paragraph' },
    { eccn: '3A090.b', tpp: 4800, on: day, possible: ['3A090.b', '3A090.a'], because: '"less than 4800" leaves 4800 out' },
    { eccn: '3A090.b', tpp: 4799.2, on: day, possible: ['3A090.b', '3A090.a'], because: 'counts as 4800' },
    { eccn: '3A001.z.4.a', tpp: 1599, on: day, possible: ['3A001.z.4.a', null], because: 'under every paragraph' },
    { eccn: '3A090.a', tpp: 4799, on: '2023-06-01', possible: ['3A090.a', null], because: 'the text of 2022 begins at 4800' },
    { eccn: '3A991', tpp: 4800, on: day, possible: [null, '3A090.a'], because: 'a circuit at 4800 is 3A090.a' },
    { eccn: 'EAR99', tpp: 15_832, on: day, possible: [null, '3A090.a'], because: 'a circuit at 4800 is 3A090.a' },
    { eccn: '5A992.c', tpp: 15_832, on: day, possible: [null, '3A090.a'], because: 'such parts are why 5A992 has a .z' },
    { eccn: '4A994', tpp: 126_656, on: day, possible: [null, '4A090.a'], because: 'a circuit inside may be at 4800' },
  ])('$eccn with $tpp on $on may be $possible: $because', ({ eccn, tpp, on, possible }) => {
    const answer = classified(stated(eccn, tpp), on)
    expect(codes(answer)).toEqual(['ECCN_DIFFERS'])
    expect(answer.readings.map((reading) => reading.eccn)).toEqual(possible)
  })

  test.each([
    { eccn: '3A090.a.1', tpp: 4799, because: 'a.1 begins at 4800' },
    { eccn: '3A090.b.1', tpp: 2399, because: 'b.1 begins at 2400' },
  ])('$eccn with $tpp is questioned to the paragraph: $because', ({ eccn, tpp }) => {
    expect(codes(classified(stated(eccn, tpp), day))).toEqual(['ECCN_DIFFERS'])
  })
})

describe('an ECCN before it was on the list', () => {
  test.each<{ eccn: string; before: string; from: string; tpp?: number }>([
    { eccn: '4A003.z.1.a', before: '2023-11-16', from: '2023-11-17' },
    { eccn: '5A992.z.1', before: '2023-11-16', from: '2023-11-17' },
    { eccn: '3A090.b', before: '2023-11-16', from: '2023-11-17' },
    { eccn: '4A090.b', before: '2023-11-16', from: '2023-11-17' },
    { eccn: '3A090.c', before: '2024-12-30', from: '2024-12-31', tpp: 0 },
    { eccn: '3A090.a', before: '2022-10-20', from: '2022-10-21' },
    { eccn: '4A090.a', before: '2022-10-20', from: '2022-10-21' },
  ])('$eccn is questioned on $before and stands from $from', ({ eccn, before, from, tpp = 4799.5 }) => {
    expect(codes(classified(stated(eccn, tpp), before))).toContain('ECCN_NOT_YET')
    expect(codes(classified(stated(eccn, eccn.endsWith('.b') ? 2400 : eccn.endsWith('.c') ? 0 : 5000), from))).toEqual([])
  })
})
