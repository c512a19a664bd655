import { describe, expect, test } from 'vitest'
import type { Designer, Item } from '../../../functions/domain/item'
import type { Party } from '../../../functions/domain/party'
import { aFirm, aSubsidiary, circuit } from '../../support/builders'
import { touching } from '../../support/touching'
import {
  aPrivateFirm,
  authorized,
  codeOf,
  computer,
  conditionOf,
  effectOf,
  h100,
  manufactured,
  printed,
  statusOf,
  type Words,
} from './diffusion-goods'
import { classified, serving } from './goods'

touching('us/exception-acm')

// 15 CFR 740.28(a): for development, production or storage before the items go on to a final user; not for training models,
// nor for anything else. Final customers are outside Macau and D:5.
describe('what ACM is for', () => {
  test.each([
    { endUse: { purpose: 'development', finalDestination: 'SG' }, status: 'eligible', because: 'development' },
    { endUse: { purpose: 'production', finalDestination: 'SG' }, status: 'eligible', because: 'production' },
    { endUse: { purpose: 'storage', finalDestination: 'SG' }, status: 'eligible', because: 'storage' },
    { endUse: { purpose: 'training', finalDestination: 'SG' }, status: 'ineligible', because: 'training' },
    { endUse: { purpose: 'inference', finalDestination: 'SG' }, status: 'ineligible', because: 'inference' },
    { endUse: { purpose: 'resale', finalDestination: 'SG' }, status: 'ineligible', because: 'resale' },
    { endUse: { purpose: 'other', finalDestination: 'SG' }, status: 'ineligible', because: 'something else' },
    { endUse: undefined, status: 'ineligible', because: 'nobody claimed any of them' },
    { endUse: { finalDestination: 'SG' }, status: 'ineligible', because: 'customers were told of, and no purpose' },
    {
      endUse: { purpose: 'development', trainsControlledWeights: true, finalDestination: 'SG' },
      status: 'ineligible',
      because: 'models are trained',
    },
    { endUse: { purpose: 'production' }, status: 'needs-review', because: 'where the customers are was not told' },
    { endUse: { purpose: 'production', finalDestination: 'US' }, status: 'eligible', because: 'customers at home' },
    { endUse: { purpose: 'production', finalDestination: 'SA' }, status: 'eligible', because: 'customers in D:4' },
    { endUse: { purpose: 'production', finalDestination: 'CN' }, status: 'ineligible', because: 'customers in D:5' },
    { endUse: { purpose: 'production', finalDestination: 'MO' }, status: 'ineligible', because: 'customers in Macau' },
    { endUse: { purpose: 'production', finalDestination: 'HK' }, status: 'ineligible', because: 'customers in Hong Kong' },
  ])('$status: $because', ({ endUse, status }) => {
    expect(statusOf(manufactured({ endUse }), 'ACM')).toBe(status)
  })
})

