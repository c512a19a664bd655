import type { Scenario } from '../../domain/scenarios/scenario-terms'
import { addedPartners, partners } from './country-lists'
import { carnegie } from './sources'

/** The frame of the Diffusion Rule, repaired: more favored countries, a smaller amount that doubles, and agreements that promote. */
export const tierReform: Scenario = {
  id: 'tier-reform',
  title: 'Tier reform: the Diffusion frame, repaired',
  cite: carnegie('tier reform'),
  confidence: 'confirmed',
  base: { track: 'codified' },
  without: ['lowVolumeException'],
  hasTiers: true,
  parameters: {
    controlled: 'worldwide',
    favored: [...partners, ...addedPartners],
    easternEurope: [],
    denied: ['D:5', 'MO'],
    hqRule: 'nonFavored',
    lowVolume: { unit: 'H100e', schedule: [300, 600, 1200, 2400] },
    countryCaps: { defaultTpp: 790_000_000 },
    operatorCaps: { perCountryShare: null, outsideFavoredShare: 25, outsideHomeShare: 50 },
    reviewPolicy: { withinLimit: 'presumption-of-approval', aboveLimit: 'policy-of-denial', denied: 'presumption-of-denial' },
    h100eTpp: 15_832,
  },
  takes: [
    'favored',
    'easternEurope',
    'denied',
    'hqRule',
    'lowVolume',
    'countryCaps',
    'operatorCaps',
    'agreements',
    'reviewPolicy',
    'clock',
    'h100eTpp',
  ],
  demands: [
    {
      parameter: 'countryCaps.perCountry.IN',
      when: 'destination',
      place: 'IN',
      because: 'the authors want a higher cap for India and give no number',
    },
  ],
  closedTo: [
    {
      parameter: 'easternEurope',
      places: { anyOf: ['D:1', 'D:5'] },
      because: 'no member of D:1 or D:5 is to become one of the favored',
    },
  ],
  doubts: [],
  assumptions: [
    'easternEurope is not enumerated by the authors and starts empty',
    'the first year of the schedule is the year asked about, unless clock.start says otherwise',
  ],
}
