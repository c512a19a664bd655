import type { AesCodeTerms } from '../../domain/back-office/paper-terms'
import type { Citation, Confidence, IsoDate, Provision } from '../../domain/law'

const cite: Citation = { provision: 'AESTIR, Appendix F', notice: 'US Customs and Border Protection, license type codes' }
/** Stood then, and long before. */
const knownSince: IsoDate = '2022-10-21'

const code = (from: IsoDate, confidence: Confidence, value: AesCodeTerms): Provision<AesCodeTerms> => ({
  id: `us/aes-code-${value.authority.toLowerCase()}`,
  title: `License type code of ${value.authority}`,
  history: [{ from, cite, confidence, value }],
})

/** Of these no code was found in public: a guessed one is a filing that the system refuses, or a false one. */
const unresolved = (symbol: string, from: IsoDate): Provision<AesCodeTerms> => code(from, 'unconfirmed', { authority: symbol, code: null })

/** License type codes of the Automated Export System, each with the days on which it stands. */
export const aesCodes: readonly Provision<AesCodeTerms>[] = [
  code(knownSince, 'secondary', { authority: 'license', code: 'C30', number: 'license-number' }),
  // No license required. C32, which once stood beside it, was withdrawn.
  code(knownSince, 'secondary', { authority: 'none-needed', code: 'C33' }),
  code(knownSince, 'secondary', { authority: 'ENC', code: 'C50' }),
  code(knownSince, 'secondary', { authority: 'STA', code: 'C59', number: 'symbol' }),
  // Paragraphs .y of the 600 series and 9x515, which need no license: never chips.
  code(knownSince, 'secondary', { authority: 'none-needed-600-series-y', code: 'C60' }),
  code('2023-11-17', 'secondary', { authority: 'NAC', code: 'C67', number: 'confirmation-number' }),
  // Listed under the name of NAC until August 2024, when the table took up the new one.
  code('2024-04-04', 'secondary', { authority: 'ACA', code: 'C68' }),
  unresolved('HBM', '2024-12-02'),
  unresolved('RFF', '2024-12-02'),
  unresolved('AIA', '2025-01-13'),
  unresolved('ACM', '2025-01-13'),
  unresolved('LPP', '2025-01-13'),
]
