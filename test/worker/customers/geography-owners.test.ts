import { describe, expect, test } from 'vitest'
import type { Customer } from '../../../functions/domain/customers/customer'
import { geographyFlags } from '../../../functions/domain/customers/geography-flags'
import type { OwnershipNode } from '../../../functions/domain/ownership/graph'
import type { Listing, UltimateParent } from '../../../functions/domain/party'
import { aFirmOf, short, told } from '../../support/told-customers'
import { aGraph } from '../ownership/graphs'

type Nodes = Readonly<Record<string, Partial<OwnershipNode<Listing>>>>
type Row = { edges: readonly string[]; nodes?: Nodes; parents?: readonly UltimateParent[]; flags: readonly string[]; because: string }

const codes = ({ edges, nodes, parents }: Omit<Row, 'flags' | 'because'>, change: Partial<Customer> = {}) => {
  const customer = aFirmOf('DE', { ultimateParents: parents, ...change })
  return short(geographyFlags(told({ customer, ownership: aGraph('T', edges, nodes) })))
}
const cn = { country: 'CN' }
const parent = (headquarters: string, name = 'Example Group'): UltimateParent => ({ name, kind: 'company', headquarters })

// The ultimate parent's headquarters, at no percentage: as it is stated, and as a climb finds it. Up while one owner alone
// holds 50 percent or more, or is told to control; where several may be on top, each of them counts.
describe('an ultimate parent in D:5 or Macau', () => {
  test.each<Row>([
    { edges: [], parents: [parent('CN')], flags: ['GEO_D5_PARENT other'], because: 'stated' },
    { edges: [], parents: [parent('MO')], flags: ['GEO_D5_PARENT other'], because: 'stated, in Macau' },
    {
      edges: [],
      parents: [parent('JP'), parent('HK', 'Example Two')],
      flags: ['GEO_D5_PARENT other'],
      because: 'one of two that are stated',
    },
    { edges: [], parents: [parent('JP')], flags: [], because: 'stated elsewhere' },
    { edges: ['A>T 50'], nodes: { A: cn }, flags: ['GEO_D5_PARENT other'], because: 'half' },
    { edges: ['A>T 49.99', 'B>T 50.01'], nodes: { A: cn }, flags: ['GEO_D5_TIES'], because: 'a hundredth less, beside another on top' },
    { edges: ['A>T 100', 'B>A 60'], nodes: { B: cn }, flags: ['GEO_D5_PARENT other'], because: 'two steps up' },
    { edges: ['A>T 100', 'B>A 60'], nodes: { A: cn }, flags: ['GEO_D5_TIES'], because: 'between, under a parent elsewhere' },
    { edges: ['A>T 50', 'B>T 50'], nodes: { B: cn }, flags: ['GEO_D5_PARENT other'], because: 'one of two halves' },
    { edges: ['A>T ?'], nodes: { A: cn }, flags: ['GEO_D5_PARENT other'], because: 'a share that nobody told' },
    { edges: ['A>T 40-60'], nodes: { A: cn }, flags: ['GEO_D5_PARENT other'], because: 'perhaps half' },
    { edges: ['A>T ?', 'B>T 60'], nodes: { A: cn }, flags: ['GEO_D5_TIES'], because: 'not told, and less than half is left' },
    { edges: ['A>T 0 control', 'B>T 40'], nodes: { A: cn }, flags: ['GEO_D5_PARENT other'], because: 'told to control' },
    { edges: ['A>T 60', 'B>A 60', 'A>B 40'], nodes: { B: cn }, flags: ['GEO_D5_PARENT other'], because: 'in a circle with another' },
    {
      edges: ['A>T 60', 'B>A 60', 'A>B 60'],
      nodes: { A: cn },
      flags: ['GEO_D5_PARENT other'],
      because: 'in a circle where nobody is on top',
    },
    {
      edges: ['A>T 60'],
      nodes: { A: cn },
      parents: [parent('JP')],
      flags: ['GEO_D5_PARENT other'],
      because: 'owned from there, whatever is stated',
    },
    {
      edges: ['A>T 60'],
      nodes: { A: { country: undefined } },
      parents: [parent('CN', 'Example A')],
      flags: ['GEO_D5_PARENT other'],
      because: 'one parent, told in two places',
    },
    { edges: ['P>T 60'], nodes: { P: cn }, flags: ['GEO_D5_PARENT other'], because: 'a person on top who lives there' },
    { edges: ['F>T 60'], nodes: { F: { kind: 'public', ...cn } }, flags: [], because: 'a float is nobody' },
    { edges: ['G>T 60'], nodes: { G: { kind: 'state', ...cn } }, flags: ['GEO_D5_PARENT other'], because: 'a government on top' },
    { edges: ['G>T 20', 'B>T 80'], nodes: { G: { kind: 'state', ...cn } }, flags: ['GEO_D5_TIES'], because: 'a government with a part' },
    { edges: ['P>T 5', 'B>T 95'], nodes: { P: cn }, flags: ['GEO_D5_TIES'], because: 'a person with a part who lives there' },
  ])('$because: $edges, $flags', ({ flags, ...row }) => expect(codes(row)).toEqual(flags))

  test('people who own it count as owners where no graph was told', () => {
    const people = [{ role: 'beneficial-owner', name: 'A. Example', country: 'CN', share: 60 }] as const
    expect(short(geographyFlags(told({ customer: aFirmOf('DE', { people }) })))).toEqual(['GEO_D5_PARENT other'])
    const fewer = [{ ...people[0], share: 49 }]
    expect(short(geographyFlags(told({ customer: aFirmOf('DE', { people: fewer }) })))).toEqual(['GEO_D5_TIES'])
  })
})

// A government owner is a tie, or on top, and no listed party: nothing is caught through it.
test('what a government owns is not caught by either pool', async () => {
  const { customerOwnership } = await import('../../../functions/domain/customers/customer-ownership')
  const ownership = aGraph('T', ['G>T 100'], { G: { kind: 'state', ...cn } })
  const { pools } = customerOwnership(told({ ownership }))
  expect(pools.map(({ outcome }) => outcome)).toEqual(['unmet', 'unmet'])
})

describe('an owner in a place under embargo', () => {
  test.each<Row>([
    { edges: ['A>T 50'], nodes: { A: { country: 'CU' } }, flags: ['GEO_EMBARGO', 'GEO_D5_PARENT other'], because: 'with the majority' },
    { edges: ['A>T ?'], nodes: { A: { country: 'UA-43' } }, flags: ['GEO_EMBARGO'], because: 'perhaps with the majority, in a region' },
    { edges: ['A>T 49', 'B>T 51'], nodes: { A: { country: 'CU' } }, flags: ['GEO_D5_TIES'], because: 'with less' },
    {
      edges: ['A>T 49', 'B>T 51'],
      nodes: { A: { country: 'UA-43' } },
      flags: ['GEO_D5_TIES'],
      because: 'with less, in a region that is not in D:5',
    },
    { edges: ['A>T 60', 'B>A 60'], nodes: { A: { country: 'IR' } }, flags: ['GEO_EMBARGO', 'GEO_D5_TIES'], because: 'between' },
  ])('$because: $edges, $flags', ({ flags, ...row }) => expect(codes(row)).toEqual(flags))
})
