import { describe, expect, test } from 'vitest'
import type { CustomerPerson, Verification } from '../../../functions/domain/customers/customer'
import { customerOwnership } from '../../../functions/domain/customers/customer-ownership'
import { graphOfBods } from '../../../functions/domain/ownership/bods'
import { aFirmOf, aResidentOf, type ToldWords, told } from '../../support/told-customers'
import { aGraph } from '../ownership/graphs'

const incomplete = (words: ToldWords) => customerOwnership(told(words)).flags.filter(({ code }) => code === 'OWN_BO_INCOMPLETE')
const owner = (name: string, change: Partial<CustomerPerson> = {}): CustomerPerson => ({ role: 'beneficial-owner', name, ...change })
const director = (name: string, change: Partial<CustomerPerson> = {}): CustomerPerson => ({ role: 'controller', name, ...change })
const officer = (name: string, change: Partial<CustomerPerson> = {}): CustomerPerson => ({ role: 'director', name, ...change })
const verified = (...names: readonly string[]): readonly Verification[] =>
  names.map((subject) => ({ subject, method: 'documentary', result: 'verified' }))
const firm = (people: readonly CustomerPerson[], country = 'DE', isUsPerson?: boolean) => aFirmOf(country, { people, isUsPerson })

// 89 FR 5698, proposed 7.301: individuals who own 25 percent or more, or exercise substantial control; none is asked to be
// verified where the customer and every beneficial owner are US persons. Both are counted: multiplied, and through majorities.
describe('who must be named and verified', () => {
  const graph = (...edges: readonly string[]) => aGraph('T', edges)
  test.each<ToldWords & { missing?: readonly string[]; unverified?: readonly string[]; because: string }>([
    { customer: firm([]), missing: ['who owns it was not told', 'nobody is named who directs it'], because: 'nothing told' },
    {
      customer: firm([owner('A'), director('B')]),
      unverified: ['A', 'B'],
      because: 'both named, none verified',
    },
    { customer: firm([owner('A'), director('B')]), verifications: verified('A', 'B'), because: 'both named and verified' },
    { customer: firm([owner('A'), director('A')]), verifications: verified(' a '), because: 'one person for both' },
    {
      customer: firm([owner('A')]),
      verifications: verified('A'),
      missing: ['nobody is named who directs it'],
      because: 'nobody directs it',
    },
    { customer: firm([director('B')]), verifications: verified('B'), missing: ['who owns it was not told'], because: 'no owner told' },
    {
      customer: firm([owner('A', { isUsPerson: true }), director('B', { isUsPerson: true })], 'US'),
      because: 'all of the United States: names are enough',
    },
    {
      customer: firm([owner('A', { isUsPerson: true }), director('B')], 'US'),
      unverified: ['A', 'B'],
      because: 'of one it is not known',
    },
    {
      customer: firm([owner('A', { isUsPerson: true }), officer('B')], 'US'),
      unverified: ['A', 'B'],
      because: 'of the one who has the office it is not known',
    },
    {
      customer: firm([owner('A', { isUsPerson: true }), director('B', { isUsPerson: true })], 'CN', true),
      unverified: ['A', 'B'],
      because: 'the firm says that it is of the United States, and is organized elsewhere',
    },
    {
      customer: firm([owner('A', { isUsPerson: true }), director('B', { isUsPerson: true })], 'US', false),
      unverified: ['A', 'B'],
      because: 'the firm says that it is not of the United States',
    },
    {
      customer: firm([owner('A', { share: 100 }), officer('A')]),
      verifications: verified('A'),
      because: 'a founder who has all of it, and the office',
    },
    { customer: firm([owner('A', { share: 50.01 })]), verifications: verified('A'), because: 'the majority appoints who directs it' },
    {
      customer: firm([owner('A', { share: 50 })]),
      verifications: verified('A'),
      missing: ['nobody is named who directs it'],
      because: 'half of it appoints nobody',
    },
    {
      customer: firm([owner('A'), officer('B', { role: 'senior-manager' })]),
      verifications: verified('A'),
      unverified: ['B'],
      because: 'nobody of those who direct it is verified',
    },
    {
      customer: firm([owner('A'), officer('B'), officer('C')]),
      verifications: verified('A', 'C'),
      because: 'one of those who direct it is verified',
    },
    {
      customer: firm([owner('A'), officer('B', { role: 'contact' })]),
      verifications: verified('A', 'B'),
      missing: ['nobody is named who directs it'],
      because: 'who is written to directs nothing',
    },
    { ownership: graph('P>T 100', 'P>T 0 control'), verifications: verified('Example P'), because: 'owns it all, and directs it' },
    { ownership: graph('P>T 100', 'P>T 0 control'), unverified: ['Example P'], because: 'the same, not verified' },
    {
      ownership: graph('P1>H1 80', 'P>H1 20', 'H1>H2 50', 'P>H2 50', 'H2>T 70', 'P>T 30', 'P>T 0 control'),
      verifications: verified('Example P'),
      unverified: ['Example P1'],
      because: '28 percent by multiplying 80, 50 and 70',
    },
    {
      ownership: graph('P1>H 50', 'P>H 50', 'H>T 40', 'P>T 60', 'P>T 0 control'),
      verifications: verified('Example P'),
      because: '20 percent by 50 and 40, which is not enough',
    },
    {
      ownership: graph('P1>H 50', 'P>H 50', 'H>T 40', 'P>T 60', 'P1>T 0 control'),
      verifications: verified('Example P'),
      unverified: ['Example P1'],
      because: 'the same who directs it',
    },
    {
      ownership: graph('P1>A 30', 'P>A 70', 'P1>B 24', 'P>B 76', 'A>T 50', 'B>T 50', 'P>T 0 control'),
      verifications: verified('Example P'),
      unverified: ['Example P1'],
      because: '15 and 12 percent on two paths',
    },
    {
      ownership: graph('P1>H 51', 'P>H 49', 'H>T 40', 'P>T 60', 'P>T 0 control'),
      verifications: verified('Example P'),
      unverified: ['Example P1'],
      because: 'more than half of a firm with 40 passes the whole of it',
    },
    {
      ownership: graph('H>T 100', 'P>T 0 control'),
      verifications: verified('Example P'),
      missing: ['who is behind Example H was not told'],
      because: 'a firm of which no owner was told',
    },
    {
      ownership: graph('H>T 24.99', 'P>T 75.01', 'P>T 0 control'),
      verifications: verified('Example P'),
      because: 'a firm with less than a quarter',
    },
    {
      ownership: graph('H>T 25', 'P>T 75', 'P>T 0 control'),
      verifications: verified('Example P'),
      missing: ['who is behind Example H was not told'],
      because: 'a firm with a quarter',
    },
    {
      ownership: aGraph('T', ['H>T 100', 'P>T 0 control'], { H: { publiclyTraded: true } }),
      verifications: verified('Example P'),
      because: 'a firm whose shares are traded',
    },
    {
      ownership: aGraph('T', ['P>T 5', 'P>T 0 control'], { T: { publiclyTraded: true } }),
      verifications: verified('Example P'),
      because: 'traded itself',
    },
    {
      customer: firm([owner('Example P1')]),
      ownership: graph('H>T 100', 'P>T 0 control'),
      verifications: verified('Example P', 'Example P1'),
      because: 'who is behind the firm is named beside the graph',
    },
    {
      ownership: graph('P>T 74', 'P>T 0 control'),
      verifications: verified('Example P'),
      missing: ['who is behind Example T was not told'],
      because: 'a part that nobody was told to hold',
    },
  ])('$because', ({ missing = [], unverified = [], because: _, ...words }) => {
    const customer = words.customer ?? firm([])
    const [flag, ...others] = incomplete({ ...words, customer })
    expect(others).toEqual([])
    expect(flag?.detail ?? { missing: [], unverified: [] }).toEqual({ missing, unverified })
  })

  test.each([
    { results: ['failed', 'verified'], is: true, because: 'the second try' },
    { results: ['verified', 'failed'], is: false, because: 'failed since' },
    { results: ['inconclusive'], is: false, because: 'inconclusive' },
    { results: ['pending'], is: false, because: 'not answered yet' },
  ] as const)('verified by $results: $is, $because', ({ results, is }) => {
    const verifications = results.map((result, at) => ({
      subject: 'A',
      method: 'both' as const,
      result,
      at: new Date(Date.UTC(2026, 9, at + 1)),
    }))
    expect(incomplete({ customer: firm([owner('A'), director('A')]), verifications: [...verifications].reverse() })).toHaveLength(
      is ? 0 : 1,
    )
  })

  test('nobody asks of a person, or before the rule was proposed', () => {
    expect(customerOwnership(told({ customer: aResidentOf('DE') }))).toEqual({
      flags: [],
      pools: [],
      ultimateParent: null,
      beneficialOwners: [],
    })
    expect(incomplete({ customer: firm([]), asOf: '2024-01-28' })).toEqual([])
    expect(incomplete({ customer: firm([]), asOf: '2024-01-29' })).toHaveLength(1)
  })
})

