import { describe, expect, test } from 'vitest'
import type { Parties, Party } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { a100, classified, dataCenterA, dataCenterB, hbm, serving } from './goods'

touching('us/headquarters-a', 'us/headquarters-b', 'us/headquarters-c')

const chinese = aFirm('SG', { name: 'Changjiang Singapore Pte Ltd', headquarters: 'CN' })
const withoutHeadquarters: Party = { name: 'Example Compute Ltd', country: 'SG', ultimateParents: [] }
const withoutParents: Party = { name: 'Example Compute Ltd', country: 'SG', headquarters: 'SG' }
const outcomeOf = (change: Parameters<typeof anExport>[0]) => determined(anExport({ asOf: '2026-03-02', ...change })).outcome

// The limb reads the purchaser, intermediate consignees, ultimate consignee, end user, owner and operator; a forwarder
// or distributor only if it takes title. Unknown in one of the first six is unknown.
describe('whose headquarters are read', () => {
  const roles: readonly { role: string; as: (party: Party) => Partial<Parties>; isRead: boolean }[] = [
    { role: 'purchaser', as: (purchaser) => ({ purchaser }), isRead: true },
    { role: 'intermediate consignee', as: (party) => ({ intermediateConsignees: [aFirm('SG'), party] }), isRead: true },
    { role: 'ultimate consignee', as: (ultimateConsignee) => ({ ultimateConsignee }), isRead: true },
    { role: 'end user', as: (endUser) => ({ endUser }), isRead: true },
    { role: 'owner', as: (owner) => ({ owner }), isRead: true },
    { role: 'operator', as: (operator) => ({ operator }), isRead: true },
    { role: 'forwarder with title', as: (party) => ({ freightForwarder: { ...party, takesTitle: true } }), isRead: true },
    { role: 'distributor with title', as: (party) => ({ distributor: { ...party, takesTitle: true } }), isRead: true },
    { role: 'forwarder without title', as: (party) => ({ freightForwarder: { ...party, takesTitle: false } }), isRead: false },
    { role: 'forwarder of whom no title was said', as: (freightForwarder) => ({ freightForwarder }), isRead: false },
    { role: 'distributor without title', as: (distributor) => ({ distributor }), isRead: false },
    { role: 'exporter', as: (exporter) => ({ exporter }), isRead: false },
    { role: 'cloud operator', as: (cloudOperator) => ({ cloudOperator }), isRead: false },
  ]

  test.each(roles)('$role, headquartered in China: read is $isRead', ({ as, isRead }) => {
    expect(outcomeOf({ parties: as(chinese) })).toBe(isRead ? 'license-required' : 'no-license-required')
  })

  test.each(roles)('$role, headquarters unknown: read is $isRead', ({ as, isRead }) => {
    expect(outcomeOf({ parties: as(withoutHeadquarters) })).toBe(isRead ? 'needs-review' : 'no-license-required')
  })

  test.each(roles)('$role, parent unknown: read is $isRead', ({ as, isRead }) => {
    expect(outcomeOf({ parties: as(withoutParents) })).toBe(isRead ? 'needs-review' : 'no-license-required')
  })
})

