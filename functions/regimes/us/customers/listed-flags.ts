import type { ListedFlagTerms } from '../../../domain/customers/listed-flag-terms'
import type { Provision } from '../../../domain/law'

/**
 * What a list means for a customer of computing services. Renting machines is not the export of them: beside blocked persons
 * and military intelligence the flags are policy where no license is asked for.
 */
export const listedFlags: Provision<ListedFlagTerms> = {
  id: 'us/customer-listings',
  title: 'Lists and the flags of a customer who is on them',
  history: [
    {
      from: '2022-10-21',
      cite: { provision: '15 CFR 744.11, 744.15, 744.16, 744.21 and 744.22; 31 CFR ch. V' },
      confidence: 'secondary',
      value: {
        codes: [
          { code: 'PTY_SDN', lists: ['SDN'] },
          { code: 'PTY_ENTITY_LIST', lists: ['EL'] },
          { code: 'PTY_DPL', lists: ['DPL'] },
          { code: 'PTY_MEU', lists: ['MEU'] },
          // No feed of the screening list holds those of section 744.22: they come on a list of the operator's own, or stated.
          { code: 'PTY_MIEU', lists: ['MIEU', 'BISMIEU'] },
          { code: 'PTY_UVL', lists: ['UVL'] },
          { code: 'PTY_NS_CMIC', lists: ['CMIC', '1260H', 'DOD1260H', 'SEC1260H', 'S1260H', 'CMC'] },
        ],
        // Section 744.22(f)(2) names some, and says that others of the same kind are meant as well.
        intelligenceNames: [
          'military intelligence',
          'military counterintelligence',
          'main intelligence directorate',
          'main directorate of the general staff',
          'intelligence bureau of the joint staff',
          'joint staff intelligence bureau',
          'reconnaissance general bureau',
          'islamic revolutionary guard corps intelligence',
          'intelligence organization of the islamic revolutionary guard corps',
          'irgc intelligence organization',
          'irgc io',
          'artesh directorate for intelligence',
          'office of chief of military security affairs',
          'office of the chief of military security affairs',
          'directorate of signal',
          'contrainteligencia militar',
          'inteligencia militar',
          'general department of research and intelligence',
        ],
      },
    },
  ],
}
