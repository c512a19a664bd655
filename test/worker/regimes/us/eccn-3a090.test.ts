import { describe, expect, test } from 'vitest'
import type { Spec } from '../../../../functions/domain/item'
import { chip, circuit } from '../../../support/builders'
import { touching } from '../../../support/touching'
import { classified, codes, standing } from './classified'

touching('us/eccn-3a090', 'us/residual-entries')

const day = '2024-01-01'
const at = (tpp: number, dieAreaMm2: number | undefined, change: Partial<Spec> = {}) =>
  classified(circuit(tpp, { ...(dieAreaMm2 === undefined ? {} : { dieAreaMm2 }), ...change }), day)

// ECCN 3A090 (88 FR 73458), circuits for data centers. a.1: TPP of 4800 or more. a.2: TPP of 1600 or more and density
// of 5.92 or more. b.1: TPP of 2400 or more and less than 4800, density of 1.6 or more and less than 5.92. b.2: TPP of
// 1600 or more, density of 3.2 or more and less than 5.92. TPP is counted in whole numbers, fractions up; density
// divides the uncounted TPP and is compared as it is.
describe('3A090.a and .b from 2023-11-17', () => {
  test.each([
    { tpp: 4800, die: 4800, is: 'a.1', because: '"4800 or more" includes 4800, at any density' },
    { tpp: 4800, die: 100, is: 'a.1', because: 'a.1 comes before a.2' },
    { tpp: 4799.2, die: 4800, is: 'a.1', because: 'a fraction counts up to 4800' },
    { tpp: 4799, die: 4799, is: 'none', because: 'one short of a.1, density 1' },
    { tpp: 4799, die: 2999, is: 'b.1', because: '"less than 4800" includes 4799, density 1.6002' },
    { tpp: 4799, die: 3000, is: 'none', because: 'density 1.5997 is short of 1.6' },
    { tpp: 4799, die: 810, is: 'a.2', because: 'density 5.925' },
    { tpp: 4799, die: 811, is: 'b.1', because: 'density 5.917 is short of 5.92' },
    { tpp: 2960, die: 500, is: 'a.2', because: '"5.92 or more" includes 5.92' },
    { tpp: 2959, die: 500, is: 'b.1', because: 'density 5.918' },
    { tpp: 2057.2, die: 347.5, is: 'a.2', because: '2057.2 / 347.5 is 5.92, however a computer divides' },
    { tpp: 2400, die: 405.4, is: 'a.2', because: 'density 5.9201' },
    { tpp: 2400, die: 405.5, is: 'b.1', because: 'density 5.9186 rounds to 5.92 and is short of it' },
    { tpp: 1600, die: 200, is: 'a.2', because: 'reaches both floors of a.2, density 8' },
    { tpp: 1600, die: 270, is: 'a.2', because: 'density 5.926' },
    { tpp: 1600, die: 270.4, is: 'b.2', because: 'density 5.917 rounds to 5.92 and is short of it' },
    { tpp: 1599, die: 100, is: 'none', because: 'density alone does not catch' },
    { tpp: 1599.2, die: 100, is: 'a.2', because: 'a fraction counts up to 1600' },
    { tpp: 1599.2, die: 270.2, is: 'b.2', because: '5.919 undivided by the count: 1600 / 270.2 would be 5.921' },
    { tpp: 2400, die: 1500, is: 'b.1', because: 'both floors of b.1, each included' },
    { tpp: 2400, die: 1501, is: 'none', because: 'density 1.599 rounds to 1.6 and is short of it' },
    { tpp: 2399, die: 1499, is: 'none', because: 'one short of b.1, and b.2 wants density 3.2' },
    { tpp: 2399.5, die: 1499, is: 'b.1', because: 'a fraction counts up to 2400' },
    { tpp: 2400, die: 750, is: 'b.1', because: 'b.1 comes before b.2' },
    { tpp: 2399, die: 749, is: 'b.2', because: 'density 3.203' },
    { tpp: 2399, die: 750, is: 'none', because: 'density 3.199 rounds to 3.2 and is short of it' },
    { tpp: 1600, die: 500, is: 'b.2', because: 'both floors of b.2, each included' },
    { tpp: 1612.8, die: 504, is: 'b.2', because: '1612.8 / 504 is 3.2, however a computer divides' },
    { tpp: 1600, die: 500.6, is: 'none', because: 'density 3.196 rounds to 3.2 and is short of it' },
    { tpp: 1999.2, die: 624.9, is: 'none', because: '3.199 undivided by the count: 2000 / 624.9 would be 3.2005' },
    { tpp: 1599, die: 400, is: 'none', because: 'one short of b.2, density 4' },
    { tpp: 0, die: 100, is: 'none', because: 'no performance' },
  ])('$tpp TPP on $die mm² is $is: $because', ({ tpp, die, is }) => {
    expect(standing(at(tpp, die))).toBe(is)
  })
})