const codes = (words: ToldWords) =>
  customerOwnership(told(words))
    .flags.map(({ code }) => code)
    .filter((code) => code !== 'OWN_BO_INCOMPLETE')

// Climb while a single owner holds 50 percent or more; with two candidates or a gap it is unknown. Whoever states it has told.
describe('the ultimate parent', () => {
  const open = aFirmOf('DE', { ultimateParents: undefined })
  test.each<ToldWords & { flags: readonly string[]; parent: unknown; because: string }>([
    { customer: open, flags: ['OWN_PARENT_UNKNOWN'], parent: { state: 'unknown' }, because: 'nothing told' },
    { customer: aFirmOf('DE'), flags: [], parent: { state: 'stated', parents: [] }, because: 'stated to have none' },
    {
      customer: open,
      ownership: aGraph('T', ['A>T 60', 'B>T 40', 'B>A 100']),
      flags: [],
      parent: { state: 'found', id: 'B', name: 'Example B', country: 'DE' },
      because: 'found by the climb',
    },
    {
      customer: open,
      ownership: aGraph('T', ['A>T 50', 'B>T 50']),
      flags: ['OWN_PARENT_UNKNOWN'],
      parent: { state: 'unknown' },
      because: 'two candidates',
    },
    {
      customer: aFirmOf('DE', { ultimateParents: [{ name: 'Example A', kind: 'company', headquarters: 'DE' }] }),
      ownership: aGraph('T', ['A>T 50', 'B>T 50']),
      flags: [],
      parent: { state: 'stated' },
      because: 'two candidates, and it is stated which',
    },
    {
      customer: aFirmOf('DE'),
      ownership: aGraph('T', ['A>T 60', 'B>T 40']),
      flags: ['OWN_DATA_CONFLICT'],
      parent: { state: 'found', id: 'A' },
      because: 'stated to have none, and a firm has the majority',
    },
    {
      customer: aFirmOf('DE'),
      ownership: aGraph('T', ['P>T 60', 'B>T 40']),
      flags: [],
      parent: { state: 'found', id: 'P' },
      because: 'stated to have none, and a person has the majority',
    },
    {
      customer: aFirmOf('DE', { ultimateParents: undefined, people: [owner('A', { share: 60, country: 'FR' })] }),
      flags: [],
      parent: { state: 'found', name: 'A', country: 'FR' },
      because: 'people are told, and one has the majority',
    },
    {
      customer: aFirmOf('DE', { ultimateParents: undefined, people: [owner('A', { share: 60 })] }),
      flags: ['OWN_PARENT_UNKNOWN'],
      parent: { state: 'found', name: 'A' },
      because: 'the same, and nobody told where he lives',
    },
    {
      customer: open,
      ownership: aGraph('T', ['A>T 60', 'B>T 40'], { A: { country: undefined } }),
      flags: ['OWN_PARENT_UNKNOWN'],
      parent: { state: 'found', id: 'A' },
      because: 'a firm on top, and nobody told where it is',
    },
    {
      customer: aFirmOf('DE', { ultimateParents: [{ name: 'Example A', kind: 'company', headquarters: 'FR' }] }),
      ownership: aGraph('T', ['A>T 60', 'B>T 40'], { A: { country: undefined } }),
      flags: [],
      parent: { state: 'stated' },
      because: 'the same, and it is told among the parents',
    },
    {
      customer: aFirmOf('DE', { ultimateParents: [{ name: 'Example Group', kind: 'company', headquarters: 'FR' }] }),
      ownership: aGraph('T', ['A>T 60', 'B>T 40'], { A: { country: undefined } }),
      flags: ['OWN_PARENT_UNKNOWN'],
      parent: { state: 'stated' },
      because: 'another parent is stated, and this one is not clear of anywhere',
    },
    {
      customer: aFirmOf('DE', { ultimateParents: undefined, people: [owner('A', { share: 30 })] }),
      flags: ['OWN_PARENT_UNKNOWN'],
      parent: { state: 'unknown' },
      because: 'people are told, and most of it is open',
    },
    {
      customer: open,
      ownership: aGraph('T', ['A>T 4.99'], { T: { publiclyTraded: true } }),
      flags: [],
      parent: { state: 'found', id: 'T' },
      because: 'its shares are traded and nobody has a majority',
    },
    {
      customer: open,
      ownership: aGraph('T', ['F>T 97', 'A>T 3'], { F: { kind: 'public' } }),
      flags: [],
      parent: { state: 'found' },
      because: 'a free float is nobody who is unknown',
    },
  ])('$because: $flags', ({ flags, parent, because: _, ...words }) => {
    expect(codes(words)).toEqual(flags)
    expect(customerOwnership(told(words)).ultimateParent).toMatchObject(parent as object)
  })
})