// 744.23(a)(3) and 742.6(a)(6)(iii)(A): headquartered in, or with its ultimate parent headquartered in, Macau or D:5,
// wherever outside the United States it is located. The three are separate tests.
describe('headquarters, parent and location', () => {
  test.each([
    { party: aFirm('SG', { headquarters: 'MO' }), outcome: 'license-required', because: 'Macau is named' },
    { party: aFirm('SG', { headquarters: 'HK' }), outcome: 'license-required', because: 'Hong Kong is China' },
    { party: aFirm('DE', { headquarters: 'ZW' }), outcome: 'license-required', because: 'any D:5 country, not China alone' },
    { party: aFirm('GB', { headquarters: 'RU' }), outcome: 'license-required', because: 'Russia is D:5' },
    { party: aSubsidiary('MY', 'CN'), outcome: 'license-required', because: 'a Chinese ultimate parent' },
    { party: aSubsidiary('AE', 'CN'), outcome: 'license-required', because: 'in the UAE, whatever its own exemption' },
    { party: aFirm('SG', { headquarters: 'VN' }), outcome: 'no-license-required', because: 'D:1 headquarters do not count' },
    { party: aSubsidiary('SG', 'SA'), outcome: 'no-license-required', because: 'a D:4 parent does not count' },
    { party: aSubsidiary('SG', 'CY'), outcome: 'no-license-required', because: 'Cyprus had left D:5 before the rule began' },
    { party: aFirm('CN', { headquarters: 'US' }), outcome: 'license-required', because: 'located in China: the destination asks' },
    { party: aSubsidiary('US', 'CN'), outcome: 'no-license-required', because: 'the limb reaches destinations outside the United States' },
    { party: aSubsidiary('GU', 'CN'), outcome: 'no-license-required', because: 'a US territory is the United States' },
    { party: aFirm('SG', { headquarters: 'ET' }), outcome: 'needs-review', because: 'whether Ethiopia is in D:5 is unconfirmed' },
    { party: aFirm('SG', { headquarters: 'PS' }), outcome: 'needs-review', because: 'no row, so no group is known' },
    { party: aFirm('SG'), outcome: 'no-license-required', because: 'stated to have no parent, headquartered where it stands' },
  ])('$outcome: $because', ({ party, outcome }) => {
    expect(outcomeOf({ to: party })).toBe(outcome)
  })
})

// neither word is defined. One candidate decides; several that lead to different outcomes are for a person. The
// chain is followed to its top, at no percentage; a share only says which owner is surely above.
describe('several headquarters, several parents, owners above', () => {
  const company = (headquarters: string) => ({ name: `Parent in ${headquarters}`, kind: 'company' as const, headquarters })
  const chain = (country: string, share: number) => ({
    owners: [{ name: 'Middle', share: 100, headquarters: 'SG', owners: [{ name: 'Top', share, headquarters: country }] }],
  })

  const ownedBy = (headquarters: string, share: { min: number; max: number }) => ({ owners: [{ name: 'Owner', share, headquarters }] })

  test.each([
    { change: { headquarters: ['SG', 'CN'] }, outcome: 'needs-review', code: 'R-02', because: 'one of two would decide' },
    { change: { headquarters: ['CN', 'MO'] }, outcome: 'license-required', code: undefined, because: 'both decide alike' },
    { change: { headquarters: ['SG', 'GB'] }, outcome: 'no-license-required', code: undefined, because: 'neither is barred' },
    {
      change: { ultimateParents: [company('JP'), company('CN')] },
      outcome: 'needs-review',
      code: 'R-02',
      because: 'a joint venture of two tops',
    },
    {
      change: { ultimateParents: [company('JP'), company('NL')] },
      outcome: 'no-license-required',
      code: undefined,
      because: 'no top counts',
    },
    { change: { ultimateParents: [], ...chain('CN', 60) }, outcome: 'needs-review', code: 'R-02', because: 'none stated, yet one given' },
    { change: { ultimateParents: [company('SG')], ...chain('CN', 60) }, outcome: 'needs-review', code: 'R-02', because: 'not the top' },
    {
      change: { ultimateParents: [company('SG')], ...chain('JP', 60) },
      outcome: 'no-license-required',
      code: undefined,
      because: 'no doubt',
    },
    {
      change: { ultimateParents: [], ...ownedBy('CN', { min: 40, max: 60 }) },
      outcome: 'needs-review',
      code: undefined,
      because: 'none stated, yet the share given may be the larger part',
    },
    {
      change: { ultimateParents: [], ...ownedBy('CN', { min: 5, max: 30 }) },
      outcome: 'no-license-required',
      code: undefined,
      because: 'none stated, and the share given is surely the smaller part',
    },
    { change: { ultimateParents: undefined, ...chain('CN', 60) }, outcome: 'license-required', code: undefined, because: 'the top given' },
    { change: { ultimateParents: undefined, ...chain('CN', 20) }, outcome: 'needs-review', code: undefined, because: 'the top is unknown' },
    {
      change: { ultimateParents: undefined, ...chain('JP', 60) },
      outcome: 'needs-review',
      code: undefined,
      because: 'owners only tighten',
    },
    { change: { headquarters: undefined, ultimateParents: [company('CN')] }, outcome: 'license-required', code: undefined, because: 'or' },
    {
      change: { headquarters: 'CN', ultimateParents: undefined },
      outcome: 'license-required',
      code: undefined,
      because: 'either is enough',
    },
  ])('$outcome: $because', ({ change, outcome, code }) => {
    const answer = determined(anExport({ asOf: '2026-03-02', to: aFirm('SG', change) }))
    expect(answer.outcome).toBe(outcome)
    if (code !== undefined) expect(codesIn(answer)).toContain(code)
  })
})

