import { expect } from 'vitest'
import { computeTiers } from '../../../functions/domain/customers/compute-request'
import { type KycCode, type KycSeverity, kycCodes, kycSeverities } from '../../../functions/domain/customers/kyc-flag'
import { severityOf } from '../../../functions/domain/customers/weigh-flag'
import { kycFlagTerms } from '../../../functions/regimes/us/customers/flag-terms'
import { testWithShared } from '../../support/shared-files'

const reference = 'reference/cloud-kyc.md'

const section = (text: string, from: string, to: string): string => text.slice(text.indexOf(from), text.indexOf(to))
const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
const codesIn = (cell = ''): readonly KycCode[] => kycCodes.filter((code) => cell.includes(`\`${code}\``))
const severitiesIn = (cell = ''): readonly KycSeverity[] => kycSeverities.filter((each) => cell.includes(each))

const confidences: Readonly<Record<string, string>> = { P: 'confirmed', S: 'secondary', 'P/S': 'secondary', R: 'recalled', '–': 'inferred' }
/** Where another part of the reference is less sure than the catalog, or asks about goods as well. */
const confidenceElsewhere: Readonly<Partial<Record<KycCode, string>>> = { OWN_INCOMPLETE: 'recalled' }
const ofGoods: readonly KycCode[] = ['BIZ_FORWARDER']
/** Beside the catalog. */
const ours: readonly KycCode[] = ['PTY_LISTED_OTHER', 'LAW_PROHIBITED', 'LAW_LICENSE', 'LAW_REVIEW']

testWithShared('every flag of the catalog is held with its severity, basis and confidence', reference, (text) => {
  const rows = rowsOf(section(text, '## 5. ', '## 6. '))
  expect(rows.flatMap(([code]) => codesIn(code)).sort()).toEqual(kycCodes.filter((code) => !ours.includes(code)).sort())
  for (const [cell, severity = '', , basis = '', , , , confidence = ''] of rows) {
    for (const code of codesIn(cell)) {
      const terms = kycFlagTerms[code]
      const said = basis.replaceAll('`', '').replaceAll('LICENCE', 'LICENSE').split('/')[0]
      expect({ code, basis: terms.basis, confidence: terms.confidence }).toEqual({
        code,
        basis: said,
        confidence: confidenceElsewhere[code] ?? confidences[confidence],
      })
      if (severity.includes('§8.2')) continue
      const [first, ...others] = severitiesIn(severity)
      const expected = ofGoods.includes(code) ? ['medium'] : [first, ...others]
      expect({ code, severities: severitiesHeld(code) }).toEqual({ code, severities: expected })
    }
  }
})

const severitiesHeld = (code: KycCode): readonly KycSeverity[] => {
  const { severity } = kycFlagTerms[code]
  const cases = typeof severity === 'string' ? [severity] : 'cases' in severity ? Object.values(severity.cases) : [severity]
  const all = cases.flatMap((each) => (typeof each === 'string' ? [each] : Object.values(each)))
  return kycSeverities.filter((each) => all.includes(each))
}

testWithShared('where the severity varies by tier, each cell is held', reference, (text) => {
  const rows = rowsOf(section(text, '### 8.2 ', '### 8.3 '))
  expect(rows).toHaveLength(9)
  for (const [cell, ...tiers] of rows) {
    for (const code of codesIn(cell)) {
      for (const [at, tier] of computeTiers.entries()) {
        const said = severitiesIn(tiers[at])
        const [first = 'info', second = first] = said
        const [one, other] = casesAt(code, tier)
        const terms = kycFlagTerms[code]
        expect({ code, tier, severities: [severityOf(terms, tier, one), severityOf(terms, tier, other)] }).toEqual({
          code,
          tier,
          severities: [first, second],
        })
      }
    }
  }
})

/** Of a cell that names two severities, which cases they are. */
const casesAt = (code: KycCode, tier: string): readonly [string | undefined, string | undefined] => {
  if (code === 'GEO_D5_HQ' || code === 'GEO_D5_PARENT') return ['training', 'other']
  const of = code === 'CMP_1E26' ? (tier === 'T4' ? 'reached' : 'early') : undefined
  return [of, of]
}
