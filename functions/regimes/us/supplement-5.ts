import type { Provision } from '../../domain/law'
import type { PlaceCode, PlaceSet } from '../../domain/place'
import type { TierTerms } from '../../domain/tier-terms'
import { macauOrD5 } from './place-sets'

/** Paragraph (a) of the supplement: eighteen partners and the United States. */
const partners: readonly PlaceCode[] = 'AU BE CA DK FI FR DE IE IT JP NL NZ NO KR ES SE TW GB US'.split(' ')

/** Destinations of paragraph (a). */
export const partnerPlaces: PlaceSet = { named: partners, silentOnDependencies: true }

/** Everywhere else. */
export const outsidePartners: PlaceSet = { everywhere: true, exceptNamed: partners, silentOnDependencies: true }

/** Destinations that are neither on paragraph (a) nor barred: those with an allocation. */
export const allocatedPlaces: PlaceSet = {
  everywhere: true,
  except: ['D:5'],
  exceptNamed: [...partners, 'MO'],
  silentOnDependencies: true,
}

/** The country sets of the Diffusion Rule. Paragraph (b), for destinations with assurances, has had no entry. */
export const supplement5: Provision<TierTerms> = {
  id: 'us/supplement-5',
  title: 'Partners of the Diffusion Rule',
  history: [
    {
      from: '2025-01-13',
      track: 'codified',
      cite: { provision: '15 CFR part 740, Supp. No. 5, para. (a)', notice: '90 FR 4544' },
      confidence: 'confirmed',
      value: { partners: partnerPlaces, outsiders: outsidePartners, barred: macauOrD5 },
    },
  ],
}
