import type { Provision } from '../../domain/law'
import type { ApplicationTerms } from '../../domain/rulebook'
import { allocatedPlaces } from './supplement-5'

const notice = '90 FR 4544'
const supplement2 = '15 CFR part 748, Supp. No. 2'

/** What an application for items that count against a country's allocation must hold. */
export const licenseApplication: Provision<ApplicationTerms> = {
  id: 'us/license-application',
  title: 'Contents of an application as printed',
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: `${supplement2}, para. (c)(3) and (4)`, notice },
      confidence: 'confirmed',
      value: {
        levels: ['a'],
        duties: [
          {
            code: 'application-purchase-order',
            channel: 'SNAP-R: purchase order or contract for the actual quantities, which may wait on the license',
            cite: { provision: `${supplement2}, para. (c)(3)`, notice },
          },
          {
            code: 'application-total-tpp',
            channel: 'SNAP-R, block 22(j): aggregate TPP of each item',
            cite: { provision: `${supplement2}, para. (c)(4)`, notice },
          },
          {
            code: 'application-per-country',
            channel: 'SNAP-R: an application of its own for each country with an allocation, with its TPP',
            cite: { provision: `${supplement2}, para. (c)(4)`, notice },
            places: allocatedPlaces,
          },
        ],
        remark: {
          code: 'license-validity',
          because: 'approved as a rule for the quantity ordered, and valid as a rule for one year (15 CFR 750.7(g))',
        },
      },
    },
  ],
}
