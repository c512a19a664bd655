import { describe, expect, test } from 'vitest'
import type { NacNotification } from '../../../functions/domain/export'
import { aFirm, anExport, aSubsidiary, chip, codesIn, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterB, smallChip, system } from './goods'

touching('us/notice-h20', 'us/notice-mi308', 'us/notice-tsmc')

const h20 = chip('nvidia-h20')
const mi308 = chip('amd-mi308x')
const nvidia = aFirm('US', { name: 'NVIDIA Corporation' })
const amd = aFirm('US', { name: 'Advanced Micro Devices, Inc.' })
const reseller = aFirm('US', { name: 'Example Reseller Inc' })
const confirmed: NacNotification = { exception: 'NAC', submittedOn: '2026-01-01', state: 'confirmed', number: 'A123456' }

// Letters of 2025-04-09 to NVIDIA (H20) and of 2025-04-14 to AMD (MI308): a license for these parts to China, Macau
// and D:5, and to firms headquartered there. A letter binds its addressee as exporter. Any other exporter of the same
// parts to these places may be told, or may know: for review, under `individual-notice`.
describe('letters to makers', () => {
  test.each([
    { asOf: '2025-04-08', item: h20, exporter: nvidia, to: 'CN', outcome: 'needs-review', because: 'no letter; TPP_UNITS is open' },
    { asOf: '2025-04-09', item: h20, exporter: nvidia, to: 'CN', outcome: 'license-required', because: 'the day of the letter' },
    { asOf: '2025-04-13', item: mi308, exporter: amd, to: 'CN', outcome: 'needs-review', because: 'no letter; figures unverified' },
    { asOf: '2025-04-14', item: mi308, exporter: amd, to: 'CN', outcome: 'license-required', because: 'the day of the letter' },
    { asOf: '2026-03-02', item: h20, exporter: nvidia, to: 'HK', outcome: 'license-required', because: 'Hong Kong is China' },
    { asOf: '2026-03-02', item: h20, exporter: nvidia, to: 'MO', outcome: 'license-required', because: 'Macau' },
    { asOf: '2026-03-02', item: h20, exporter: nvidia, to: 'AF', outcome: 'license-required', because: 'any D:5 place' },
    { asOf: '2026-03-02', item: h20, exporter: nvidia, to: aSubsidiary('SG', 'CN'), outcome: 'license-required', because: 'a firm of D:5' },
    {
      asOf: '2026-03-02',
      item: system([h20]),
      exporter: nvidia,
      to: 'CN',
      outcome: 'license-required',
      because: 'a system that contains it',
    },
    { asOf: '2026-03-02', item: h20, exporter: reseller, to: 'CN', outcome: 'needs-review', because: 'another exporter' },
    { asOf: '2026-03-02', item: h20, exporter: undefined, to: 'CN', outcome: 'needs-review', because: 'an exporter that was not named' },
    { asOf: '2026-03-02', item: h20, exporter: amd, to: 'CN', outcome: 'needs-review', because: 'the addressee of another letter' },
    { asOf: '2026-03-02', item: mi308, exporter: nvidia, to: 'CN', outcome: 'needs-review', because: 'the addressee of another letter' },
    {
      asOf: '2026-03-02',
      item: system([h20]),
      exporter: reseller,
      to: 'CN',
      outcome: 'needs-review',
      because: 'another exporter, a system',
    },
    { asOf: '2026-03-02', item: h20, exporter: nvidia, to: 'SG', outcome: 'no-license-required', because: 'neither place nor firm of D:5' },
    {
      asOf: '2026-03-02',
      item: h20,
      exporter: reseller,
      to: 'SG',
      outcome: 'no-license-required',
      because: 'neither place nor firm of D:5',
    },
    { asOf: '2026-03-02', item: h20, exporter: nvidia, to: 'US', outcome: 'no-license-required', because: 'nothing leaves the country' },
  ])('$asOf, $exporter.name: $outcome, $because', ({ asOf, item, exporter, to, outcome }) => {
    expect(determined(anExport({ asOf, to, items: [item], parties: { exporter } })).outcome).toBe(outcome)
  })

  test('another exporter is told under the code, and nothing is said before the letter', () => {
    const words = { to: 'CN', items: [h20], parties: { exporter: reseller } }
    expect(codesIn(determined(anExport({ ...words, asOf: '2025-04-09' })))).toContain('individual-notice')
    expect(codesIn(determined(anExport({ ...words, asOf: '2025-04-08' })))).not.toContain('individual-notice')
  })

  test('a firm of unknown headquarters elsewhere leaves the letter open', () => {
    const to = { name: 'Example Compute Ltd', country: 'SG', ultimateParents: [] }
    const answer = determined(anExport({ to, items: [h20], parties: { exporter: nvidia } }))
    expect(answer.outcome).toBe('needs-review')
    expect(codesIn(answer)).toContain('individual-notice')
  })

  test('the letter is named as the requirement, and cited', () => {
    const answer = determined(anExport({ asOf: '2026-03-02', to: 'CN', items: [h20], parties: { exporter: nvidia } }))
    const asked = answer.licenseRequirements.find(({ code }) => code === 'individual-notice')
    expect(asked?.cite.notice).toContain('2025-04-09')
  })
})

// 740.8(b): not where a license is required under another rule of part 744. A letter is one, and one that may bind is
// not yet known not to be.
describe('a letter shuts NAC', () => {
  test('for its addressee', () => {
    const words = { asOf: '2026-03-02', to: 'CN', notifications: [confirmed], parties: { exporter: nvidia } }
    const answer = determined(anExport({ ...words, items: [system([h20, dataCenterB])] }))
    expect(answer.outcome).toBe('license-required')
    expect(exceptionIn(answer, 'NAC').status).toBe('ineligible')
  })

  test('and for another exporter it is for review, though the other chips inside may go under NAC', () => {
    const words = { asOf: '2026-03-02', to: 'CN', notifications: [confirmed], parties: { exporter: reseller } }
    expect(determined(anExport({ ...words, items: [system([dataCenterB])] })).outcome).toBe('license-exception')
    expect(determined(anExport({ ...words, items: [system([h20, dataCenterB])] })).outcome).toBe('needs-review')
  })
})

// A letter to TSMC of November 2024 (press accounts) on advanced circuits for Chinese customers names no part: what its
// addressee sends to such a customer under figures that lie outside 3A090 is for review, and nobody else is bound.
describe('the letter to TSMC', () => {
  const tsmc = aFirm('TW', { name: 'TSMC' })
  test.each([
    { asOf: '2024-11-11', exporter: tsmc, to: aFirm('CN'), outcome: 'needs-review', because: 'its first day' },
    { asOf: '2024-11-10', exporter: tsmc, to: aFirm('CN'), outcome: 'no-license-required', because: 'the day before' },
    { asOf: '2024-11-11', exporter: tsmc, to: aSubsidiary('SG', 'CN'), outcome: 'needs-review', because: 'a Chinese customer elsewhere' },
    { asOf: '2024-11-11', exporter: tsmc, to: aFirm('DE'), outcome: 'no-license-required', because: 'no Chinese customer' },
    { asOf: '2024-11-11', exporter: reseller, to: aFirm('CN'), outcome: 'no-license-required', because: 'another exporter' },
  ])('$asOf: $outcome, $because', ({ asOf, exporter, to, outcome }) => {
    const answer = determined(anExport({ asOf, to, items: [smallChip], parties: { exporter }, activity: 'reexport', exportFrom: 'TW' }))
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('individual-notice')).toBe(outcome === 'needs-review')
  })
})