// Of the standard's reasons for naming nobody, that the subject could not say and that the party did not are refusals.
describe('owners whom a statement does not name', () => {
  test.each([
    { reason: 'subjectUnableToConfirmOrIdentifyBeneficialOwner', flags: ['OWN_INCOMPLETE', 'USE_OWNERSHIP_REFUSED'] },
    { reason: 'interestedPartyHasNotProvidedInformation', flags: ['OWN_INCOMPLETE', 'USE_OWNERSHIP_REFUSED'] },
    { reason: 'informationUnknownToPublisher', flags: ['OWN_INCOMPLETE'] },
    { reason: 'unknown', flags: ['OWN_INCOMPLETE'] },
    { reason: 'noBeneficialOwners', flags: ['OWN_INCOMPLETE'] },
  ])('$reason: $flags', ({ reason, flags }) => {
    const read = graphOfBods<never>(
      [
        { recordId: 'T', recordType: 'entity', declarationSubject: 'T', recordDetails: { name: 'Example T' } },
        {
          recordId: 'R',
          recordType: 'relationship',
          declarationSubject: 'T',
          recordDetails: { subject: 'T', interestedParty: { reason }, interests: [{ type: 'shareholding', share: { exact: 100 } }] },
        },
      ],
      { placeOf: (code) => code, listingsOf: () => undefined },
    )
    if (!read.ok) throw new Error('the statements do not fit')
    expect(codes({ customer: aFirmOf('DE'), ownership: read.value }).filter((code) => code !== 'OWN_DATA_CONFLICT')).toEqual(flags)
  })
})
