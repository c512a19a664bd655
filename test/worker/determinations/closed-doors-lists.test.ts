import { describe, expect, test } from 'vitest'
import type { Item } from '../../../functions/domain/item'
import type { Owner, Party } from '../../../functions/domain/party'
import { aFirm, anExport, circuit, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { ear99, listed, owned, promise, type Row, stands, type Words } from './doors'

touching('us/list-el', 'us/footnote-1', 'us/affiliates-rule')

// What a list says is read as it is printed; what is not of the usual wording, or not known here, is open.
describe('lists told in other words', () => {
  const made = { ...circuit(6000, { dieAreaMm2: 800 }), jurisdiction: { basis: 'not-subject', producedIn: 'TW' } } as Item
  const abroad = (to: Party): Words => ({ to, activity: 'reexport', exportFrom: 'TW', items: [made] })
  const scope = (licenseScope: string): Words => ({ to: listed('DE', 'EL', { licenseScope }), items: [ear99] })
  test.each<Row>([
    { words: abroad(listed('DE', 'EL', { footnotes: ['1 and 4'] })), outcome: 'license-required', because: 'two footnotes in one text' },
    { words: abroad(listed('DE', 'EL', { footnotes: ['14'] })), outcome: 'needs-review', code: 'FDP_SCOPE', because: 'no such footnote' },
    { words: abroad(listed('DE', 'EL', { footnotes: ['IV'] })), outcome: 'needs-review', code: 'FDP_SCOPE', because: 'no number' },
    { words: abroad(listed('DE', 'EL')), outcome: 'needs-review', code: 'FDP_SCOPE', because: 'footnotes that were not given' },
    { words: abroad(listed('DE', 'EL', { footnotes: [] })), outcome: 'no-license-required', because: 'stated to have none' },
    { words: scope('All items subject to the EAR, except EAR99'), outcome: 'no-license-required', because: 'EAR99 is left out' },
    {
      words: scope('All items subject to the EAR, except food and medicine designated as EAR99'),
      outcome: 'needs-review',
      code: 'ENTRY_SCOPE',
      because: 'some of EAR99 is left out',
    },
    {
      words: scope('All items subject to the EAR except EAR99. (See §744.11 of the EAR)'),
      outcome: 'no-license-required',
      because: 'a reference behind it',
    },
    {
      words: scope('For all items subject to the EAR. (See §§734.9(e) and 744.11 of the EAR)'),
      outcome: 'license-required',
      because: 'the usual words',
    },
    {
      words: scope('Items on the CCL (see 744.11 of the EAR), and all EAR99 items'),
      outcome: 'needs-review',
      code: 'ENTRY_SCOPE',
      because: 'more stands behind the reference',
    },
    {
      words: scope('All items on the CCL and some items beside it'),
      outcome: 'needs-review',
      code: 'ENTRY_SCOPE',
      because: 'more than the list',
    },
    {
      words: { to: owned({ name: 'Example Owner', share: 100, headquarters: 'DE', listings: [{ list: 'SDN List', confirmed: true }] }) },
      outcome: 'needs-review',
      code: 'LIST_UNKNOWN',
      because: 'an owner on a list that is not known',
    },
    {
      words: { to: aFirm('DE', { headquarters: 'RU', listings: [{ list: 'MEU', confirmed: true }] }), items: [ear99] },
      outcome: 'license-required',
      because: 'a Russian military end user',
    },
  ])(promise, stands)
})

// Shares and seats as they are told: what cannot all be true clears nobody, and what is told once need not be told again.
describe('owners told in pieces', () => {
  test.each<Row>([
    {
      words: {
        to: aFirm('DE', {
          owners: [
            { name: 'A', share: { min: 30, max: 60 }, headquarters: 'DE', listings: [{ list: 'EL', confirmed: true }] },
            { name: 'B', share: 80, headquarters: 'DE' },
          ],
        }),
        asOf: '2025-10-15',
      },
      outcome: 'needs-review',
      code: 'RED_FLAG_29',
      because: 'shares that cannot all be true clear nobody',
    },
  ])(promise, stands)

  test.each([
    { name: 'Mr Example', outcome: 'no-license-required', because: 'told as the parent, with his seat' },
    { name: 'Somebody Else', outcome: 'needs-review', because: 'an owner of unknown seat above it' },
  ])('an owner called $name is $outcome: $because', ({ name, outcome }) => {
    const ultimateParents = [{ name: 'Mr Example', kind: 'person', headquarters: 'MY' }] as const
    expect(determined(anExport({ to: aFirm('MY', { ultimateParents, owners: [{ name, share: 100 }] }) })).outcome).toBe(outcome)
  })

  test.each([
    { list: 'SDN', confirmed: false, code: 'LISTING_UNCONFIRMED', because: 'a match that nobody confirmed' },
    { list: 'XYZ', confirmed: true, code: 'LIST_UNKNOWN', because: 'a list that is not known' },
  ])('owners of 80 and 80 percent, one on $list, clear nobody: $because', ({ list, confirmed, code }) => {
    const owners: readonly Owner[] = [
      { name: 'A', share: 80, headquarters: 'DE', listings: [{ list, confirmed }] },
      { name: 'B', share: 80, headquarters: 'DE' },
    ]
    const answer = determined(anExport({ to: owned(...owners) }))
    expect([answer.outcome, codesIn(answer).includes(code)]).toEqual(['needs-review', true])
  })

  test('a parent told by name has its seat at every level of the chain', () => {
    const ultimateParents = [{ name: 'Top', kind: 'company', headquarters: 'US' }] as const
    const owners: readonly Owner[] = [{ name: 'Mid', share: 100, headquarters: 'NL', owners: [{ name: 'Top', share: 100 }] }]
    expect(determined(anExport({ to: aFirm('DE', { ultimateParents, owners }) })).outcome).toBe('no-license-required')
  })
})
