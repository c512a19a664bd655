import type { Citation, Provision } from '../../domain/law'
import type { ReviewCase } from '../../domain/review/review'
import { macauOrD5 } from './place-sets'
import { allocatedPlaces, partnerPlaces } from './supplement-5'

const printedRow = (row: string, title: string, paragraph: string, when: Omit<ReviewCase, 'row' | 'case'>): Provision<ReviewCase> => ({
  id: `us/review-${row}`,
  title: `Review policy as printed: ${title}`,
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: `15 CFR 742.6(b)(10)${paragraph}`, notice: '90 FR 4544' } satisfies Citation,
      confidence: 'confirmed',
      value: { row, case: title, ...when },
    },
  ],
})

/** Two rows hold at once where location and headquarters point to different sets; which country is charged is open as well. */
const overlap: Pick<ReviewCase, 'posture' | 'alternatives' | 'remark'> = {
  posture: 'unstated',
  alternatives: [
    { posture: 'presumption-of-approval', because: 'by the partner country', code: 'R-05' },
    { posture: 'presumption-of-approval', because: 'by the other country, within its allocation', code: 'R-05' },
    { posture: 'policy-of-denial', because: 'by the other country, its allocation used up', code: 'R-05' },
  ],
  remark: {
    code: 'R-05',
    because:
      'one of location and headquarters is of a partner country and the other is not: two rows hold, and which country is charged is not said',
  },
}

/** V1, and the .b items to the same: Macau and D:5, by destination or by headquarters. */
export const barredRows: readonly Provision<ReviewCase>[] = [
  printedRow('v1-destination', '.a items to Macau or D:5', '(iii)(A)(1)', {
    levels: ['a'],
    destination: macauOrD5,
    posture: 'presumption-of-denial',
  }),
  printedRow('v1-headquarters', '.a items to a firm headquartered or parented in Macau or D:5', '(iii)(A)(1)', {
    levels: ['a'],
    headquarters: macauOrD5,
    posture: 'presumption-of-denial',
  }),
  printedRow('b-destination', '.b items to Macau or D:5', '(iv)(B)', {
    levels: ['b'],
    destination: macauOrD5,
    posture: 'presumption-of-denial',
  }),
  printedRow('b-headquarters', '.b items to a firm headquartered or parented in Macau or D:5', '(iv)(B)', {
    levels: ['b'],
    headquarters: macauOrD5,
    posture: 'presumption-of-denial',
  }),
]

/** V2 to V5, and the other .b items. */
export const allocatedRows: readonly Provision<ReviewCase>[] = [
  printedRow('v2-v3-partner', 'to a partner country, for a firm of a country with an allocation', '(iii)(A)(2) and (B)', {
    levels: ['a'],
    destination: partnerPlaces,
    headquarters: allocatedPlaces,
    ...overlap,
  }),
  printedRow('v2-v3-allocated', 'to a country with an allocation, for a firm of a partner country', '(iii)(A)(2) and (B)', {
    levels: ['a'],
    destination: allocatedPlaces,
    headquarters: partnerPlaces,
    onAllocation: true,
    ...overlap,
  }),
  printedRow('v2', 'to a partner country, or to a firm of one', '(iii)(A)(2)', {
    levels: ['a'],
    destination: partnerPlaces,
    posture: 'presumption-of-approval',
  }),
  printedRow('v4', 'to a country whose allocation is used up', '(iii)(B)(2)', {
    levels: ['a'],
    destination: allocatedPlaces,
    allocationExceeded: true,
    onAllocation: true,
    whenUnknown: { code: 'COUNTRY_ALLOCATION', because: 'if the allocation is used up; the TPP licensed so far was not given' },
    posture: 'policy-of-denial',
  }),
  printedRow('v3', 'to a country with an allocation, within it', '(iii)(B)(1)', {
    levels: ['a'],
    destination: allocatedPlaces,
    onAllocation: true,
    posture: 'presumption-of-approval',
  }),
  printedRow('b-elsewhere', '.b items, nobody of Macau or D:5', '(iv)(A)', {
    levels: ['b'],
    destinationNot: macauOrD5,
    headquartersNot: macauOrD5,
    posture: 'presumption-of-approval',
  }),
]
