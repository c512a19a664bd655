import type { Dated, IsoDate, Provision } from '../../domain/law'
import type { WeightsClause } from '../../domain/requirements/weights-clause'
import { macauOrD5 } from './place-sets'
import { outsidePartners, partnerPlaces } from './supplement-5'

const unenforced =
  'a license for model weights stands in the printed text and is not enforced: BIS announced that on 2025-05-13 and has not rescinded it'
const held = 'GAO held on 2026-05-12 (B-337935) that the announcement is a rule'

const enforced = (from: IsoDate, because: string): Dated<WeightsClause> => ({
  from,
  track: 'enforced',
  cite: { provision: '15 CFR 742.6(a)(13)', notice: 'BIS press release of 2025-05-13' },
  confidence: 'confirmed',
  value: { asks: 'nothing', remark: { code: 'R-01', because } },
})

const printed = (from: IsoDate, because: string): Dated<WeightsClause> => ({
  from,
  track: 'codified',
  cite: { provision: '15 CFR 742.6(a)(13)', notice: '90 FR 4544' },
  confidence: 'confirmed',
  value: {
    asks: 'everywhere',
    places: { everywhere: true },
    remark: { code: 'R-01', because },
    miscited: {
      code: 'R-23',
      because: 'the preamble cites (a)(12) for weights, and 734.9(l) cites (b)(10); the places are 742.6(a)(13) and (b)(14)',
    },
    returnsHome: { code: 'R-18', because: 'whether the license is asked of what comes back to the United States is not said' },
    released: {
      seats: partnerPlaces,
      barred: macauOrD5,
      inDoubt: {
        code: 'R-16',
        because: 'headquarters or parent in a partner country pass the words of the carve-out, and the other of the two is of Macau or D:5',
      },
      employed: {
        code: 'R-15',
        because: 'the regulation leaves out permanent regular employees, the preamble all who are employed; the regulation governs',
      },
    },
    review: {
      outsiders: outsidePartners,
      posture: 'presumption-of-denial',
      because: 'weights for an end user headquartered or ultimately parented outside the partner countries',
      others: {
        code: 'R-10',
        because: 'for end users of the partner countries the regulation is silent, and the preamble speaks of approval and of denial',
        postures: ['presumption-of-approval', 'presumption-of-denial'],
      },
      unknown: { code: 'REVIEW_ROW_UNKNOWN', because: 'where the end user is headquartered or ultimately parented was not given' },
      cite: { provision: '15 CFR 742.6(b)(14)', notice: '90 FR 4544' },
    },
    madeAbroad: 'weights made in a data center with listed circuits of US origin or design are within the rule on foreign direct products',
    access: {
      code: 'weights-access',
      because: 'queries and applications reach a model without its weights, and are not restricted; who can copy the weights receives them',
    },
  },
})

/** License requirement for model weights: every destination as it is printed, none as it is enforced. */
export const weightsRequirement: Provision<WeightsClause> = {
  id: 'us/weights-requirement',
  title: 'License requirement for model weights',
  history: [
    enforced('2025-05-13', unenforced),
    { ...printed('2025-01-13', unenforced), dueFrom: '2025-05-15' },
    enforced('2026-05-12', `${unenforced}. ${held}`),
    printed('2026-05-12', `${unenforced}. ${held}`),
  ],
}