// 740.28(c): no destination of Macau or D:5, and no consignee anywhere when the ultimate consignee is headquartered or
// ultimately parented there. It reaches D:1 and D:4.
describe('whom ACM reaches', () => {
  test.each([
    { to: aPrivateFirm('IN'), status: 'eligible', because: 'India' },
    { to: aPrivateFirm('DE'), status: 'eligible', because: 'a partner' },
    { to: aPrivateFirm('SA'), status: 'eligible', because: 'D:4' },
    { to: aPrivateFirm('VN'), status: 'eligible', because: 'D:1' },
    { to: aPrivateFirm('AE'), status: 'eligible', because: 'the Emirates' },
    { to: aPrivateFirm('CN'), status: 'ineligible', because: 'D:5' },
    { to: aPrivateFirm('MO'), status: 'ineligible', because: 'Macau' },
    { to: aPrivateFirm('KH'), status: 'ineligible', because: 'Cambodia is in D:5 that day' },
    { to: aPrivateFirm('IN', { headquarters: 'CN' }), status: 'ineligible', because: 'headquartered in D:5' },
    {
      to: aSubsidiary('IN', 'CN', { stateControl: { government: 'IN', extent: 'none' } }),
      status: 'ineligible',
      because: 'parented in D:5',
    },
    { to: aPrivateFirm('IN', { headquarters: ['IN', 'CN'] }), status: 'needs-review', because: 'two seats that disagree' },
    { to: aPrivateFirm('IN', { headquarters: undefined }), status: 'needs-review', because: 'headquarters not told' },
    { to: aPrivateFirm('IN', { ultimateParents: undefined }), status: 'needs-review', because: 'parent not told' },
  ])('$status: $because', ({ to, status }) => {
    expect(statusOf(manufactured({ to }), 'ACM')).toBe(status)
  })

  test.each([
    { parties: { purchaser: aFirm('CN') }, status: 'ineligible', because: 'a purchaser of D:5' },
    { parties: { purchaser: aFirm('SG') }, status: 'eligible', because: 'a purchaser of Singapore' },
    { parties: { owner: aPrivateFirm('CN', { headquarters: 'SG' }) }, status: 'ineligible', because: 'an owner located in D:5' },
    { parties: { intermediateConsignees: [aFirm('CN')] }, status: 'ineligible', because: 'passed on by a firm of D:5' },
    { parties: { intermediateConsignees: [aFirm('VN')] }, status: 'eligible', because: 'passed on in D:1' },
    { parties: { freightForwarder: aFirm('CN') }, status: 'eligible', because: 'a forwarder is not read' },
  ] as readonly { parties: Words['parties']; status: string; because: string }[])('$status: $because', ({ parties, status }) => {
    expect(statusOf(manufactured(parties ? { parties } : {}), 'ACM')).toBe(status)
  })

  test.each([
    { asOf: '2025-05-14', status: undefined },
    { asOf: '2025-05-15', status: 'ineligible' },
    { asOf: '2025-11-06', status: 'ineligible' },
    { asOf: '2025-11-07', status: 'eligible' },
  ])('a firm of Cambodia on $asOf: $status', ({ asOf, status }) => {
    const { licenseExceptions } = manufactured({ asOf, to: aPrivateFirm('KH') })
    expect(licenseExceptions.find(({ symbol }) => symbol === 'ACM')?.status).toBe(status)
  })
})

