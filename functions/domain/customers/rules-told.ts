import type { CheckPolicy } from './check'
import type { CustomerLaw, RuleState } from './customer-law'

/** A rule with how it is applied, and how it stands. */
export type RuleTold = {
  readonly rule: string
  /** What it is taken for: where that is not confirmed, as the tenant chose. */
  readonly state: string
  /** How it stands by what was published. */
  readonly standing: RuleState['state']
  readonly source: string
}

/** Rules of the day. The tenant chooses only what nobody knows. */
export const rulesTold = (
  rules: CustomerLaw['rules'],
  { affiliatesAfterStay }: Pick<CheckPolicy, 'affiliatesAfterStay'>,
): readonly RuleTold[] =>
  rules.map(({ rule, entry: { value } }) => ({
    rule,
    state: value.takenFor === undefined ? value.state : affiliatesAfterStay,
    standing: value.state,
    source: value.source,
  }))
