import { byTier, cites, flag } from './cited'

/** What kind of firm a customer is, and how it pays. */
export const businessTerms = {
  BIZ_NEW: flag(byTier('low', 'low', 'medium'), 'DUTY', cites.redFlags('red flag 4'), 'secondary'),
  BIZ_POST_CONTROL: flag(byTier('info', 'medium'), 'DUTY', cites.diversion, 'secondary'),
  BIZ_NO_WEB: flag('medium', 'DUTY', cites.joint, 'secondary'),
  BIZ_RESIDENTIAL: flag('medium', 'DUTY', cites.diversion, 'secondary'),
  BIZ_MASS_ADDR: flag('low', 'POLICY', cites.ours, 'inferred'),
  BIZ_LOB_MISMATCH: flag('medium', 'DUTY', cites.redFlags('red flag 2'), 'secondary'),
  BIZ_FORWARDER: flag('medium', 'DUTY', cites.redFlags('red flag 9'), 'secondary'),
  BIZ_HEADCOUNT: flag('medium', 'DUTY', cites.diversion, 'secondary'),
  PAY_EMBARGO: flag('critical', 'LEGAL', { provision: '31 CFR chapter V' }, 'recalled'),
  PAY_FROM_D5: flag('high', 'DUTY', cites.joint, 'secondary'),
  PAY_THIRD_PARTY: flag('medium', 'DUTY', cites.joint, 'recalled'),
  PAY_MISMATCH: flag('low', 'POLICY', cites.ours, 'inferred'),
  PAY_UNUSUAL_PREPAY: flag('medium', 'DUTY', cites.redFlags('red flag 5'), 'secondary'),
  PAY_OVERPAY: flag('medium', 'DUTY', cites.joint, 'recalled'),
  PAY_LAST_MINUTE: flag('medium', 'DUTY', cites.joint, 'recalled'),
  PAY_CRYPTO: flag('low', 'POLICY', { provision: 'EO 13984' }, 'confirmed'),
} as const
