import { byTier, cites, flag } from './cited'

/** How much computing it is. A line of controlled weights is told early from a tenth of it on. */
export const computeTerms = {
  CMP_1E26: flag(
    { cases: { early: byTier('info', 'info', 'info', 'low', 'high'), reached: 'high' } },
    'DUTY',
    { provision: 'ECCN 4E091; EO 14110', notice: '90 FR 4544' },
    'secondary',
    'AI_DIFFUSION',
  ),
  CMP_1E25: flag('info', 'POLICY', { provision: 'Regulation (EU) 2024/1689, Article 51' }, 'recalled'),
  CMP_CLUSTER: flag('medium', 'PROPOSED', { provision: 'EO 14110', notice: '89 FR 73612' }, 'recalled', 'EO_14110'),
  CMP_REPORTABLE_TRAINING: flag('info', 'PROPOSED', cites.proposed('7.308'), 'secondary', 'IAAS_KYC'),
  CMP_DISPROPORTIONATE: flag('medium', 'DUTY', cites.redFlags('red flag 3'), 'secondary'),
  CMP_FIRST_LARGE: flag('medium', 'DUTY', cites.diversion, 'secondary'),
  CMP_STRUCTURING: flag('high', 'DUTY', { provision: 'Supplement No. 3 to 15 CFR part 732' }, 'recalled'),
  CMP_CAPACITY_UNCONFIRMED: flag('high', 'DUTY', cites.diversion, 'secondary'),
} as const
