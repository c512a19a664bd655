import { describe, expect, test } from 'vitest'
import { aFirm, aSubsidiary, codesIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterB, hbm } from './goods'
import { enforced, h100, printed } from './printed'

touching('us/license-application')

const contents = ['application-purchase-order', 'application-total-tpp', 'application-per-country']
const asked = (answer: ReturnType<typeof printed>) =>
  answer.duties.map(({ code }) => code).filter((code) => code.startsWith('application-'))

// Supp. 2 to part 748 (c)(3) and (4): a purchase order for the actual quantities, the aggregate TPP in block 22(j), and an
// application of its own for each country that has an allocation. 750.7(g): a license is generally valid for one year.
describe('what an application holds', () => {
  test.each([
    { to: aFirm('IN'), codes: contents, because: 'a country with an allocation' },
    { to: aSubsidiary('IN', 'US'), codes: contents, because: 'the same, a parent in the US' },
    { to: aFirm('CN'), codes: contents.slice(0, 2), because: 'China has no allocation' },
    { to: aSubsidiary('DE', 'CN'), codes: contents.slice(0, 2), because: 'Germany has none' },
    { to: aSubsidiary('SG', 'CN'), codes: contents, because: 'Singapore has one, whoever is above' },
  ])('.a items: $because', ({ to, codes }) => {
    const answer = printed({ to })
    expect(answer.outcome).toBe('license-required')
    expect(asked(answer)).toEqual(codes)
    expect(answer.duties.map(({ code }) => code)).toContain('license')
    expect(answer.flags.find(({ code }) => code === 'license-validity')).toMatchObject({ effect: 'note' })
  })

  test.each([
    { words: { to: 'CN', items: [dataCenterB] }, because: '.b items' },
    { words: { to: 'CN', items: [hbm] }, because: 'memory' },
    { words: { asOf: '2025-05-14', to: 'CN' }, because: 'not due yet' },
    { words: { to: 'DE' }, because: 'no license is needed, with AIA' },
  ])('nothing more: $because', ({ words }) => {
    const answer = printed(words)
    expect(asked(answer)).toEqual([])
    expect(codesIn(answer)).not.toContain('license-validity')
  })

  test('nothing more on the enforced track', () => {
    expect(asked(enforced({ to: 'CN' }))).toEqual([])
  })

  test.each([
    { evidence: undefined, met: false },
    { evidence: [{ kind: 'purchase-order' }], met: true },
    { evidence: [{ kind: 'acm-ledger' }], met: false },
  ])('the purchase order is there: $met', ({ evidence, met }) => {
    const answer = printed({ to: 'IN', items: [h100(2)], evidence })
    expect(answer.duties.find(({ code }) => code === 'application-purchase-order')?.met).toBe(met)
    expect(answer.duties.find(({ code }) => code === 'application-total-tpp')?.met).toBe(false)
  })
})
