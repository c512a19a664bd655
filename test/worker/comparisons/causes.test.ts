import { describe, expect, test } from 'vitest'
import type { Item } from '../../../functions/domain/item'
import type { Party } from '../../../functions/domain/party'
import { aFirm, anExport, chip } from '../../support/builders'
import { causes, changed, compared, told } from './compared'

const hbm: Item = { kind: 'memory', bandwidthGBs: 819, areaMm2: 110, of: 'stack', quantity: 10 }
const to = (party: string | Party, ...items: readonly Item[]) =>
  anExport({ to: party, items: items.length > 0 ? items : [chip('nvidia-h100-sxm', 100)] })
const listedOwner = aFirm('DE', {
  owners: [
    {
      name: 'Example Holding',
      share: 60,
      headquarters: 'DE',
      listings: [{ list: 'EL', confirmed: true, policy: 'Presumption of denial' }],
    },
  ],
})

// Each pair of days or tracks lies on either side of one change of the law; what is named is that change.
describe('the provision behind a change', () => {
  test.each([
    {
      what: 'H100 to Malaysia as enforced and as printed',
      given: to('MY'),
      under: ['2025-06-20', '2025-06-20 codified'],
      says: 'requirement destination: nothing -> MY is a destination like any other',
      because: ['us/destination-a', 'us/supplement-5'],
    },
    {
      what: 'H100 to the United Arab Emirates as they leave D:4 and are named',
      given: to('AE'),
      under: ['2026-07-09', '2026-07-10'],
      says: 'requirement destination: AE is in D:4 -> AE is named',
      because: ['us/country-groups', 'us/destination-uae-a', 'us/review-12'],
    },
    {
      what: 'H100 to Cambodia as it leaves D:5',
      given: to('KH'),
      under: ['2025-11-06', '2025-11-07'],
      says: 'requirement headquarters: the ultimate consignee: headquartered in KH -> nothing',
      because: ['us/country-groups'],
    },
    {
      what: 'the tier of Cambodia as it leaves D:5',
      given: to('KH'),
      under: ['2025-11-06 codified', '2025-11-07 codified'],
      says: 'tier: T3 -> T2',
      because: ['us/country-groups'],
    },
    {
      what: 'H200 to China as the window opens',
      given: to('CN', chip('nvidia-h200-sxm', 100)),
      under: ['2026-01-14', '2026-01-15'],
      says: 'alternative JANUARY_2026_WINDOW: nothing -> case-by-case',
      because: ['us/case-by-case-window', 'us/import-tariff', 'us/review-5', 'us/review-5-scope'],
    },
    {
      what: 'H800 to China as the transfer rate falls away: it would have been asked for before, had it been in 3A090',
      given: to('CN', chip('nvidia-h800-sxm', 100)),
      under: ['2023-11-16', '2023-11-17'],
      says: 'classification 0: none -> 3A090.a',
      because: ['us/eccn-3a090', 'us/headquarters-a'],
    },
    {
      what: 'H800 to Vietnam on the same day: the destinations grew as well',
      given: to('VN', chip('nvidia-h800-sxm', 100)),
      under: ['2023-11-16', '2023-11-17'],
      says: 'classification 0: none -> 3A090.a',
      because: ['us/destination-a', 'us/eccn-3a090', 'us/review-13'],
    },
    {
      what: 'H100 to Vietnam on the same day: it was in 3A090 before',
      given: to('VN'),
      under: ['2023-11-16', '2023-11-17'],
      says: 'requirement destination: nothing -> VN is in D:1',
      because: ['us/destination-a', 'us/review-13'],
    },
    {
      what: 'memory to China as 3A090.c binds',
      given: to('CN', hbm),
      under: ['2024-12-30', '2024-12-31'],
      says: 'classification 0: none -> 3A090.c',
      because: ['us/destination-c', 'us/eccn-3a090-c', 'us/headquarters-c', 'us/review-4-destination'],
    },
    {
      what: 'an affiliate of a listed firm as the affiliates rule begins',
      given: to(listedOwner, chip('nvidia-t4')),
      under: ['2025-09-28', '2025-09-29'],
      says: 'outcome: no-license-required -> license-required',
      because: ['us/affiliates-rule'],
    },
    {
      what: 'and as it is stayed',
      given: to(listedOwner, chip('nvidia-t4')),
      under: ['2025-11-09', '2025-11-10'],
      says: 'outcome: license-required -> no-license-required',
      because: ['us/affiliates-rule'],
    },
    {
      what: 'an A100 to Macau as Macau is named',
      given: to('MO', chip('nvidia-a100-sxm4-80gb', 1)),
      under: ['2023-01-16', '2023-01-17'],
      says: 'outcome: no-license-required -> license-required',
      because: ['us/destination-a'],
    },
    {
      what: 'a parent that was not given, where the clause that asks for it is not printed',
      given: to({ name: 'Example', country: 'MY', headquarters: 'MY' }),
      under: ['2025-06-20', '2025-06-20 codified'],
      says: 'requirement destination: nothing -> MY is a destination like any other',
      because: ['us/destination-a', 'us/exception-lpp'],
    },
  ])('$what', ({ given, under, says, because }) => {
    const [before = '', after = ''] = under
    const change = changed(given, before, after)
    expect(told(change)).toContain(says)
    const found = [...causes(change)].sort()
    // Between the tracks much else parts that the answer may rest on as well.
    expect(found).toEqual(new Set(under.map((each) => each.includes('codified'))).size > 1 ? expect.arrayContaining(because) : because)
  })

  test('is the same one, whichever way round the rows stand', () => {
    for (const [given, before, after] of [
      [to('AE'), '2026-07-09', '2026-07-10'],
      [to('KH'), '2025-11-06', '2025-11-07'],
      [to('MY'), '2025-06-20', '2025-06-20 codified'],
    ] as const) {
      const [there, back] = [changed(given, before, after), changed(given, after, before)]
      expect([...causes(back)].sort()).toEqual([...causes(there)].sort())
      const turned = back.conclusions.map(({ before: after, after: before, ...rest }) => ({ ...rest, before, after }))
      expect(new Set(turned.map((each) => JSON.stringify(each)))).toEqual(new Set(there.conclusions.map((each) => JSON.stringify(each))))
    }
  })
})

