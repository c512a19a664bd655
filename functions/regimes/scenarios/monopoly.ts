import type { Scenario } from '../../domain/scenarios/scenario-terms'
import { partners } from './country-lists'
import { carnegie } from './sources'

/** Everything controlled, allies included, and access rationed. */
export const monopoly: Scenario = {
  id: 'monopoly',
  title: 'Monopoly: control everything, ration access',
  cite: carnegie('monopoly'),
  confidence: 'confirmed',
  base: { track: 'codified' },
  without: ['partnerException', 'lowVolumeException', 'advancedComputing'],
  hasTiers: false,
  parameters: {
    controlled: 'worldwide',
    favored: [],
    denied: ['D:5', 'MO'],
    hqRule: 'D5MO',
    eligibleCountries: partners,
    reviewPolicy: { eligible: 'case-by-case', withinLimit: 'unstated', aboveLimit: 'policy-of-denial', denied: 'presumption-of-denial' },
    h100eTpp: 15_832,
  },
  takes: [
    'thresholds',
    'favored',
    'denied',
    'hqRule',
    'lowVolume',
    'countryCaps',
    'eligibleCountries',
    'reviewPolicy',
    'clock',
    'h100eTpp',
    'hostingLimitTpp',
  ],
  demands: [
    {
      parameter: 'thresholds.lowEndTpp',
      when: 'low-end-item',
      because: 'modest data-center chips are to be caught as well, from a TPP that the authors do not give (1600 is an example)',
    },
  ],
  closedTo: [],
  doubts: [],
  assumptions: [
    'allies are the partners of Supplement No. 5',
    'how applications of others than allies and the denied are looked at is not said: unstated',
    'License Exceptions NAC and ACA are not kept: they would lift what the low end catches',
    'countryCaps.perCountry are rationing weights in TPP; none are set',
  ],
}
