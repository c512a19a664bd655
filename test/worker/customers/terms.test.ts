import { describe, expect, test } from 'vitest'
import { computeTiers } from '../../../functions/domain/customers/compute-request'
import { type KycCode, type KycSeverity, kycCodes } from '../../../functions/domain/customers/kyc-flag'
import { severityOf } from '../../../functions/domain/customers/weigh-flag'
import { kycFlagTerms } from '../../../functions/regimes/us/customers/flag-terms'
import { decidedOn } from '../../support/weighed'

type Row = readonly [code: KycCode, severity: KycSeverity, basis: string, confidence: string]

// Flags of one severity at every tier.
const constant: readonly Row[] = [
  ['SYS_STALE', 'high', 'POLICY', 'inferred'],
  ['SYS_PARTIAL', 'high', 'POLICY', 'inferred'],
  ['ID_MISSING', 'high', 'PROPOSED', 'secondary'],
  ['ID_UNVERIFIED', 'high', 'PROPOSED', 'secondary'],
  ['ID_EXPIRED', 'medium', 'POLICY', 'inferred'],
  ['ID_FORGED', 'critical', 'POLICY', 'secondary'],
  ['ID_FAILED_MAX', 'critical', 'POLICY', 'secondary'],
  ['PTY_SDN', 'critical', 'LEGAL', 'secondary'],
  ['PTY_ENTITY_LIST', 'critical', 'LICENSE', 'secondary'],
  ['PTY_DPL', 'critical', 'LICENSE', 'secondary'],
  ['PTY_MIEU', 'critical', 'LEGAL', 'confirmed'],
  ['PTY_UVL', 'high', 'DUTY', 'secondary'],
  ['PTY_NS_CMIC', 'medium', 'POLICY', 'recalled'],
  ['PTY_POSSIBLE', 'high', 'DUTY', 'secondary'],
  ['PTY_ADDR_LISTED', 'high', 'DUTY', 'secondary'],
  ['PTY_MGMT_OVERLAP', 'high', 'DUTY', 'secondary'],
  ['PTY_SUCCESSOR', 'high', 'DUTY', 'recalled'],
  ['PTY_ADVERSE', 'medium', 'DUTY', 'recalled'],
  ['PTY_SPECIAL_MEASURE', 'critical', 'PROPOSED', 'secondary'],
  ['GEO_EMBARGO', 'critical', 'LEGAL', 'recalled'],
  ['GEO_EMBARGO_IP', 'critical', 'LEGAL', 'recalled'],
  ['GEO_E1_OTHER', 'high', 'DUTY', 'secondary'],
  ['GEO_D5_TIES', 'medium', 'DUTY', 'secondary'],
  ['GEO_IP_MISMATCH', 'low', 'POLICY', 'inferred'],
  ['GEO_ANON_IP', 'medium', 'POLICY', 'inferred'],
  ['GEO_HUB', 'low', 'DUTY', 'secondary'],
  ['OWN_OFAC50', 'critical', 'LEGAL', 'confirmed'],
  ['OWN_PCT_UNKNOWN', 'high', 'DUTY', 'secondary'],
  ['OWN_CONTROL_LISTED', 'high', 'DUTY', 'secondary'],
  ['OWN_LISTED_PARENT_US', 'high', 'DUTY', 'confirmed'],
  ['OWN_INCOMPLETE', 'medium', 'DUTY', 'recalled'],
  ['OWN_DATA_CONFLICT', 'high', 'POLICY', 'inferred'],
  ['OWN_RECENT_DIVEST', 'low', 'DUTY', 'recalled'],
  ['BIZ_NO_WEB', 'medium', 'DUTY', 'secondary'],
  ['BIZ_RESIDENTIAL', 'medium', 'DUTY', 'secondary'],
  ['BIZ_MASS_ADDR', 'low', 'POLICY', 'inferred'],
  ['BIZ_LOB_MISMATCH', 'medium', 'DUTY', 'secondary'],
  ['BIZ_FORWARDER', 'medium', 'DUTY', 'secondary'],
  ['BIZ_HEADCOUNT', 'medium', 'DUTY', 'secondary'],
  ['USE_REFUSED', 'high', 'DUTY', 'secondary'],
  ['USE_OWNERSHIP_REFUSED', 'high', 'DUTY', 'secondary'],
  ['USE_EVASIVE', 'medium', 'DUTY', 'secondary'],
  ['USE_LOCATION_UNKNOWN', 'medium', 'DUTY', 'secondary'],
  ['USE_DECLINES_SUPPORT', 'low', 'DUTY', 'secondary'],
  ['USE_WMD', 'critical', 'LEGAL', 'confirmed'],
  ['USE_SUPERCOMPUTER_D5', 'high', 'LICENSE', 'secondary'],
  ['USE_RESELLER_UNDISCLOSED', 'high', 'DUTY', 'recalled'],
  ['USE_RESELLER_NO_CIP', 'high', 'PROPOSED', 'secondary'],
  ['USE_DOWNSTREAM_D5', 'high', 'DUTY', 'secondary'],
  ['USE_STRAW', 'high', 'DUTY', 'secondary'],
  ['CMP_1E25', 'info', 'POLICY', 'recalled'],
  ['CMP_CLUSTER', 'medium', 'PROPOSED', 'recalled'],
  ['CMP_REPORTABLE_TRAINING', 'info', 'PROPOSED', 'secondary'],
  ['CMP_DISPROPORTIONATE', 'medium', 'DUTY', 'secondary'],
  ['CMP_FIRST_LARGE', 'medium', 'DUTY', 'secondary'],
  ['CMP_STRUCTURING', 'high', 'DUTY', 'recalled'],
  ['CMP_CAPACITY_UNCONFIRMED', 'high', 'DUTY', 'secondary'],
  ['PAY_EMBARGO', 'critical', 'LEGAL', 'recalled'],
  ['PAY_FROM_D5', 'high', 'DUTY', 'secondary'],
  ['PAY_THIRD_PARTY', 'medium', 'DUTY', 'recalled'],
  ['PAY_MISMATCH', 'low', 'POLICY', 'inferred'],
  ['PAY_UNUSUAL_PREPAY', 'medium', 'DUTY', 'secondary'],
  ['PAY_OVERPAY', 'medium', 'DUTY', 'recalled'],
  ['PAY_LAST_MINUTE', 'medium', 'DUTY', 'recalled'],
  ['PAY_CRYPTO', 'low', 'POLICY', 'confirmed'],
  ['CYB_ABUSE', 'high', 'PROPOSED', 'recalled'],
  ['LAW_PROHIBITED', 'critical', 'LEGAL', 'secondary'],
  ['LAW_LICENSE', 'critical', 'LICENSE', 'secondary'],
  ['LAW_REVIEW', 'high', 'LICENSE', 'secondary'],
]

