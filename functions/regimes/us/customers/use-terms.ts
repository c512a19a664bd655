import { byTier, cites, flag } from './cited'

/** What computing is for and for whom, and what the law makes of the access itself. */
export const useTerms = {
  USE_REFUSED: flag('high', 'DUTY', cites.redFlags('red flag 1'), 'secondary'),
  USE_OWNERSHIP_REFUSED: flag('high', 'DUTY', cites.joint, 'secondary'),
  USE_EVASIVE: flag('medium', 'DUTY', cites.redFlags('red flags 6 and 12'), 'secondary'),
  USE_LOCATION_UNKNOWN: flag('medium', 'DUTY', cites.diversion, 'secondary'),
  USE_DECLINES_SUPPORT: flag('low', 'DUTY', cites.redFlags('red flag 7'), 'secondary'),
  USE_WMD: flag('critical', 'LEGAL', { provision: '15 CFR 744.2 to 744.4, 744.6(b)(1) to (4)' }, 'confirmed'),
  USE_MILINT: flag(
    { cases: { 'listed-places': 'critical', elsewhere: 'high' } },
    'LEGAL',
    { provision: '15 CFR 744.6(b)(5), 744.22', notice: cites.training.notice },
    'confirmed',
  ),
  USE_SUPERCOMPUTER_D5: flag('high', 'LICENSE', { provision: '15 CFR 744.23' }, 'secondary'),
  USE_RF28: flag(
    byTier('info', 'info', 'info', 'info', 'high'),
    'DUTY',
    { ...cites.redFlags('red flag 28'), notice: '90 FR 4544' },
    'confirmed',
    'AI_DIFFUSION',
  ),
  USE_RESELLER_UNDISCLOSED: flag('high', 'DUTY', cites.redFlags('red flag 21'), 'recalled'),
  USE_RESELLER_NO_CIP: flag('high', 'PROPOSED', cites.proposed('7.303'), 'secondary', 'IAAS_KYC'),
  USE_DOWNSTREAM_D5: flag('high', 'DUTY', cites.diversion, 'secondary'),
  USE_STRAW: flag('high', 'DUTY', cites.diversion, 'secondary'),
  PRC_IC_GP10: flag(
    { cases: { use: 'critical', analysis: 'high' } },
    'LEGAL',
    { provision: '15 CFR 736.2(b)(10)', notice: 'BIS guidance of 2025-05-13' },
    'secondary',
  ),
  LAW_PROHIBITED: flag('critical', 'LEGAL', { provision: '15 CFR 736.2(b)' }, 'secondary'),
  LAW_LICENSE: flag('critical', 'LICENSE', { provision: '15 CFR 736.2(b)' }, 'secondary'),
  LAW_REVIEW: flag('high', 'LICENSE', { provision: '15 CFR 736.2(b)' }, 'secondary'),
} as const