// 740.28(d): a firm, with its parents, subsidiaries and sisters, that no government owns whole or otherwise controls, but for
// that of the United States; or an individual who acts for none.
describe('the private sector', () => {
  const run = (change: Partial<Party>, parties: Words['parties'] = {}) => manufactured({ to: aFirm('IN', change), parties })
  test.each([
    { change: { stateControl: { government: 'IN', extent: 'none' } }, outcome: 'met', because: 'run by no government' },
    { change: { stateControl: { government: 'IN', extent: 'controlled' } }, outcome: 'unmet', because: 'controlled by India' },
    { change: { stateControl: { government: 'SA', extent: 'controlled' } }, outcome: 'unmet', because: 'controlled by another state' },
    { change: { stateControl: { government: 'IN', extent: 'wholly-owned' } }, outcome: 'unmet', because: 'owned whole by India' },
    { change: { stateControl: { government: 'US', extent: 'controlled' } }, outcome: 'met', because: 'controlled by the United States' },
    { change: { stateControl: { government: 'US', extent: 'wholly-owned' } }, outcome: 'met', because: 'owned by the United States' },
    { change: {}, outcome: 'unknown', because: 'not told' },
    {
      change: {
        stateControl: { government: 'IN', extent: 'none' },
        ultimateParents: [{ name: 'Ministry', kind: 'government', headquarters: 'SA' }],
      },
      outcome: 'unmet',
      because: 'its ultimate parent is a government, whatever is said of control',
    },
    {
      change: {
        stateControl: { government: 'IN', extent: 'none' },
        ultimateParents: [{ name: 'A. Person', kind: 'person', headquarters: 'IN' }],
      },
      outcome: 'met',
      because: 'a person owns it',
    },
  ] as readonly { change: Partial<Party>; outcome: string; because: string }[])('$outcome: $because', ({ change, outcome }) => {
    expect(conditionOf(run(change), 'ACM', 'private-sector')).toBe(outcome)
  })

  test.each([
    { role: 'endUser', change: {}, outcome: 'met', because: 'a private one' },
    {
      role: 'endUser',
      change: { stateControl: { government: 'IN', extent: 'controlled' } },
      outcome: 'unmet',
      because: 'one that a state controls',
    },
    { role: 'endUser', change: { stateControl: undefined }, outcome: 'unknown', because: 'one of which it is not told' },
    {
      role: 'operator',
      change: { stateControl: { government: 'SA', extent: 'wholly-owned' } },
      outcome: 'unmet',
      because: 'one that a state owns',
    },
    {
      role: 'owner',
      change: { stateControl: { government: 'SA', extent: 'controlled' } },
      outcome: 'unmet',
      because: 'one that a state controls',
    },
    { role: 'purchaser', change: { stateControl: undefined }, outcome: 'met', because: 'a purchaser is not asked' },
  ] as readonly { role: string; change: Partial<Party>; outcome: string; because: string }[])(
    'the $role, $because: $outcome',
    ({ role, change, outcome }) => {
      const answer = manufactured({ parties: { [role]: aPrivateFirm('IN', { name: 'Another Ltd', ...change }) } })
      expect(conditionOf(answer, 'ACM', 'private-sector')).toBe(outcome)
    },
  )
})

// 740.28(b): .a, .b and .c; commodities, software and technology. R-04: the entry of 4A004 has no line for it, those of
// 3D001 and 4D001 are narrower than the section, and the section as amended cannot be read for 5A002, 5A004 and 5A992.
describe('the items of ACM', () => {
  const eligible = ['3A001.z.1.a', '3A001.z.4.a', '4A003.z.1.a', '4A003.z.2.a', '4A005.z.1', '4A090.a']
  const inDoubt = ['4A004.z.1', '5A002.z.1.a', '5A002.z.5.a', '5A004.z.1.a', '5A004.z.2.a', '5A992.z.1']
  const rows: readonly { name: string; item: Item; outcome: string }[] = [
    ...eligible.map((name) => ({ name, item: classified(name), outcome: 'met' })),
    ...inDoubt.map((name) => ({ name, item: classified(name), outcome: 'unknown' })),
    { name: 'a circuit', item: h100(), outcome: 'met' },
    { name: '3D001', item: serving('3D001', '3A090.a'), outcome: 'unknown' },
    { name: '4D001', item: serving('4D001', '4A003.z.1.a'), outcome: 'unknown' },
    { name: '4D090', item: serving('4D090', '4A090.a'), outcome: 'met' },
    { name: '5D002.z.1.a', item: serving('5D002.z.1.a'), outcome: 'met' },
    { name: '5D992.z.1', item: serving('5D992.z.1'), outcome: 'met' },
    { name: '3E001', item: serving('3E001', '3A090.a'), outcome: 'met' },
    { name: '4E001', item: serving('4E001', '4A090.a'), outcome: 'met' },
    { name: '5E002', item: serving('5E002', '5A002.z.1.a'), outcome: 'met' },
    { name: '5E992', item: serving('5E992', '5A992.z.1'), outcome: 'met' },
  ]
  test.each(rows)('$name: $outcome', ({ item, outcome }) => {
    const answer = manufactured({ items: [item] })
    expect(conditionOf(answer, 'ACM', 'listed-item')).toBe(outcome)
    expect(codeOf(answer, 'ACM', 'listed-item')).toBe(outcome === 'unknown' ? 'R-04' : undefined)
  })

  test.each(['4A090.b', '4A003.z.1.b', '4A005.z.2'])('%s to Vietnam is among them: it is no exception of the .a level alone', (eccn) => {
    const answer = manufactured({ to: aPrivateFirm('VN'), items: [classified(eccn, 2_400)] })
    expect([answer.outcome, statusOf(answer, 'ACM')]).toEqual(['license-exception', 'eligible'])
  })

  test.each(['4A004.z.2', '5A002.z.3.b'])('%s to Vietnam is open under R-04', (eccn) => {
    expect(codeOf(manufactured({ to: aPrivateFirm('VN'), items: [classified(eccn, 2_400)] }), 'ACM', 'listed-item')).toBe('R-04')
  })
})

