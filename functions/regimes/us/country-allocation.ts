import type { Provision } from '../../domain/law'
import type { CountryAllocationTerms } from '../../domain/review/country-allocation-terms'
import { macauOrD5 } from './place-sets'
import { allocatedPlaces } from './supplement-5'

/** Computing power that may be licensed to one country, 2025 to 2027 together. */
export const countryAllocation: Provision<CountryAllocationTerms> = {
  id: 'us/country-allocation',
  title: 'Country allocation',
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 742.6(b)(10)(iii)(B) and (C)', notice: '90 FR 4544' },
      confidence: 'confirmed',
      value: {
        kind: 'country',
        ceilingTpp: 790_000_000,
        places: allocatedPlaces,
        barred: macauOrD5,
        // Paragraph (b) of Supplement No. 5 has a heading and no entry.
        uplift: { places: { named: [] }, factorMax: 2 },
        from: '2025-01-01',
        through: '2027-12-31',
        period: '2025-2027',
        doubts: {
          counting: {
            code: 'R-08',
            because:
              'what is licensed from 2025 on counts, by the text; from 2025-01-13 on, by the preamble; and another line of it speaks of each year. One sum was given, and it is taken for all of them',
          },
          charging: {
            code: 'R-05',
            because: 'more than one country with an allocation has a part in the order, and which of them is charged is not said',
          },
          afterwards: { code: 'ALLOCATION_PERIOD', because: 'no figure is printed for the years after 2027' },
        },
      },
    },
  ],
}
