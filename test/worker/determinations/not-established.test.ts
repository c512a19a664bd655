import { describe, expect, test } from 'vitest'
import type { Item } from '../../../functions/domain/item'
import { aFirm, anExport, aSubsidiary, chip, circuit, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterA, dataCenterB, gamingCard, smallChip } from './goods'

touching(
  'us/day-remark-statute',
  'us/day-remark-rules',
  'us/affiliates-rule',
  'us/review-5-scope',
  'us/review-7',
  'us/review-12',
  'us/review-13',
  'us/exception-aca-uae',
  'us/exception-acm-enforced',
  'us/exception-aia-enforced',
  'us/validated-end-user',
)

/** Every code anywhere in an answer: of its flags, its findings and the alternatives of its policy. */
const codesWithin = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = 'code' in value && typeof value.code === 'string' ? [value.code] : []
  return [...own, ...Object.values(value).flatMap(codesWithin)]
}

const ownedBy = (share: number) =>
  aFirm('SG', { owners: [{ name: 'Example Listed Ltd', share, headquarters: 'TR', listings: [{ list: 'EL', confirmed: true }] }] })
const g42 = aFirm('AE', { supplement8: { entry: 'G42', kind: 'approved' } })
const completedIn = (completedOn: string): Item => ({
  ...circuit(400, { dieAreaMm2: 800, nonPlanar: true }),
  kind: 'chip',
  foundry: {
    actor: 'fabricator',
    packagedIn: 'TW',
    packager: 'fabricator',
    approximatedTransistorsBn: 34,
    containsHbm: false,
    attestation: 'fabricator',
    completedOn,
  },
})
const inWindowB = circuit(2400, { dieAreaMm2: 1000, dramBandwidthGBs: 4000 })
const h200 = chip('nvidia-h200-sxm')
const acm = [{ kind: 'acm-ledger' }]
const aia = [{ kind: 'aia-certification' }]
const veu = [{ kind: 'data-center-veu', holder: 'ultimateConsignee' } as const]
const box: Item = { kind: 'system', contains: [{ chip: 'nvidia-h200-sxm', quantity: 8 }], quantity: 1 }

