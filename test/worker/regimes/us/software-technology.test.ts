import { describe, expect, test } from 'vitest'
import type { Item, SoftwareOrTechnologyItem } from '../../../../functions/domain/item'
import { touching } from '../../../support/touching'
import { classified, codes, levels, refusalOf } from './classified'

touching('us/software-technology')

const day = '2025-03-01'
const served = (eccn: string, forEccn?: string): Item => ({ kind: kindOf(eccn), eccn, forEccn, quantity: 1 })
const kindOf = (eccn: string): SoftwareOrTechnologyItem['kind'] => (eccn[1] === 'E' ? 'technology' : 'software')

// Software and technology follow the commodity (88 FR 73458): 3D001 and 3E001 for 3A090 and 3A001.z; 4D001 for 4A003.z,
// 4A004.z and 4A005.z; 4D090 for 4A090; 4E001 for all of these and for the software 4D001 and 4D090; 5E002 for 5A002.z,
// 5A004.z and 5D002.z; 5E992 for 5A992.z and 5D992.z.
describe('software and technology entries', () => {
  test.each([
    { eccn: '3D001', of: '3A090.a', is: 'a' },
    { eccn: '3D001', of: '3A090.b.1', is: 'b' },
    { eccn: '3D001', of: '3A090.c', is: 'c' },
    { eccn: '3D001', of: '3A001.z.4.a', is: 'a' },
    { eccn: '3D001', of: '3A991', is: 'none' },
    { eccn: '3E001', of: '3A090.a', is: 'a' },
    { eccn: '3E001', of: '3A001.z.1.b', is: 'b' },
    { eccn: '3E001', of: '3A090.c', is: 'c' },
    { eccn: '4D001', of: '4A003.z.1.a', is: 'a' },
    { eccn: '4D001', of: '4A004.z.2', is: 'b' },
    { eccn: '4D001', of: '4A005.z.1', is: 'a' },
    { eccn: '4D090', of: '4A090.a', is: 'a' },
    { eccn: '4D090', of: '4A090.b', is: 'b' },
    { eccn: '4E001', of: '4A090.b', is: 'b' },
    { eccn: '4E001', of: '4A004.z.1', is: 'a' },
    { eccn: '4E001', of: '4A994', is: 'none' },
    { eccn: '5E002', of: '5A002.z.5.a', is: 'a' },
    { eccn: '5E002', of: '5A004.z.2.b', is: 'b' },
    { eccn: '5E002', of: '5D002.z.9.a', is: 'a' },
    { eccn: '5E992', of: '5A992.z.1', is: 'a' },
    { eccn: '5E992', of: '5D992.z.2', is: 'b' },
    { eccn: '3D991', of: '3A991', is: 'none' },
  ])('$eccn for $of is of level $is', ({ eccn, of, is }) => {
    const answer = classified(served(eccn, of), day)
    expect([levels(answer), answer.isSettled, codes(answer)]).toEqual([is, true, []])
  })

  test.each([
    { eccn: '5D002.z.1.a', is: 'a' },
    { eccn: '5D002.z.9.b', is: 'b' },
    { eccn: '5D992.z.1', is: 'a' },
    { eccn: '5D992.z.2', is: 'b' },
  ])('$eccn states its own level, $is', ({ eccn, is }) => {
    const answer = classified(served(eccn), day)
    expect([levels(answer), answer.isSettled]).toEqual([is, true])
    expect(answer.readings).toMatchObject([{ eccn, nature: 'software' }])
  })

  test.each([
    { eccn: '3D001', of: undefined, is: 'a or b or none', code: 'FOR_ECCN_UNKNOWN', because: 'it serves much else' },
    { eccn: '4E001', of: undefined, is: 'a or b or none', code: 'FOR_ECCN_UNKNOWN', because: 'it serves much else' },
    { eccn: '4D090', of: undefined, is: 'a or b', code: 'FOR_ECCN_UNKNOWN', because: 'it serves 4A090 and nothing else' },
    { eccn: '3D001', of: '3A090', is: 'a or b or c', code: 'FOR_ECCN_UNKNOWN', because: 'short of the paragraph' },
    {
      eccn: '4E001',
      of: '4D090',
      is: 'a or b',
      code: 'FOR_ECCN_UNKNOWN',
      because: 'technology for the software of 4A090, of either level',
    },
    {
      eccn: '4E001',
      of: '4D001',
      is: 'a or b or none',
      code: 'FOR_ECCN_UNKNOWN',
      because: 'technology for the software of 4A003.z among others',
    },
    { eccn: '5D992.z', of: undefined, is: 'a or b', code: 'ECCN_SHORT', because: 'z.1 and z.2' },
    { eccn: '5D002.z.3', of: undefined, is: 'a or b', code: 'ECCN_SHORT', because: 'z.3.a and z.3.b' },
  ])('$eccn for $of may be $is: $because', ({ eccn, of, is, code }) => {
    const answer = classified(served(eccn, of), day)
    expect([levels(answer), answer.isSettled, codes(answer)]).toEqual([is, false, [code]])
  })

  // Each category has its own entries: software for computers is not 3D001, technology for them is not 3E001.
  test.each([
    { eccn: '3D001', of: '4A090.a' },
    { eccn: '3E001', of: '4A090.a' },
    { eccn: '4D001', of: '4A090.a' },
    { eccn: '4E001', of: '3A090.a' },
  ])('$eccn for $of is a contradiction, and never cleared', ({ eccn, of }) => {
    const item = served(eccn, of)
    expect(refusalOf(item, day) === 'accepted' ? levels(classified(item, day)) : 'refused').not.toBe('none')
  })
})

