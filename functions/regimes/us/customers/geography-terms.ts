import { byTier, cites, flag } from './cited'

const headquarters = { provision: '15 CFR 742.6(a)(6)(iii)', notice: 'BIS headquarters guidance of 2026-05-31' }

/** At the line of controlled weights training there is refused; anything else there is for a person, and so is the least where services are barred. */
const seated = { cases: { training: byTier('medium', 'high', 'high', 'high', 'critical'), other: byTier('medium', 'high') } } as const

/** Where a customer is, is run from and comes from. */
export const geographyTerms = {
  GEO_EMBARGO: flag('critical', 'LEGAL', { provision: '31 CFR parts 510, 515, 560, 589' }, 'recalled'),
  GEO_EMBARGO_IP: flag('critical', 'LEGAL', { provision: 'OFAC enforcement practice' }, 'recalled'),
  GEO_E1_OTHER: flag('high', 'DUTY', { provision: '15 CFR part 740, Supp. No. 1' }, 'secondary'),
  GEO_D5_HQ: flag(
    { cases: { ...seated.cases, services: byTier('high', 'high', 'high', 'high', 'critical') } },
    'DUTY',
    headquarters,
    'confirmed',
  ),
  GEO_D5_PARENT: flag(seated, 'DUTY', headquarters, 'confirmed'),
  GEO_D5_TIES: flag('medium', 'DUTY', cites.diversion, 'secondary'),
  GEO_IP_D5: flag(byTier('medium', 'high'), 'DUTY', cites.diversion, 'secondary'),
  GEO_IP_MISMATCH: flag('low', 'POLICY', cites.proposal, 'inferred'),
  GEO_ANON_IP: flag('medium', 'POLICY', cites.proposal, 'inferred'),
  GEO_HUB: flag('low', 'DUTY', { provision: 'BIS and FinCEN alerts of 2022; BIS transshipment best practices of 2011' }, 'secondary'),
} as const
