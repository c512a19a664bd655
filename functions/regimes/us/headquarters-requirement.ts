import type { Provision } from '../../domain/law'
import type { HeadquartersClause } from '../../domain/rulebook'
import { macauOrD5 } from './place-sets'

const guidance = 'BIS guidance of 2026-05-31'

/** License requirement by headquarters or ultimate parent, .a items: anywhere outside the United States. */
export const headquartersA: Provision<HeadquartersClause> = {
  id: 'us/headquarters-a',
  title: 'License requirement by headquarters or ultimate parent, .a items',
  history: [
    {
      from: '2023-11-17',
      cite: { provision: '15 CFR 744.23(a)(3)', notice: '88 FR 73458' },
      confidence: 'confirmed',
      value: { seats: macauOrD5, beyondCommodities: 'unknown' },
    },
    {
      from: '2025-05-13',
      track: 'enforced',
      cite: { provision: '15 CFR 742.6(a)(6)(iii)(A)', notice: guidance },
      confidence: 'confirmed',
      value: { seats: macauOrD5, beyondCommodities: 'all' },
    },
    {
      // As printed the requirement by destination is worldwide, and no clause by headquarters is left for .a items.
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 744.23(a)(3)', notice: '90 FR 4544' },
      confidence: 'confirmed',
      ended: true,
    },
  ],
}

/** The same for .b items. */
export const headquartersB: Provision<HeadquartersClause> = {
  id: 'us/headquarters-b',
  title: 'License requirement by headquarters or ultimate parent, .b items',
  history: [
    {
      from: '2023-11-17',
      cite: { provision: '15 CFR 744.23(a)(3)', notice: '88 FR 73458' },
      confidence: 'confirmed',
      value: { seats: macauOrD5, beyondCommodities: 'unknown' },
    },
    {
      from: '2025-05-13',
      track: 'enforced',
      cite: { provision: '15 CFR 744.23(a)(3)(i)(A)', notice: '90 FR 4544' },
      confidence: 'confirmed',
      value: { seats: macauOrD5, beyondCommodities: ['5D002.z', '5D992.z'] },
    },
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 744.23(a)(3)(i)(A)', notice: '90 FR 4544' },
      confidence: 'confirmed',
      value: { seats: macauOrD5, beyondCommodities: ['5D002.z', '5D992.z'] },
    },
  ],
}

/** The same for high bandwidth memory. */
export const headquartersC: Provision<HeadquartersClause> = {
  id: 'us/headquarters-c',
  title: 'License requirement by headquarters or ultimate parent, 3A090.c',
  history: [
    {
      from: '2024-12-02',
      dueFrom: '2024-12-31',
      cite: { provision: '15 CFR 744.23(a)(3)(i)(B)', notice: '89 FR 96790' },
      confidence: 'confirmed',
      value: { seats: macauOrD5, beyondCommodities: 'unknown' },
    },
  ],
}