describe('a figure that is not known', () => {
  test.each([
    { tpp: 4800, is: 'a.1', because: 'a.1 asks nothing of the die' },
    { tpp: 4799.2, is: 'a.1', because: 'counts as 4800' },
    { tpp: 4799, is: 'a or b or none', because: 'a.2, b.1 or outside' },
    { tpp: 2400, is: 'a or b or none', because: 'a.2, b.1 or outside' },
    { tpp: 2399, is: 'a or b or none', because: 'a.2, b.2 or outside' },
    { tpp: 1599.2, is: 'a or b or none', because: 'counts as 1600: a.2, b.2 or outside' },
    { tpp: 1599, is: 'none', because: 'no paragraph begins under 1600' },
  ])('$tpp TPP on an unknown area is $is: $because', ({ tpp, is }) => {
    const answer = at(tpp, undefined)
    expect(standing(answer)).toBe(is)
    expect(codes(answer)).toEqual(is.includes(' or ') ? ['FIGURE_UNKNOWN'] : [])
  })

  test.each([
    { spec: { designedForDatacenter: true }, is: 'a or b or none', because: 'nothing excludes any paragraph' },
    { spec: { designedForDatacenter: true, dieAreaMm2: 800 }, is: 'a or b or none', because: 'an area says nothing alone' },
    { spec: { designedForDatacenter: true, nonPlanar: false }, is: 'a or none', because: 'no density, so a.1 or outside' },
    { spec: { designedForDatacenter: false }, is: 'a or none', because: 'Note 2 leaves a.1 or outside, never .b' },
  ])('$spec without TPP is $is: $because', ({ spec, is }) => {
    expect(standing(classified({ kind: 'chip', spec, quantity: 1 }, day))).toBe(is)
  })
})

// Technical note 4: applicable die area is that of logic dies on a non-planar node. Without one there is no density.
describe('planar dies', () => {
  test.each([
    { tpp: 4800, die: 600, is: 'a.1', because: 'a.1 asks nothing of the die' },
    { tpp: 4799, die: 600, is: 'none', because: 'no density to meet' },
    { tpp: 4799, die: undefined, is: 'none', because: 'an area that would not count need not be known' },
    { tpp: 1600, die: 100, is: 'none', because: 'the area given is not an applicable one' },
  ])('$tpp TPP on $die mm² of planar die is $is: $because', ({ tpp, die, is }) => {
    const answer = at(tpp, die, { nonPlanar: false })
    expect(standing(answer)).toBe(is)
    expect(answer.performanceDensity).toBeNull()
  })
})

// Note 2: .a and .b do not apply to items not designed or marketed for data centers that do not have a TPP of 4800 or more.
describe('Note 2', () => {
  test.each([
    { tpp: 4800, die: 100, is: 'a.1', because: 'at 4800 it stays in .a' },
    { tpp: 4799.2, die: 100, is: 'a.1', because: 'counts as 4800' },
    { tpp: 4799, die: 100, is: 'none', because: 'one short, whatever the density' },
    { tpp: 4799, die: undefined, is: 'none', because: 'outside without asking for the die' },
    { tpp: 2400, die: 1500, is: 'none', because: 'it lifts .b too' },
    { tpp: 1600, die: 200, is: 'none', because: 'it lifts a.2 too' },
  ])('$tpp TPP on $die mm², not for data centers, is $is: $because', ({ tpp, die, is }) => {
    const answer = at(tpp, die, { designedForDatacenter: false })
    expect(standing(answer)).toBe(is)
    expect(answer.readings[0].datacenter).toBe('unmet')
  })
})

// A part outside 3A090 is usually 3A991, never "uncontrolled".
describe('residual entry of a circuit', () => {
  test.each([
    { id: 'nvidia-t4', residual: ['3A991'], because: 'outside' },
    { id: 'nvidia-h20', residual: ['3A991'], because: 'outside on one reading' },
    { id: 'nvidia-a30', residual: [], because: 'in .b' },
    { id: 'nvidia-l4', residual: [], because: 'in .a' },
  ])('$id leaves $residual: $because', ({ id, residual }) => {
    expect(classified(chip(id), day).residual).toEqual(residual)
  })
})
