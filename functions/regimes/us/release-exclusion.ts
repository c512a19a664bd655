import type { Provision } from '../../domain/law'
import type { ReleaseExclusion } from '../../domain/requirements/weights-clause'

/** Deemed exports of software and technology for these items. */
export const releaseExclusion: Provision<ReleaseExclusion> = {
  id: 'us/release-exclusion',
  title: 'Deemed exports of advanced-computing software and technology',
  history: [
    {
      from: '2023-11-17',
      cite: { provision: '15 CFR 742.6(a)(6)(iv)', notice: '89 FR 72926' },
      confidence: 'unconfirmed',
      value: {
        code: 'DEEMED_EXCLUSION',
        because: 'deemed exports of such software and technology are left out of the requirement, in words that were not read',
      },
    },
  ],
}
