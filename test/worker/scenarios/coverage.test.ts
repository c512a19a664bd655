import { describe, expect, test } from 'vitest'
import { scenarios } from '../../../functions/regimes/scenarios/scenarios'
import { anExport, aSubsidiary, chip } from '../../support/builders'
import { complete, under } from '../../support/scenarios'
import { days } from '../coverage/quarters'

const goods = [chip('nvidia-h100-sxm'), chip('nvidia-rtx-4090'), chip('nvidia-t4')]
const permitted = ['no-license-required', 'license-exception', 'authorized']

describe.each(scenarios.map(({ id, hasTiers }) => [id, hasTiers] as const))('%s', (id, hasTiers) => {
  test('answers on the first and the last day of every quarter', () => {
    for (const asOf of days) {
      for (const to of ['DE', 'SG', 'IN', 'SA', 'AE', 'MY', 'KH', 'CN', 'MO', 'CU', aSubsidiary('SG', 'CN')]) {
        const answer = under(id, anExport({ asOf, to, items: goods }), complete[id])
        expect(answer.law).toMatchObject({ track: id, asOf, status: 'hypothetical' })
        expect(hasTiers || answer.tier === null).toBe(true)
      }
    }
  })

  test('permits nothing before what is known, nor long after', () => {
    for (const asOf of ['2022-10-01', '2022-10-20', '2026-12-23', '2029-03-31'])
      for (const to of ['DE', 'SG', 'CN']) expect(permitted).not.toContain(under(id, anExport({ asOf, to }), complete[id]).outcome)
  })

  test('asks a license of China and Macau on every day from 2023-01-17', () => {
    for (const asOf of days.filter((day) => day >= '2023-01-17' && day <= '2026-11-22'))
      for (const to of ['CN', 'MO'])
        expect([asOf, under(id, anExport({ asOf, to }), complete[id]).outcome]).toEqual([asOf, 'license-required'])
  })
})
