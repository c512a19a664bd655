import type { Provision } from '../../domain/law'
import type { RestrictedExceptions } from '../../domain/rulebook'
import { advancedComputingDestinations, chinaAndMacau, macauOrD5 } from './place-sets'

/** Destinations and headquarters for which only the exceptions listed are left. */
export const restrictedExceptions: Provision<RestrictedExceptions> = {
  id: 'us/restricted-exceptions',
  title: 'Restrictions on all license exceptions',
  history: [
    {
      from: '2022-10-21',
      cite: { provision: '15 CFR 740.2(a)(9)', notice: '87 FR 62186' },
      confidence: 'recalled',
      value: { places: { named: ['CN'] }, seats: {} },
    },
    {
      from: '2023-01-17',
      cite: { provision: '15 CFR 740.2(a)(9)', notice: '88 FR 2821' },
      confidence: 'recalled',
      value: { places: chinaAndMacau, seats: {} },
    },
    {
      from: '2023-11-17',
      cite: { provision: '15 CFR 740.2(a)(9)(ii)', notice: '88 FR 73458' },
      confidence: 'recalled',
      value: { places: advancedComputingDestinations, seats: macauOrD5 },
    },
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 740.2(a)(9)(ii)', notice: '90 FR 4544' },
      confidence: 'confirmed',
      value: { places: advancedComputingDestinations, seats: macauOrD5 },
    },
  ],
}
