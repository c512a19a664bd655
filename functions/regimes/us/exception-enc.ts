import type { OtherExceptionTerms } from '../../domain/exceptions/other-exception-terms'
import type { Provision } from '../../domain/law'

/** Encryption items that meet the .a parameters: whether their own exception lifts the worldwide requirement is open. */
export const exceptionEnc: Provision<OtherExceptionTerms> = {
  id: 'us/exception-enc',
  title: 'License Exception ENC and the worldwide requirement',
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 740.17', notice: '90 FR 4544' },
      confidence: 'unconfirmed',
      value: {
        symbol: 'ENC',
        families: ['5A002.z', '5A992.z', '5D002.z', '5D992.z', '5E002', '5E992'],
        code: 'R-22',
        because: 'whether ENC lifts the worldwide requirement for such an item is not said',
      },
    },
  ],
}
