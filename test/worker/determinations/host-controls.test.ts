import { describe, expect, test } from 'vitest'
import { aFirm, anExport, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterA, smallChip } from './goods'

touching('us/host-control-malaysia', 'us/host-control-korea')

type Words = Parameters<typeof anExport>[0]

// Malaysia asks for a permit for chips of US origin that leave it or pass through, since 2025-07-14; South Korea controls
// AI chips since 2026-09-01. Named beside the answer, which they do not change.
describe('controls of the country that chips start in or pass through', () => {
  const from = (exportFrom: string, asOf: string, change: Words = {}): Words => ({ asOf, activity: 'reexport', exportFrom, ...change })
  test.each<{ words: Words; said: boolean; because: string }>([
    { words: from('MY', '2025-07-14'), said: true, because: 'from Malaysia on the first day' },
    { words: from('MY', '2025-07-13'), said: false, because: 'the day before' },
    { words: from('MY', '2025-07-14', { items: [smallChip] }), said: false, because: 'no AI chip' },
    { words: { asOf: '2025-07-14', parties: { intermediateConsignees: [aFirm('MY')] } }, said: true, because: 'by way of Malaysia' },
    { words: { asOf: '2025-07-14', to: 'MY' }, said: false, because: 'to Malaysia, and no further' },
    { words: from('KR', '2026-09-01'), said: true, because: 'from South Korea on the first day' },
    { words: from('KR', '2026-08-31'), said: false, because: 'the day before' },
  ])('are said: $said, $because', ({ words, said }) => {
    const answer = determined(anExport({ to: 'SG', items: [dataCenterA], ...words }))
    expect(answer.outcome).toBe('no-license-required')
    expect(codesIn(answer).includes('host-country-permit')).toBe(said)
    expect(answer.flags.filter(({ code }) => code === 'host-country-permit').every(({ effect }) => effect === 'note')).toBe(true)
  })
})
