import { describe, expect, test } from 'vitest'
import { matchParty } from '../../../functions/domain/names/match-party'
import { otherReadings } from '../../../functions/domain/names/other-readings'
import { aListed, aSnapshot } from '../../support/names'

const listed = aListed('Example Quantron Optics Co., Ltd.', { id: 'EL:1', countries: ['CN'] })
const snapshot = aSnapshot(listed, aListed('QUANTRON', { id: 'EL:2', countries: ['CN'] }))
const best = async (name: string, aliases: readonly string[] = []) => {
  const held = await snapshot
  const match = matchParty(held, { name, aliases, countries: ['CN'] }).find(({ entry }) => held.entryAt(entry).id === listed.id)
  return match === undefined ? undefined : [match.band, match.reasons[0]?.theirs]
}

describe('several in one field: a listed firm is found', () => {
  test.each([
    'Sample Trading d/b/a Example Quantron Optics Co., Ltd.',
    'Sample Trading DBA Example Quantron Optics',
    'Example Quantron Optics Co., Ltd. c/o Sample Freight Forwarding Singapore',
    'Sample Freight Forwarding Services on behalf of Example Quantron Optics Co., Ltd.',
    'Sample Freight obo Example Quantron Optics',
    'Sample Freight (formerly Example Quantron Optics Co., Ltd.)',
    'Sample Freight a/k/a Example Quantron Optics',
    'Sample Logistics; Example Quantron Optics Co., Ltd.',
    'Sample Logistics / Example Quantron Optics',
    'Sample Logistics\nAttn: Example Quantron Optics',
    'Example Quantron Optics Co., Ltd., Sampletown Branch Office No. 3',
    'Example Quantron Optics Co., Ltd. (Sampletown Representative Office)',
  ])('%s', async (name) => {
    expect(await best(name)).toMatchObject(['strong', expect.stringMatching(/^Example Quantron Optics/)])
    expect(await best('Another Sample', [name])).toMatchObject(['strong', expect.anything()])
  })
})

describe('what a person sees in a spelling is found', () => {
  test.each([
    'E-X-A-M-P-L-E Quantron Optics',
    'Example Q u a n t r o n Optics',
    'ExampleQuantronOpticsCoLtd',
    'Example \u202enortnauQ\u202c Optics',
    'Example Quantron Opt|cs',
    'E|xample Quantr|on Opt|ics',
    'Example Quantron Optics.com',
    'ꓰxample Qꓴꓮꓠꓔꓣꓳꓠ Optics',
    'ЕхаmрІе Quаntrоn Орtісs',
  ])('%s', async (name) => {
    expect((await best(name))?.[0]).toMatch(/exact|strong/)
  })
})

test('a reading is never the very name, so that no sale is stopped by one, and the very name stays it', async () => {
  expect(await best('Example Quantron Optics Co., Ltd.')).toEqual(['exact', 'Example Quantron Optics Co., Ltd.'])
  expect(await best('Sample Logistics; Example Quantron Optics Co., Ltd.')).toMatchObject(['strong', expect.anything()])
  // The reading meets the whole name, and the field as it stands another spelling of it.
  expect(await best('EXAMPLE QUANTRON OPTICS CO LTD')).toEqual(['exact', 'EXAMPLE QUANTRON OPTICS CO LTD'])
})

test.each([
  'Example Compute A/S',
  'ExampleVita',
  'Example Olive Branch Trading',
  'Formosa Example Co., Ltd.',
  'EXAMPLE, John A. B.',
  'Example AT&T 24/7 Ltd',
  'Example (Shanghai) Co., Ltd.',
  '示例光学技术有限公司',
  '',
])('%j is one name, read in one way', (name) => {
  expect(otherReadings(name)).toEqual([])
})

test('however many names a party has, it is looked for by a bounded number of readings, of its own name first', async () => {
  const aliases = Array.from({ length: 50 }, (_, at) => `Sample ${at} Trading / Other ${at} Trading; Third ${at} Trading`)
  expect(await best('Sample Logistics; Example Quantron Optics', aliases)).toMatchObject(['strong', 'Example Quantron Optics'])
})

test('a field of many names is bounded', () => {
  expect(otherReadings('Example One; '.repeat(500)).length).toBeLessThanOrEqual(6)
  expect(otherReadings(Array.from({ length: 40 }, (_, at) => `Example ${at}`).join('; '))).toHaveLength(6)
})