// 90 FR 5298: 3A090.a, 5A002.z.1.a to z.5.a and 5A992.z.1 only from approved or authorized designers.
describe('who designed the circuit', () => {
  const by = (designer: Designer | undefined) => manufactured({ items: [{ ...circuit(15_824), designer } as Item] })
  test.each([
    { designer: { status: 'approved' }, status: 'eligible', because: 'approved by name' },
    { designer: authorized, status: 'eligible', because: 'authorized by its facts' },
    { designer: { ...authorized, headquarters: 'SG' }, status: 'ineligible', because: 'neither Taiwan nor A:1 nor A:5' },
    { designer: { ...authorized, location: undefined }, status: 'needs-review', because: 'location not told' },
    { designer: undefined, status: 'needs-review', because: 'not told' },
  ] as readonly { designer: Designer | undefined; status: string; because: string }[])('$status: $because', ({ designer, status }) => {
    expect(statusOf(by(designer), 'ACM')).toBe(status)
  })

  test('an absent designer is open under its own code', () => {
    const answer = by(undefined)
    expect([codeOf(answer, 'ACM', 'trusted-designer'), effectOf(answer, 'DESIGNER_STATUS')]).toEqual(['DESIGNER_STATUS', 'needs-review'])
  })

  test.each([
    { item: classified('5A002.z.1.a'), outcome: 'unknown' },
    { item: classified('5A992.z.1'), outcome: 'unknown' },
    { item: computer(), outcome: undefined },
    { item: classified('4A005.z.1'), outcome: undefined },
    { item: classified('5A004.z.1.a'), outcome: undefined },
  ])('is asked of $item.eccn: $outcome', ({ item, outcome }) => {
    expect(conditionOf(manufactured({ items: [item] }), 'ACM', 'trusted-designer')).toBe(outcome)
  })
})

// 740.28(e): a record for each facility, brought up to date at least every six months; 762.2(b)(59).
describe('the duties of ACM', () => {
  test.each([
    { evidence: undefined, met: false, because: 'none is told of' },
    { evidence: [{ kind: 'acm-ledger' }], met: true, because: 'it is kept' },
    { evidence: [{ kind: 'lpp-certification' }], met: false, because: 'another paper' },
  ])('the ledger is met: $met, $because', ({ evidence, met }) => {
    const answer = manufactured(evidence ? { evidence } : {})
    expect(answer.duties).toEqual([
      {
        code: 'acm-ledger',
        owner: 'exporter',
        when: 'after-export',
        channel: 'records of each facility, updated every 6 months',
        met,
        cite: { provision: '15 CFR 740.28(e)', notice: '90 FR 4544' },
      },
      {
        code: 'keep-records',
        owner: 'exporter',
        when: 'after-export',
        met: false,
        cite: { provision: '15 CFR 762.2(b)(59)', notice: '90 FR 4544' },
      },
    ])
  })

  test('no amount limits it, and no line of an allocation is drawn on', () => {
    const answer = manufactured({ items: [h100(1_000_000)] })
    expect([answer.outcome, answer.allocations]).toEqual(['license-exception', []])
  })

  test('it is not claimed by a paper alone', () => {
    expect(printed({ to: aPrivateFirm('IN'), evidence: [{ kind: 'acm-ledger' }] }).outcome).not.toBe('license-exception')
  })
})