// What could not be established, and what was read without being confirmed. Each has a code, said where an answer turns
// on it, and none where it does not: the row beside it, one word away.
describe('what was not established is said under its code', () => {
  test.each([
    {
      code: 'AFFILIATES_AFTER_STAY',
      words: { asOf: '2026-11-10', to: ownedBy(50) },
      outcome: 'license-required',
      because: 'the stay ended',
    },
    { code: 'EVIDENCE_THIN', words: { asOf: '2026-10-15', to: 'CN' }, outcome: 'license-required', because: 'a rule of late 2026' },
    { code: 'NDAA_2027', words: { asOf: '2026-10-01', to: 'CN' }, outcome: 'license-required', because: 'a statute of late 2026' },
    { code: 'SUPPLEMENT_8_NAMES', words: { to: g42 }, outcome: 'no-license-required', because: 'legal names of the supplement' },
    { code: 'UAE_POSTURE', words: { to: 'AE' }, outcome: 'license-required', because: 'the review policy for the UAE' },
    { code: 'UAE_A_BASIS', words: { to: 'AE' }, outcome: 'license-required', because: 'the paragraph behind .a items' },
    { code: 'ACA_UAE', words: { to: 'AE', items: [gamingCard] }, outcome: 'needs-review', because: 'whether ACA reaches the UAE' },
    {
      code: 'NON_DATACENTER_HEADQUARTERS',
      words: { to: aSubsidiary('SG', 'CN'), items: [gamingCard] },
      outcome: 'license-required',
      because: 'whether the case-by-case row reaches the headquarters limb',
    },
    { code: 'DD_PARAGRAPHS', words: { to: 'CN', items: [h200] }, outcome: 'license-required', because: 'letters of paragraph (dd)' },
    { code: 'D1_D4_WORDING', words: { to: 'VN' }, outcome: 'license-required', because: 'review wording for D:1 and D:4' },
    { code: 'ACM_AIA_USE', words: { to: 'VN', evidence: acm }, outcome: 'needs-review', because: 'whether ACM may be used' },
    {
      code: 'ACM_AIA_USE',
      words: { to: 'VN', evidence: aia },
      outcome: 'license-required',
      because: 'AIA, which is for weights at any rate',
    },
    {
      code: 'TARIFF_CHANGES',
      words: { asOf: '2026-07-01', to: 'CN', items: [h200] },
      outcome: 'license-required',
      because: 'the tariff since',
    },
    { code: 'D5_BY_REFERENCE_UNCONFIRMED', words: { to: 'ET' }, outcome: 'needs-review', because: 'Ethiopia in D:5' },
    {
      code: 'TRANSISTORS_2028',
      words: { to: 'VN', items: [completedIn('2028-01-01')] },
      outcome: 'needs-review',
      because: 'the limb of 2028',
    },
    { code: 'VEU_NO_HOLDER', words: { to: 'VN', authorizations: veu }, outcome: 'needs-review', because: 'holders of the authority' },
    { code: 'WINDOW_SCOPE', words: { to: 'CN', items: [inWindowB] }, outcome: 'license-required', because: 'the window for .b items' },
    { code: 'WINDOW_PER_BOX', words: { to: 'CN', items: [box] }, outcome: 'license-required', because: 'bounds per chip or per box' },
    { code: 'R-01', words: { to: 'CN' }, outcome: 'license-required', because: 'the worldwide text, printed and not rescinded' },
  ])('$code: $because', ({ code, words, outcome }) => {
    const answer = determined(anExport({ items: [dataCenterA], ...words }))
    expect(codesWithin(answer)).toContain(code)
    expect(answer.outcome).toBe(outcome)
  })

  test.each([
    { code: 'AFFILIATES_AFTER_STAY', words: { asOf: '2026-11-09', to: ownedBy(50) }, because: 'the last day of the stay' },
    { code: 'AFFILIATES_AFTER_STAY', words: { asOf: '2026-11-10' }, because: 'a firm that nobody listed owns' },
    { code: 'EVIDENCE_THIN', words: { asOf: '2026-10-14', to: 'CN' }, because: 'the day before evidence thins' },
    { code: 'EVIDENCE_THIN', words: { to: 'CN', items: [smallChip] }, because: 'an item that no chip rule is about' },
    { code: 'NDAA_2027', words: { asOf: '2026-09-30', to: 'CN' }, because: 'September was seen' },
    { code: 'SUPPLEMENT_8_NAMES', words: { to: 'AE' }, because: 'no entry is relied on' },
    { code: 'UAE_POSTURE', words: { asOf: '2026-07-09', to: 'AE' }, because: 'D:4 still' },
    { code: 'UAE_A_BASIS', words: { to: 'AE', items: [dataCenterB] }, because: 'the .b lines name the UAE' },
    { code: 'ACA_UAE', words: { asOf: '2026-07-09', to: 'AE', items: [gamingCard] }, because: 'D:4 still' },
    { code: 'NON_DATACENTER_HEADQUARTERS', words: { to: 'CN', items: [gamingCard] }, because: 'by destination it is case-by-case' },
    { code: 'NON_DATACENTER_HEADQUARTERS', words: { to: aSubsidiary('SG', 'CN') }, because: 'for data centers it is denied' },
    { code: 'DD_PARAGRAPHS', words: { asOf: '2026-01-14', to: 'CN', items: [h200] }, because: 'before the window' },
    { code: 'D1_D4_WORDING', words: { asOf: '2025-05-12', to: 'VN' }, because: 'the wording of 2023 was in force' },
    { code: 'ACM_AIA_USE', words: { to: 'VN' }, because: 'neither is claimed' },
    { code: 'TARIFF_CHANGES', words: { asOf: '2026-06-30', to: 'CN', items: [h200] }, because: 'the day before' },
    { code: 'D5_BY_REFERENCE_UNCONFIRMED', words: { to: 'KE' }, because: 'the country beside it' },
    { code: 'TRANSISTORS_2028', words: { to: 'VN', items: [completedIn('2026-12-01')] }, because: 'a transaction of 2026' },
    { code: 'VEU_NO_HOLDER', words: { to: 'VN' }, because: 'the authority is not relied on' },
    { code: 'WINDOW_SCOPE', words: { to: 'CN', items: [h200] }, because: 'an .a item' },
    { code: 'WINDOW_PER_BOX', words: { to: 'CN', items: [h200] }, because: 'a chip by itself' },
    { code: 'R-01', words: { asOf: '2025-05-12', to: 'CN' }, because: 'before it was announced' },
  ])('$code is not said: $because', ({ code, words }) => {
    expect(codesWithin(determined(anExport({ items: [dataCenterA], ...words })))).not.toContain(code)
  })
})
