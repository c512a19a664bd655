import { describe, expect, test } from 'vitest'
import { createDetermination } from '../../../functions/operations/create-determination'
import { aFirm, anExport, codesIn, determined, today } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, dataCenterA, gamingCard, smallChip } from './goods'

touching(
  'us/part-746-ru',
  'us/part-746-by',
  'us/part-746-cu',
  'us/part-746-ir',
  'us/part-746-kp',
  'us/part-746-sy',
  'us/part-746-crimea',
  'us/part-746-dnr',
  'us/part-746-lnr',
)

// 15 CFR part 746 asks for a license whatever the Country Groups say: 746.8 for every item on the Commerce Control
// List, 746.2, 746.4, 746.6 and 746.7 for every item subject to the EAR. Syria (746.9): every item up to 2025-09-01,
// items on the list from 2025-09-02.
describe('an embargoed place', () => {
  test.each([
    { to: 'RU', item: dataCenterA, provision: '15 CFR 746.8' },
    { to: 'BY', item: gamingCard, provision: '15 CFR 746.8' },
    { to: 'IR', item: dataCenterA, provision: '15 CFR 746.7' },
    { to: 'CU', item: smallChip, provision: '15 CFR 746.2' },
    { to: 'KP', item: smallChip, provision: '15 CFR 746.4' },
    { to: 'UA-43', item: dataCenterA, provision: '15 CFR 746.6' },
    { to: 'UA-DNR', item: smallChip, provision: '15 CFR 746.6' },
    { to: 'UA-LNR', item: smallChip, provision: '15 CFR 746.6' },
    { to: 'SY', item: smallChip, provision: '15 CFR 746.9' },
    { to: 'RU', item: classified('3A991', 400), provision: '15 CFR 746.8' },
    { to: 'IR', item: classified('EAR99', 0), provision: '15 CFR 746.7' },
  ])('$to asks for a license under $provision', ({ to, item, provision }) => {
    const answer = determined(anExport({ to, items: [item] }))
    expect(answer.outcome).toBe('license-required')
    expect(answer.licenseRequirements.find(({ code }) => code === 'part-746')?.cite.provision).toBe(provision)
  })

  test.each([
    { asOf: today, to: 'RU', outcome: 'needs-review', because: '746.8 reaches items off the list too, which is not evaluated' },
    { asOf: '2025-09-01', to: 'SY', outcome: 'license-required', because: 'every item subject to the EAR' },
    { asOf: '2025-09-02', to: 'SY', outcome: 'needs-review', because: 'eased for items off the list, to an extent not evaluated' },
  ])('EAR99 to $to on $asOf is $outcome: $because', ({ asOf, to, outcome }) => {
    expect(determined(anExport({ asOf, to, items: [classified('EAR99', 0)] })).outcome).toBe(outcome)
  })

  test('an intermediate consignee located there is for review while the items go elsewhere', () => {
    const parties = { intermediateConsignees: [aFirm('IR', { headquarters: 'DE' })] }
    const answer = determined(anExport({ to: 'DE', items: [smallChip], parties }))
    expect(answer.outcome).toBe('needs-review')
  })
})

// 15 CFR 772.1: a US territory is the United States. Supp. No. 1 to part 740: group letters stand by place. A place
// without a row never reads as unrestricted: a dependency takes the groups of its country, as read and not printed,
// and Liechtenstein is one territory with Switzerland. Ethiopia in D:5 by reference is unconfirmed.
describe('places without an ordinary row', () => {
  test.each([
    { to: 'PR', outcome: 'no-license-required', code: 'R-17', because: 'a US territory, decided with a note' },
    { to: 'GU', outcome: 'no-license-required', code: 'R-17', because: 'a US territory, decided with a note' },
    { to: 'LI', outcome: 'no-license-required', code: 'R-17', because: 'groups of Switzerland' },
    { to: 'KY', outcome: 'no-license-required', code: 'R-17', because: 'groups of the United Kingdom, with a note' },
    { to: 'GL', outcome: 'no-license-required', code: 'R-17', because: 'groups of Denmark, with a note' },
    { to: 'PS', outcome: 'needs-review', code: 'R-17', because: 'no row and no country whose rows govern' },
    { to: 'CK', outcome: 'needs-review', code: 'R-17', because: 'self-governing, no row' },
    { to: 'ET', outcome: 'needs-review', code: 'D5_BY_REFERENCE_UNCONFIRMED', because: 'on the deciding path, unconfirmed' },
    { to: 'HK', outcome: 'license-required', code: 'hong-kong', because: 'China' },
    { to: 'UA', outcome: 'no-license-required', code: undefined, because: 'in no group D, the occupied regions apart' },
  ])('$to is $outcome: $because', ({ to, outcome, code }) => {
    const answer = determined(anExport({ to, items: [dataCenterA] }))
    expect(answer.outcome).toBe(outcome)
    if (code !== undefined) expect(codesIn(answer)).toContain(code)
  })
})

// A license is asked for the country where the items end up: at the ultimate consignee, at an end user abroad, or
// where the exporter knows them to go on to. A stop on the way is not a destination.
describe('where the items end up', () => {
  const intoGermany = { to: 'DE', asOf: '2026-03-02', items: [dataCenterA] }

  test.each([
    { change: { endUse: { finalDestination: 'CN' } }, outcome: 'license-required', because: 'a known final destination' },
    { change: { endUse: { finalDestination: 'IR' } }, outcome: 'license-required', because: 'a known final destination under part 746' },
    { change: { endUse: { finalDestination: 'JP' } }, outcome: 'no-license-required', because: 'no group D' },
    { change: { parties: { endUser: aFirm('VN') } }, outcome: 'license-required', because: 'an end user in D:1' },
    { change: { parties: { endUser: aFirm('NL') } }, outcome: 'no-license-required', because: 'an end user in no group D' },
    {
      change: { parties: { intermediateConsignees: [aFirm('VN')] } },
      outcome: 'no-license-required',
      because: 'passing through D:1, with no firm of D:5 or Macau',
    },
    { change: { activity: 'reexport' as const, exportFrom: 'NL' }, outcome: 'no-license-required', because: 'a reexport to no group D' },
  ])('$outcome: $because', ({ change, outcome }) => {
    expect(determined(anExport({ ...intoGermany, ...change })).outcome).toBe(outcome)
  })

  test.each(['export', 'reexport', 'transfer'] as const)('a %s to China needs a license', (activity) => {
    const answer = determined(anExport({ asOf: '2026-03-02', activity, exportFrom: 'CN', to: 'CN', items: [dataCenterA] }))
    expect(answer.outcome).toBe('license-required')
  })
})

describe('inside the United States', () => {
  test.each([
    { activity: 'domestic' as const, to: 'US', because: 'a sale at home is no export' },
    { activity: 'domestic' as const, to: 'PR', because: 'nor is one to a territory' },
    { activity: 'export' as const, to: 'US', because: 'nothing leaves the country' },
  ])('$activity to $to needs no license: $because', ({ activity, to }) => {
    expect(determined(anExport({ activity, to, items: [dataCenterA] })).outcome).toBe('no-license-required')
  })

  test.each([
    { change: { to: 'SG' }, because: 'the consignee is abroad' },
    { change: { to: 'US', endUse: { finalDestination: 'CN' } }, because: 'the items go on abroad' },
  ])('domestic is refused as contradicting: $because', ({ change }) => {
    const answer = createDetermination(anExport({ activity: 'domestic', ...change }), 'enforced')
    expect(answer).toMatchObject({ ok: false, error: { reason: 'invalid-fact', pointer: '/activity' } })
  })
})
