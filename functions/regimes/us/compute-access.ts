import type { Dated, IsoDate, Provision } from '../../domain/law'
import type { ComputeTerms } from '../../domain/requirements/compute-terms'
import { macauOrD5 } from './place-sets'
import { outsidePartners } from './supplement-5'

const notice = '90 FR 4544'
const redFlag28 = '15 CFR part 732, Supp. No. 3, red flag 28'
const unenforced =
  'red flag 28 and the promises of the Diffusion Rule on computing services are printed, and since 2025-05-13 are not enforced'

const printed = (from: IsoDate): Dated<ComputeTerms> => ({
  from,
  track: 'codified',
  cite: { provision: redFlag28, notice },
  confidence: 'confirmed',
  value: {
    asks: 'promises',
    outsiders: outsidePartners,
    barred: macauOrD5,
    remark: { code: 'R-01', because: unenforced },
    promise: {
      cite: { provision: '15 CFR 740.27(b)(2)(iii)', notice },
      because: 'chips received under AIA may not, without authorization by BIS, train controlled models for an outsider',
      kept: {
        code: 'operations-estimate',
        because: 'below the entry for weights AIA does not bar the training: keep the estimate of its operations',
      },
    },
    validated: {
      cite: { provision: '15 CFR part 748, Supp. No. 10, para. 7', notice },
      because:
        'a data center validated end-user may not, without authorization by BIS, train controlled models there or for such a customer',
      tuning: { numerator: 1, denominator: 4 },
    },
    hands: {
      code: 'R-20',
      because:
        'the machines are leased, hosted or in several hands, and whose terms bind then is not said: collect owner, operator and end user',
    },
    redFlag: {
      cite: { provision: redFlag28, notice },
      because:
        'helps to train a controlled model for a customer headquartered or parented outside the partner countries: ask whether the model will be exported',
      intended: 'the model is meant to be exported: its weights need a license, to be applied for or told to the customer',
      notIntended: 'the customer was asked, and does not mean to export the model: red flag 28 is answered',
      barred: 'training with somebody of Macau or D:5 in the chain: red flag 28 and the controls of part 744 are to be looked at',
    },
  },
})

/** What is asked of those who sell GPU time. */
export const computeAccess: Provision<ComputeTerms> = {
  id: 'us/compute-access',
  title: 'Computing services for training: promises under AIA and of validated end-users, red flag 28',
  history: [
    {
      from: '2025-05-13',
      track: 'enforced',
      cite: { provision: redFlag28, notice: 'BIS press release of 2025-05-13' },
      confidence: 'confirmed',
      value: { asks: 'nothing', remark: { code: 'R-01', because: unenforced } },
    },
    { ...printed('2025-01-13'), dueFrom: '2025-05-15' },
  ],
}
