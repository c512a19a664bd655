import type { Level } from '../../domain/eccn'
import type { Citation, Confidence, Dated, Ended, IsoDate, Provision } from '../../domain/law'
import type { PlaceSet } from '../../domain/place'
import type { ReviewCase } from '../../domain/review/review'
import { acaDestinations, chinaAndMacau, macauOrD5 } from './place-sets'
import { allocatedRows, barredRows } from './review-policy-printed'

type Row = Omit<ReviewCase, 'levels' | 'row' | 'case'> & { readonly levels?: readonly Level[] }

const row = (
  number: string,
  title: string,
  { from, until, cite, confidence, printed }: Years,
  { levels = ['a', 'b', 'c'], ...when }: Row,
): Provision<ReviewCase> => {
  const value = { row: number, case: title, levels, ...when }
  const first = { from, cite, confidence, value }
  const last: Ended[] = until === undefined ? [] : [{ from: until, cite, confidence, ended: true }]
  const asPrinted: (Dated<ReviewCase> | Ended)[] =
    printed === undefined
      ? []
      : [{ ...diffusion, ...(printed === 'replaced' ? { ended: true } : { value: { ...value, inDoubt: printed } }) }]
  return { id: `us/review-${number}`, title: `Review policy: ${title}`, history: [first, ...last, ...asPrinted] }
}

type Years = {
  readonly from: IsoDate
  readonly until?: IsoDate
  readonly cite: Citation
  readonly confidence: Confidence
  /** What the Diffusion Rule printed in its place: rows of its own, or nothing that says whether the row is left. */
  readonly printed?: 'replaced' | { readonly code: string; readonly because: string }
}

/** From when the rows of the Diffusion Rule stand on the printed track. */
const diffusion = {
  from: '2025-01-13',
  dueFrom: '2025-05-15',
  track: 'codified',
  cite: { provision: '15 CFR 742.6(b)(10)(iii) and (iv)', notice: '90 FR 4544' },
  confidence: 'confirmed',
} as const

const otherThanDatacenters = {
  code: 'NON_DATACENTER_CODIFIED',
  because: 'whether the case-by-case review of items not for data centers is left beside the rows of the Diffusion Rule was not read',
} as const

const reviewCite: Citation = { provision: '15 CFR 742.6(b)(10)' }
const rule2022: Citation = { provision: '15 CFR 742.6(b)(10)', notice: '87 FR 62186' }
const rule2023: Citation = { provision: '15 CFR 742.6(b)(10)', notice: '88 FR 73458' }
const rule2024: Citation = { provision: '15 CFR 742.6(b)(10)', notice: '89 FR 23876' }
const windowRule: Citation = { provision: '15 CFR 742.6(b)(10)(iii)(A)(1)', notice: '91 FR 1684' }
const years2022 = { from: '2022-10-21', until: '2023-11-17', cite: rule2022, confidence: 'recalled' } as const
const windowFrom: IsoDate = '2026-01-15'

/** A second destination that the relief is not for. */
const otherD5: PlaceSet = { anyOf: ['D:5'], exceptNamed: ['CN', 'MO'] }

const approval: ReviewCase = {
  row: '13',
  case: 'D:1 or D:4, recipient not headquartered or parented in D:5 or Macau',
  levels: ['a', 'b'],
  destination: acaDestinations,
  headquartersNot: macauOrD5,
  posture: 'presumption-of-approval',
}