type Varying = readonly [code: KycCode, of: string | undefined, basis: string, confidence: string, tiers: readonly KycSeverity[]]

// Flags whose severity grows with what is asked for, or turns on which case it is.
const varying: readonly Varying[] = [
  ['GEO_D5_HQ', 'training', 'DUTY', 'confirmed', ['medium', 'high', 'high', 'high', 'critical']],
  ['GEO_D5_HQ', 'other', 'DUTY', 'confirmed', ['medium', 'high', 'high', 'high', 'high']],
  ['GEO_D5_HQ', 'services', 'DUTY', 'confirmed', ['high', 'high', 'high', 'high', 'critical']],
  ['GEO_D5_PARENT', 'training', 'DUTY', 'confirmed', ['medium', 'high', 'high', 'high', 'critical']],
  ['GEO_D5_PARENT', 'other', 'DUTY', 'confirmed', ['medium', 'high', 'high', 'high', 'high']],
  ['GEO_IP_D5', undefined, 'DUTY', 'secondary', ['medium', 'high', 'high', 'high', 'high']],
  ['OWN_BO_INCOMPLETE', undefined, 'PROPOSED', 'secondary', ['medium', 'high', 'high', 'high', 'high']],
  ['OWN_PARENT_UNKNOWN', undefined, 'DUTY', 'secondary', ['low', 'high', 'high', 'high', 'high']],
  ['BIZ_NEW', undefined, 'DUTY', 'secondary', ['low', 'low', 'medium', 'medium', 'medium']],
  ['BIZ_POST_CONTROL', undefined, 'DUTY', 'secondary', ['info', 'medium', 'medium', 'medium', 'medium']],
  ['PTY_MEU', undefined, 'LICENSE', 'secondary', ['high', 'critical', 'critical', 'critical', 'critical']],
  ['USE_RF28', undefined, 'DUTY', 'confirmed', ['info', 'info', 'info', 'info', 'high']],
  ['CMP_1E26', 'early', 'DUTY', 'secondary', ['info', 'info', 'info', 'low', 'high']],
  ['CMP_1E26', 'reached', 'DUTY', 'secondary', ['high', 'high', 'high', 'high', 'high']],
  ['OWN_BIS50', 'active', 'LICENSE', 'confirmed', ['critical', 'critical', 'critical', 'critical', 'critical']],
  ['OWN_BIS50', 'stayed', 'LICENSE', 'confirmed', ['high', 'high', 'high', 'high', 'high']],
  ['OWN_LISTED_MINORITY', '25', 'DUTY', 'secondary', ['high', 'high', 'high', 'high', 'high']],
  ['OWN_LISTED_MINORITY', '10', 'DUTY', 'secondary', ['medium', 'medium', 'medium', 'medium', 'medium']],
  ['OWN_LISTED_MINORITY', '0', 'DUTY', 'secondary', ['low', 'low', 'low', 'low', 'low']],
  ['PTY_LISTED_OTHER', 'standing', 'POLICY', 'inferred', ['high', 'high', 'high', 'high', 'high']],
  ['PTY_LISTED_OTHER', 'over', 'POLICY', 'inferred', ['medium', 'medium', 'medium', 'medium', 'medium']],
  ['PTY_LISTED_OTHER', 'stopped', 'POLICY', 'inferred', ['critical', 'critical', 'critical', 'critical', 'critical']],
  ['USE_MILINT', 'listed-places', 'LEGAL', 'confirmed', ['critical', 'critical', 'critical', 'critical', 'critical']],
  ['USE_MILINT', 'elsewhere', 'LEGAL', 'confirmed', ['high', 'high', 'high', 'high', 'high']],
  ['PRC_IC_GP10', 'use', 'LEGAL', 'secondary', ['critical', 'critical', 'critical', 'critical', 'critical']],
  ['PRC_IC_GP10', 'analysis', 'LEGAL', 'secondary', ['high', 'high', 'high', 'high', 'high']],
]

