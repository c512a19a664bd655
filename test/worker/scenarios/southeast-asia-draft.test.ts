import { describe, expect, test } from 'vitest'
import { aFirm, anExport, aSubsidiary, chip } from '../../support/builders'
import { under } from '../../support/scenarios'

const draft = (given: Parameters<typeof under>[1], parameters?: Parameters<typeof under>[2]) =>
  under('southeast-asia-draft', given, parameters)

// "R2023 + licence requirement for MY and TH; grace period and exemptions for US- and allied-headquartered firms; packaging
// supply chain exempt"
describe('Malaysia and Thailand', () => {
  test.each(['MY', 'TH'])('need a license: %s', (to) => {
    const { outcome, also, reviewPolicy, scenario } = draft(anExport({ to }))
    expect([outcome, also?.outcome, reviewPolicy?.posture, scenario.segment]).toEqual([
      'license-required',
      'no-license-required',
      'unstated',
      'middle',
    ])
    expect(scenario.differsFromEnforced).toBe(true)
  })

  test.each([
    ['MY', [chip('nvidia-t4')], 'no-license-required'],
    ['MY', [chip('nvidia-rtx-4090')], 'license-required'],
    ['MY', [{ kind: 'classified', eccn: '3A090.b', tpp: 2500, quantity: 1 }], 'license-required'],
    ['MY', [{ kind: 'memory', bandwidthGBs: 819, areaMm2: 110, of: 'stack', quantity: 1 }], 'no-license-required'],
  ] as const)('%s: %o is %s', (to, items, outcome) => {
    expect(draft(anExport({ to, items })).outcome).toBe(outcome)
  })

  test.each([
    ['a firm of the United States', aFirm('MY', { headquarters: 'US' }), 'no-license-required'],
    ['a firm under one of the United States', aSubsidiary('MY', 'US', { headquarters: 'US' }), 'no-license-required'],
    ['a firm of Japan', aFirm('TH', { headquarters: 'JP' }), 'no-license-required'],
    ['a firm of Malaysia under one of Japan', aSubsidiary('MY', 'JP'), 'license-required'],
    ['a firm of Japan under one of Singapore', aSubsidiary('MY', 'SG', { headquarters: 'JP' }), 'license-required'],
    ['a firm of Japan under one of China', aSubsidiary('MY', 'CN', { headquarters: 'JP' }), 'license-required'],
    ['a firm of Poland', aFirm('MY', { headquarters: 'PL' }), 'license-required'],
    ['a firm of Japan, its parent not told', { name: 'x', country: 'MY', headquarters: 'JP' }, 'needs-review'],
  ])('%s: %s', (_, to, outcome) => {
    expect(draft(anExport({ to })).outcome).toBe(outcome)
  })

  test('leave out no deal in which somebody is from elsewhere', () => {
    const to = aFirm('MY', { headquarters: 'US' })
    expect(draft(anExport({ to, parties: { purchaser: aFirm('MY', { name: 'Buyer' }) } })).outcome).toBe('license-required')
    expect(draft(anExport({ to }), { exemptHq: ['JP'] }).outcome).toBe('license-required')
    expect(draft(anExport({ to: aFirm('MY') }), { exemptHq: ['MY'] }).outcome).toBe('no-license-required')
  })

  test.each([
    ['told', [{ kind: 'packaging-supply-chain' }], {}, 'no-license-required'],
    ['not told', [], {}, 'license-required'],
    ['another activity of the caller’s', [{ kind: 'testing' }], { exemptActivities: ['testing'] }, 'no-license-required'],
    ['packaging where the caller leaves it in', [{ kind: 'packaging-supply-chain' }], { exemptActivities: [] }, 'license-required'],
  ])('leave out the packaging supply chain: %s', (_, evidence, parameters, outcome) => {
    expect(draft(anExport({ to: 'MY', evidence }), parameters).outcome).toBe(outcome)
  })

  test('leave out no packaging for China, nor for a firm of there', () => {
    const evidence = [{ kind: 'packaging-supply-chain' }]
    expect(draft(anExport({ to: 'CN', evidence })).outcome).toBe('license-required')
    expect(draft(anExport({ to: aSubsidiary('MY', 'CN'), evidence })).outcome).toBe('license-required')
  })

  test.each([
    ['2026-05-22', 6, '2026-11-22', 'license-required'],
    ['2026-05-23', 6, '2026-11-22', 'no-license-required'],
    ['2026-11-22', 0, '2026-11-22', 'license-required'],
    ['2026-11-23', 0, '2026-11-22', 'no-license-required'],
    ['2025-08-31', 6, '2026-02-27', 'no-license-required'],
    ['2025-08-31', 6, '2026-02-28', 'license-required'],
    ['2025-12-31', 2, '2026-02-27', 'no-license-required'],
    ['2025-12-31', 2, '2026-02-28', 'license-required'],
    ['2025-11-22', 12, '2026-11-21', 'no-license-required'],
    ['2025-11-22', 12, '2026-11-22', 'license-required'],
  ])('wait until the proposal has begun on %s and %s months are over: on %s %s', (start, graceMonths, asOf, outcome) => {
    expect(draft(anExport({ to: 'MY', asOf }), { clock: { start }, graceMonths }).outcome).toBe(outcome)
  })

  test('are given no grace where its beginning is not told', () => {
    expect(draft(anExport({ to: 'MY' }), { graceMonths: 6 }).outcome).toBe('license-required')
  })
})

describe('everywhere else', () => {
  test.each(['SG', 'DE', 'IN', 'VN', 'SA', 'KZ', 'CN', 'MO', 'VE', 'IL', 'JP', 'CU'])('stands as it did before January 2025: %s', (to) => {
    const [proposed, repealed] = [draft(anExport({ to })), under('repeal', anExport({ to }))]
    expect([proposed.outcome, proposed.reviewPolicy?.posture, proposed.scenario.segment]).toEqual([
      repealed.outcome,
      repealed.reviewPolicy?.posture,
      repealed.scenario.segment,
    ])
  })

  test('may be other places where the caller says so', () => {
    const parameters = { extraDestinations: ['ID'] }
    expect(draft(anExport({ to: 'ID' }), parameters).outcome).toBe('license-required')
    expect(draft(anExport({ to: 'MY' }), parameters).outcome).toBe('no-license-required')
  })

  test('is open to the UAE since it left D:4', () => {
    expect(draft(anExport({ to: 'AE', asOf: '2026-07-09' })).outcome).toBe('license-required')
    const answer = draft(anExport({ to: 'AE', asOf: '2026-07-10' }))
    expect(answer.outcome).toBe('needs-review')
    expect(answer.flags.map(({ code }) => code)).toContain('REPEAL_UAE')
  })
})
