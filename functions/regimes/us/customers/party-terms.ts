import { byTier, cites, flag } from './cited'

/** Parties that lists know or may know. For a customer of computing the three lists of the EAR stop by policy what they license for goods. */
export const partyTerms = {
  PTY_SDN: flag('critical', 'LEGAL', { provision: '31 CFR chapter V' }, 'secondary'),
  PTY_ENTITY_LIST: flag('critical', 'LICENSE', { provision: '15 CFR 744.11, 744.16' }, 'secondary'),
  PTY_DPL: flag('critical', 'LICENSE', { provision: '15 CFR part 764; 15 CFR 736.2(b)(4)' }, 'secondary'),
  PTY_MEU: flag(byTier('high', 'critical'), 'LICENSE', { provision: '15 CFR 744.21' }, 'secondary'),
  PTY_MIEU: flag('critical', 'LEGAL', { provision: '15 CFR 744.22(f)(2), 744.6(b)(5)' }, 'confirmed'),
  PTY_UVL: flag('high', 'DUTY', { provision: '15 CFR 744.15' }, 'secondary'),
  PTY_NS_CMIC: flag(
    'medium',
    'POLICY',
    { provision: 'EO 13959 as amended; section 1260H of the National Defense Authorization Act for 2021' },
    'recalled',
  ),
  PTY_POSSIBLE: flag('high', 'DUTY', cites.diversion, 'secondary'),
  PTY_ADDR_LISTED: flag('high', 'DUTY', { ...cites.redFlags('and joint notice'), notice: 'FIN-2023-GLOBALEXPORT' }, 'secondary'),
  PTY_MGMT_OVERLAP: flag('high', 'DUTY', { ...cites.redFlags('red flag 23'), notice: '90 FR 47201' }, 'secondary'),
  PTY_SUCCESSOR: flag('high', 'DUTY', cites.redFlags('red flags 24 and 25'), 'recalled'),
  PTY_ADVERSE: flag('medium', 'DUTY', cites.diversion, 'recalled'),
  PTY_SPECIAL_MEASURE: flag('critical', 'PROPOSED', cites.proposed('7.307'), 'secondary', 'IAAS_KYC'),
  // An entry that is over is a question, one of the operator's own list stops where it says so.
  PTY_LISTED_OTHER: flag({ cases: { standing: 'high', over: 'medium', stopped: 'critical' } }, 'POLICY', cites.ours, 'inferred'),
} as const
