import { cites, flag } from './cited'

/** What could not be looked at, who somebody is, and what is told of abuse. */
export const identityTerms = {
  SYS_STALE: flag('high', 'POLICY', cites.ours, 'inferred'),
  SYS_PARTIAL: flag('high', 'POLICY', cites.ours, 'inferred'),
  ID_MISSING: flag({ cases: { screening: 'high', program: 'high' } }, 'PROPOSED', cites.proposed('7.302'), 'secondary', 'IAAS_KYC'),
  ID_UNVERIFIED: flag({ cases: { open: 'high', failed: 'high' } }, 'PROPOSED', cites.proposed('7.302'), 'secondary', 'IAAS_KYC'),
  ID_EXPIRED: flag('medium', 'POLICY', cites.ours, 'inferred'),
  ID_FORGED: flag('critical', 'POLICY', cites.proposed('7.302'), 'secondary', 'IAAS_KYC'),
  ID_FAILED_MAX: flag('critical', 'POLICY', cites.proposed('7.302'), 'secondary', 'IAAS_KYC'),
  CYB_ABUSE: flag('high', 'PROPOSED', cites.proposed('7.306'), 'recalled', 'IAAS_KYC'),
} as const
