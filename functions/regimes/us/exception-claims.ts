import type { ClaimTerms } from '../../domain/exceptions/claim-terms'
import type { Citation, Dated, IsoDate, Provision } from '../../domain/law'

const everything: ClaimTerms['natures'] = ['commodity', 'software', 'technology']

const entry = (from: IsoDate, cite: Citation, value: ClaimTerms): Dated<ClaimTerms> => ({ from, cite, confidence: 'recalled', value })

const rpl: ClaimTerms = {
  symbol: 'RPL',
  aesCode: null,
  claim: 'rpl-claim',
  paragraphs: ['740.10'],
  natures: everything,
  elements: [
    { name: 'lawfulOriginal', because: 'replaces or services an item that was lawfully exported' },
    { name: 'oneForOne', because: 'one part for one part, or the same item back from service' },
    { name: 'noEnhancement', because: 'the item can do no more afterwards than before' },
  ],
}

const gov = (paragraph: string): ClaimTerms => ({
  symbol: 'GOV',
  aesCode: null,
  claim: 'gov-claim',
  paragraphs: [paragraph],
  natures: everything,
  elements: [{ name: 'forUnitedStatesGovernment', because: 'for an agency of the United States, or its personnel' }],
})

const tsu: ClaimTerms = {
  symbol: 'TSU',
  aesCode: null,
  claim: 'tsu-claim',
  paragraphs: ['740.13(a)', '740.13(c)'],
  natures: ['software', 'technology'],
  elements: [
    { name: 'forLawfulItem', because: 'operates or corrects an item that the recipient lawfully has' },
    { name: 'minimumNecessary', because: 'no more than that takes' },
  ],
}

const tmp: ClaimTerms = {
  symbol: 'TMP',
  aesCode: null,
  claim: 'tmp-claim',
  paragraphs: ['740.9(a)(6)'],
  natures: everything,
  elements: [
    { name: 'forInspectionTestCalibrationOrRepair', because: 'goes out for inspection, test, calibration or repair' },
    { name: 'returnsAfterward', because: 'comes back afterwards' },
  ],
}

const list2022: Citation = { provision: '15 CFR 740.2(a)(9)', notice: '87 FR 62186' }
const list2023: Citation = { provision: '15 CFR 740.2(a)(9)(ii)', notice: '88 FR 73458' }
const rule2022: IsoDate = '2022-10-21'
const rule2023: IsoDate = '2023-11-17'

/** Of the Diffusion Rule: printed, needless while its wider requirement is not enforced, and perhaps not to be used. */
const diffusion = (symbol: string, section: string, claim: string, natures: ClaimTerms['natures']): Provision<ClaimTerms> => ({
  id: `us/exception-${symbol.toLowerCase()}-enforced`,
  title: `License Exception ${symbol} while the Diffusion Rule is not enforced`,
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'enforced',
      cite: { provision: `15 CFR ${section}`, notice: '90 FR 4544' },
      confidence: 'unconfirmed',
      value: {
        symbol,
        aesCode: null,
        claim,
        paragraphs: [],
        natures,
        elements: [],
        inDoubt: {
          code: 'ACM_AIA_USE',
          because: `whether ${symbol} may be used while the rule it came with is not enforced was not established`,
        },
      },
    },
  ],
})

/** Exceptions of which part is left for these items to these places and parties, for who claims them. */
export const claimedExceptions: readonly Provision<ClaimTerms>[] = [
  {
    id: 'us/exception-tmp',
    title: 'License Exception TMP, the part that is left',
    history: [entry(rule2023, list2023, tmp)],
  },
  {
    id: 'us/exception-rpl',
    title: 'License Exception RPL',
    history: [entry(rule2022, list2022, rpl), entry(rule2023, list2023, rpl)],
  },
  {
    id: 'us/exception-gov',
    title: 'License Exception GOV, the part that is left',
    history: [entry(rule2022, list2022, gov('740.11(b)(2)(ii)')), entry(rule2023, list2023, gov('740.11(b)'))],
  },
  {
    id: 'us/exception-tsu',
    title: 'License Exception TSU, the parts that are left',
    history: [entry(rule2022, list2022, tsu), entry(rule2023, list2023, tsu)],
  },
  diffusion('AIA', '740.27', 'aia-certification', []),
  diffusion('ACM', '740.28', 'acm-ledger', everything),
]