/** Tried in this order after the embargoes of part 746; the first that matches sets the posture. */
export const reviewPolicy: readonly Provision<ReviewCase>[] = [
  row('3-exception', 'China or Macau under the 2022 rule, end user headquartered in the US or A:5/A:6', years2022, {
    destination: chinaAndMacau,
    endUserSeat: { anyOf: ['A:5', 'A:6'], named: ['US'] },
    posture: 'case-by-case',
  }),
  row('3', 'China or Macau under the 2022 rule', years2022, { destination: chinaAndMacau, posture: 'presumption-of-denial' }),
  row(
    '4-destination',
    'high bandwidth memory to Macau or D:5',
    { from: '2024-12-31', cite: { provision: '15 CFR 742.6(b)', notice: '89 FR 96790' }, confidence: 'recalled' },
    { levels: ['c'], destination: macauOrD5, posture: 'presumption-of-denial' },
  ),
  row(
    '4-headquarters',
    'high bandwidth memory to a firm headquartered or parented in Macau or D:5',
    { from: '2024-12-31', cite: { provision: '15 CFR 744.23(d)', notice: '89 FR 96790' }, confidence: 'recalled' },
    { levels: ['c'], headquarters: macauOrD5, posture: 'presumption-of-denial' },
  ),
  row(
    '5',
    'the January 2026 window',
    { from: windowFrom, cite: windowRule, confidence: 'confirmed' },
    {
      levels: ['a'],
      destination: chinaAndMacau,
      destinationNot: otherD5,
      noOutsiderFrom: macauOrD5,
      inWindow: 'tests',
      whenUnknown: {
        code: 'JANUARY_2026_WINDOW',
        because: 'no test of the January 2026 window is missed, and not all were answered: see the findings',
      },
      posture: 'case-by-case',
    },
  ),
  row(
    '5-scope',
    'the January 2026 window, .b items',
    { from: windowFrom, cite: windowRule, confidence: 'inferred' },
    {
      levels: ['b'],
      destination: chinaAndMacau,
      destinationNot: otherD5,
      noOutsiderFrom: macauOrD5,
      inWindow: 'tests',
      inDoubt: { code: 'WINDOW_SCOPE', because: 'the relief stands in the .a paragraph; whether it reaches .b items is not established' },
      posture: 'case-by-case',
    },
  ),
  row(
    '6',
    'not for data centers, to D:5 or Macau',
    { from: '2024-04-04', cite: rule2024, confidence: 'secondary', printed: otherThanDatacenters },
    { levels: ['a', 'b'], destination: macauOrD5, notForDatacenters: true, posture: 'case-by-case' },
  ),
  row(
    '7',
    'not for data centers, to a firm headquartered or parented in D:5 or Macau but located elsewhere',
    { from: '2024-04-04', cite: rule2024, confidence: 'unconfirmed', printed: otherThanDatacenters },
    {
      levels: ['a', 'b'],
      headquarters: macauOrD5,
      destinationNot: macauOrD5,
      notForDatacenters: true,
      posture: 'unstated',
      alternatives: [
        { posture: 'case-by-case', because: 'as for such items to D:5 and Macau', code: 'NON_DATACENTER_HEADQUARTERS' },
        { posture: 'presumption-of-denial', because: 'as for firms headquartered there', code: 'NON_DATACENTER_HEADQUARTERS' },
      ],
    },
  ),
  row(
    '8',
    'China or Macau, within the window by its figures but not exported from the United States',
    { from: windowFrom, cite: { provision: '15 CFR 742.6(b)(10)', notice: '91 FR 1684' }, confidence: 'confirmed' },
    { levels: ['a'], destination: chinaAndMacau, inWindow: 'figures', exportedFromUs: false, posture: 'presumption-of-denial' },
  ),
  row(
    '9',
    'China or Macau',
    { from: '2023-11-17', cite: rule2023, confidence: 'confirmed', printed: 'replaced' },
    { levels: ['a', 'b'], destination: chinaAndMacau, posture: 'presumption-of-denial' },
  ),
  row(
    '10',
    'another D:5 destination',
    { from: '2023-11-17', cite: rule2023, confidence: 'confirmed', printed: 'replaced' },
    { levels: ['a', 'b'], destination: macauOrD5, posture: 'presumption-of-denial' },
  ),
  row(
    '11',
    'a firm headquartered or parented in D:5 or Macau, located elsewhere',
    { from: '2023-11-17', cite: rule2023, confidence: 'confirmed', printed: 'replaced' },
    { levels: ['a', 'b'], headquarters: macauOrD5, destinationNot: macauOrD5, posture: 'presumption-of-denial' },
  ),
  ...barredRows,
  row(
    '12',
    'the UAE, consignee not exempt',
    { from: '2026-07-10', cite: { provision: '15 CFR 742.6(b)(10)', notice: '91 FR 43034' }, confidence: 'unconfirmed' },
    {
      levels: ['a', 'b'],
      destination: { named: ['AE'] },
      unlessExempt: true,
      posture: 'unstated',
      alternatives: [{ posture: 'case-by-case', because: 'likely; the policy text was not read', code: 'UAE_POSTURE' }],
    },
  ),
  {
    id: 'us/review-13',
    title: `Review policy: ${approval.case}`,
    history: [
      { from: '2023-11-17', cite: reviewCite, confidence: 'secondary', value: approval },
      {
        from: '2025-05-13',
        track: 'enforced',
        cite: reviewCite,
        confidence: 'secondary',
        value: {
          ...approval,
          remark: {
            code: 'D1_D4_WORDING',
            because:
              'the presumption of approval is that of 2023; the text now printed speaks of country allocations, which are not enforced, and how it words D:1 and D:4 was not established',
          },
        },
      },
      { ...diffusion, ended: true },
    ],
  },
  ...allocatedRows,
]