describe('the catalog of flags', () => {
  test('has a row here for every code', () => {
    expect([...new Set([...constant, ...varying].map(([code]) => code))].sort()).toEqual([...kycCodes].sort())
  })

  test.each(constant)('%s is %s on every tier, %s, %s', (code, severity, basis, confidence) => {
    const terms = kycFlagTerms[code]
    expect({ basis: terms.basis, confidence: terms.confidence }).toEqual({ basis, confidence })
    expect(computeTiers.map((tier) => severityOf(terms, tier))).toEqual(computeTiers.map(() => severity))
  })

  test.each(varying)('%s (%s) is %s, %s: %j from tier to tier', (code, of, basis, confidence, tiers) => {
    const terms = kycFlagTerms[code]
    expect({ basis: terms.basis, confidence: terms.confidence }).toEqual({ basis, confidence })
    expect(computeTiers.map((tier) => severityOf(terms, tier, of))).toEqual(tiers)
    const raised = { code, because: 'a test says so', ...(of === undefined ? {} : { case: of }) }
    expect(computeTiers.map((tier) => decidedOn([raised], { tier }).flags[0]?.severity)).toEqual(tiers)
  })

  test('a case that nobody named is the gravest, and one that the terms do not know is a mistake of ours', () => {
    expect(severityOf(kycFlagTerms.GEO_D5_HQ, 'T4')).toBe('critical')
    expect(severityOf(kycFlagTerms.OWN_LISTED_MINORITY, 'T0')).toBe('high')
    expect(() => severityOf(kycFlagTerms.GEO_D5_HQ, 'T4', 'rendering')).toThrow('rendering')
  })

  test('no flag weighs less at a higher tier', () => {
    const gravity = ['info', 'low', 'medium', 'high', 'critical']
    for (const [, , , , tiers] of varying) {
      const steps = tiers.map((each) => gravity.indexOf(each))
      expect(steps).toEqual([...steps].sort((one, other) => one - other))
    }
  })
})
