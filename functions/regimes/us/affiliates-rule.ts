import type { Provision } from '../../domain/law'
import type { AffiliatesTerms } from '../../domain/listings/list-effect'

const shareMin = 50
const lists = ['EL', 'MEU']
/** The text speaks of foreign entities. */
const spares = 'US'
const rule = '15 CFR 744.8, 744.11 and 744.21'

/**
 * What stands after the stay. No notice was seen that extends it, and both governments announced that it goes on. The
 * default fails safe; who changes it changes the rulebook and its hash.
 */
export const affiliatesAfterStay: AffiliatesTerms['state'] = 'active'

/** The rule on firms that listed parties own by half or more: active, stayed, and not established since. */
export const affiliatesRule = (afterStay: AffiliatesTerms['state']): Provision<AffiliatesTerms> => ({
  id: 'us/affiliates-rule',
  title: 'Affiliates of listed parties, 50 percent',
  history: [
    {
      from: '2025-09-29',
      cite: { provision: rule, notice: '90 FR 47201' },
      confidence: 'confirmed',
      value: {
        state: 'active',
        shareMin,
        lists,
        spares,
        remark: {
          code: 'AFFILIATES_GENERAL_LICENSE',
          because:
            'a savings clause and a temporary general license for firms tied to A:5 and A:6 countries are recalled for these weeks and not evaluated',
        },
      },
    },
    {
      from: '2025-11-10',
      cite: { provision: rule, notice: '90 FR 50857' },
      confidence: 'confirmed',
      value: { state: 'stayed', shareMin, lists, spares },
    },
    {
      from: '2026-11-10',
      cite: { provision: rule, notice: '90 FR 50857' },
      confidence: 'unconfirmed',
      value: {
        state: afterStay,
        shareMin,
        lists,
        spares,
        namedDefault: {
          code: 'AFFILIATES_AFTER_STAY',
          because: `the stay ended on its terms on 2026-11-09; both governments announced that it runs on to 2027-01-10, and no notice that extends it was found: taken as ${afterStay}`,
        },
      },
    },
  ],
})

export const affiliates: Provision<AffiliatesTerms> = affiliatesRule(affiliatesAfterStay)
