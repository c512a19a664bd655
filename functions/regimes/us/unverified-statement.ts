import type { Provision } from '../../domain/law'
import type { StatementTerms } from '../../domain/listings/list-effect'

/** What a statement by an unverified party must hold. One may cover repeat shipments of the items it describes. */
export const unverifiedStatement: Provision<StatementTerms> = {
  id: 'us/unverified-statement',
  title: 'Statement of an unverified party',
  history: [
    {
      from: '2020-02-24',
      cite: { provision: '15 CFR 744.15(b)' },
      confidence: 'recalled',
      value: {
        evidence: 'uvl-statement',
        signer: 'partyName',
        elements: [
          'partyName',
          'fullAddress',
          'contact',
          'endUse',
          'endUser',
          'destination',
          'noUseContraryToEar',
          'agreesToEndUseChecks',
          'agreesToKeepRecords',
          'signerName',
          'signerTitle',
          'signerAuthority',
        ],
      },
    },
  ],
}
