import type { Provision } from '../../domain/law'
import type { UsPersonTerms } from '../../domain/requirements/end-use-terms'
import { chinaAndMacau, intelligencePlaces, macauOrD5 } from './place-sets'

const terms = (places: UsPersonTerms['outsideEar']['places']): UsPersonTerms => ({
  supports: [{ concern: 'wmd' }, { concern: 'military-intelligence', places: intelligencePlaces }],
  outsideEar: { concerns: ['advanced-node', 'equipment-maker'], places },
  carveOut: { role: 'employee', seats: { anyOf: ['A:5', 'A:6'], named: ['US'] }, barred: macauOrD5, code: 'US_PERSON_CARVE_OUT' },
  posture: 'presumption-of-denial',
})

/** Activities of US persons. */
export const usPersons: Provision<UsPersonTerms> = {
  id: 'us/us-persons',
  title: 'Activities of US persons',
  history: [
    {
      from: '2022-10-12',
      cite: { provision: '15 CFR 744.6', notice: '87 FR 62186' },
      confidence: 'confirmed',
      value: terms({ named: ['CN'] }),
    },
    {
      from: '2023-01-17',
      cite: { provision: '15 CFR 744.6', notice: '88 FR 2821' },
      confidence: 'recalled',
      value: terms(chinaAndMacau),
    },
    {
      from: '2023-11-17',
      cite: { provision: '15 CFR 744.6', notice: '88 FR 73458' },
      confidence: 'recalled',
      value: terms(macauOrD5),
    },
  ],
}