describe('how a cause is told', () => {
  test('both texts of an amended provision are cited, with the days they bind from', () => {
    const cause = changed(to('MY'), '2025-06-20', '2025-06-20 codified').provisions.find(({ id }) => id === 'us/destination-a')
    expect(cause?.because).toBe('its text as of 2025-05-13, then its text as of 2025-05-15')
    expect(cause?.cites.map(({ notice }) => notice)).toEqual(['BIS press release of 2025-05-13', '90 FR 4544'])
  })

  test.each([
    { place: 'AE', under: ['2026-07-09', '2026-07-10'], because: 'AE left D:3, D:4 and joined A:5', notice: '91 FR 43034' },
    { place: 'AE', under: ['2026-07-10', '2026-07-09'], because: 'AE left A:5 and joined D:3, D:4', notice: '91 FR 43034' },
    { place: 'KH', under: ['2025-11-06', '2025-11-07'], because: 'KH left D:5', notice: '22 CFR 126.1, rule effective 2025-11-07' },
    { place: 'NI', under: ['2024-03-14', '2024-03-15'], because: 'NI left B and joined D:1, D:5', notice: '89 FR 18780' },
  ])('$place from $under: $because', ({ place, under: [before = '', after = ''], because, notice }) => {
    const cause = changed(to(place), before, after).provisions.find(({ id }) => id === 'us/country-groups')
    expect(cause?.because).toContain(because)
    expect(cause?.cites.map((cite) => cite.notice)).toContain(notice)
  })

  test('a parent that moved counts as much as a destination', () => {
    const given = anExport({ to: aFirm('SG', { ultimateParents: [{ name: 'Holding', kind: 'company', headquarters: 'KH' }] }) })
    const change = changed(given, '2025-11-06', '2025-11-07')
    expect(told(change)).toContain('outcome: license-required -> no-license-required')
    expect(causes(change)).toEqual(['us/country-groups'])
  })

  test('a place that moved and that nobody in the deal has to do with is not named', () => {
    expect(causes(changed(to('CN', chip('nvidia-h200-sxm')), '2025-11-06', '2026-01-15'))).not.toContain('us/country-groups')
  })

  test('a change of the facts’ own days, the law being the same, names what the answer newly rests on', () => {
    const given = to(aFirm('DE', { listings: [{ list: 'EL', confirmed: true, from: '2026-03-01' }] }), chip('nvidia-t4'))
    const [cause, ...others] = changed(given, '2026-02-28', '2026-03-01').provisions
    expect(others).toEqual([])
    expect(cause).toMatchObject({ id: 'us/list-el', because: 'the same text; only the later of the two answers rests on it' })
  })

  // Twenty-five days after the notification: the day alone makes the difference.
  test('a period that ran out names no provision', () => {
    const given = anExport({
      to: 'CN',
      items: [chip('nvidia-rtx-4090')],
      notifications: [{ exception: 'NAC', submittedOn: '2026-03-01', state: 'confirmed', number: 'A1' }],
    })
    const change = changed(given, '2026-03-20', '2026-04-20')
    expect(told(change)).toContain('exception NAC: ineligible -> eligible')
    expect(change.provisions).toEqual([])
  })
})

describe('nothing changed', () => {
  test.each([
    { under: ['2026-11-22', '2026-11-22'], because: 'it is the same day' },
    { under: ['2025-06-20', '2025-06-21'], because: 'no provision begins between' },
    { under: ['2025-01-12', '2025-01-12 codified'], because: 'the tracks part on the day after' },
    { under: ['2025-05-14', '2025-05-15'], because: 'what binds on that day is not enforced' },
  ])('between $under: $because', ({ under: [before = '', after = ''] }) => {
    expect(changed(to('VN'), before, after)).toMatchObject({ conclusions: [], provisions: [] })
  })

  test('where only the citation is another, the conclusion is the same', () => {
    const { rows, changes } = compared(to('VN', chip('nvidia-l20', 1)), '2024-06-01', '2024-06-02')
    expect(rows).toHaveLength(2)
    expect(changes).toMatchObject([{ from: 0, to: 1, conclusions: [] }])
  })
})