describe('software and technology that cannot be', () => {
  test.each<{ item: Item; at: string; because: string }>([
    { item: { kind: 'software', eccn: '3A090.a', quantity: 1 }, at: '/item/eccn', because: 'group A is a commodity' },
    { item: { kind: 'technology', eccn: '4A003.z.1.a', quantity: 1 }, at: '/item/eccn', because: 'group A is a commodity' },
    { item: { kind: 'software', eccn: '3E001', forEccn: '3A090.a', quantity: 1 }, at: '/item/eccn', because: 'group E is technology' },
    { item: { kind: 'technology', eccn: '5D002.z.1.a', quantity: 1 }, at: '/item/eccn', because: 'group D is software' },
    { item: served('5D002.z.10.a'), at: '/item/eccn', because: 'z.9 is the last' },
    { item: served('5D992.z.1.a'), at: '/item/eccn', because: 'z.1 is not divided' },
    { item: served('3D001', '3A090.d'), at: '/item/forEccn', because: 'no such paragraph' },
    { item: served('3D001', 'H100'), at: '/item/forEccn', because: 'not an ECCN' },
  ])('refuses $item at $at: $because', ({ item, at }) => {
    expect(refusalOf(item, day)).toBe(at)
  })
})

describe('software and technology through time', () => {
  test.each([
    { eccn: '3D001', of: '3A090.a', on: '2022-10-21', is: 'a', because: 'the first text has it' },
    { eccn: '4E001', of: '4A090.a', on: '2023-11-16', is: 'a', because: 'the first text has it' },
    { eccn: '3D001', of: '3A090.c', on: '2024-12-31', is: 'c', because: '.c is due' },
    { eccn: '5E002', of: '5A002.z.1.a', on: '2023-11-17', is: 'a', because: 'the .z families begin' },
  ])('$eccn for $of on $on is $is: $because', ({ eccn, of, on, is }) => {
    const answer = classified(served(eccn, of), on)
    expect([levels(answer), answer.isSettled]).toEqual([is, true])
  })

  test.each([
    { eccn: '3D001', of: '3A001.z.4.a', on: '2023-11-16', because: 'there was no 3A001.z' },
    { eccn: '3D001', of: '3A090.c', on: '2024-12-30', because: '.c was not due' },
    { eccn: '5D002.z.1.a', of: undefined, on: '2023-11-16', because: 'there was no 5D002.z' },
  ])('$eccn for $of is questioned on $on: $because', ({ eccn, of, on }) => {
    expect(codes(classified(served(eccn, of), on))).toContain('ECCN_NOT_YET')
  })
})