// None before 2023-11-17. 744.23(a)(3) to 2025-05-12; from 2025-05-13 .a items under 742.6(a)(6)(iii)(A), the others
// under 744.23(a)(3)(i). 3A090.c binds from 2024-12-31. A place counts from the day it joins D:5.
describe('headquarters through time', () => {
  test.each([
    { asOf: '2023-11-16', item: a100, parent: 'CN', provision: undefined, because: 'no such limb in the rule of 2022' },
    { asOf: '2023-11-17', item: a100, parent: 'CN', provision: '15 CFR 744.23(a)(3)', because: 'its first day' },
    { asOf: '2025-05-12', item: a100, parent: 'CN', provision: '15 CFR 744.23(a)(3)', because: 'the last day before the announcement' },
    { asOf: '2025-05-13', item: a100, parent: 'CN', provision: '15 CFR 742.6(a)(6)(iii)(A)', because: 'never lapsed, another paragraph' },
    { asOf: '2025-05-12', item: dataCenterB, parent: 'MO', provision: '15 CFR 744.23(a)(3)', because: 'the .b level alike' },
    { asOf: '2025-05-13', item: dataCenterB, parent: 'MO', provision: '15 CFR 744.23(a)(3)(i)(A)', because: 'the .b level apart' },
    { asOf: '2024-12-30', item: hbm, parent: 'CN', provision: undefined, because: 'memory is effective and not binding' },
    { asOf: '2024-12-31', item: hbm, parent: 'CN', provision: '15 CFR 744.23(a)(3)(i)(B)', because: 'memory binds' },
    { asOf: '2024-03-14', item: a100, parent: 'NI', provision: undefined, because: 'Nicaragua is not in D:5 yet' },
    { asOf: '2024-03-15', item: a100, parent: 'NI', provision: '15 CFR 744.23(a)(3)', because: 'Nicaragua joins D:5' },
    { asOf: '2025-11-06', item: a100, parent: 'KH', provision: '15 CFR 742.6(a)(6)(iii)(A)', because: 'Cambodia is in D:5' },
    { asOf: '2025-11-07', item: a100, parent: 'KH', provision: undefined, because: 'Cambodia has left D:5' },
  ])('a parent in $parent on $asOf: $provision, $because', ({ asOf, item, parent, provision }) => {
    const answer = determined(anExport({ asOf, to: aSubsidiary('SG', parent), items: [item] }))
    expect(answer.outcome).toBe(provision === undefined ? 'no-license-required' : 'license-required')
    expect(answer.licenseRequirements.find(({ code }) => code === 'headquarters')?.cite.provision).toBe(provision)
  })
})

// Today the limb reaches .a items without limit; of the .b level commodities, 5D002.z and 5D992.z.
describe('software under the headquarters limb', () => {
  test.each([
    { item: serving('3D001', '3A090.a'), outcome: 'license-required', because: 'for an .a item' },
    { item: serving('3D001', '3A090.b'), outcome: 'no-license-required', because: 'the .b limb does not name 3D001' },
    { item: serving('5D002.z.1.b'), outcome: 'license-required', because: '5D002.z is named' },
    { item: serving('5D992.z.2'), outcome: 'license-required', because: '5D992.z is named' },
    { item: classified('4A090.b', 3000), outcome: 'license-required', because: 'a commodity' },
    { item: dataCenterA, outcome: 'license-required', because: 'a commodity' },
  ])('$item.eccn for $item.forEccn is $outcome: $because', ({ item, outcome }) => {
    expect(outcomeOf({ to: aSubsidiary('SG', 'CN'), items: [item] })).toBe(outcome)
  })
})
