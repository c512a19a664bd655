import { daysAfter, daysBetween } from '../law'
import type { Timer } from './check'
import type { Checked } from './checked'
import type { WeighedFlag } from './granted'
import { bySubject, lastOf } from './identity-flags'
import { isSpared } from './weigh-flag'

/** What has to be done by when: of flags that nobody settled, and of papers that expire. Days are calendar days from the day of the check. */
export const timersOf = (checked: Checked, weighed: readonly WeighedFlag[]): readonly Timer[] => {
  const { law, readings } = checked
  const { reportDays, resellerDays } = law.wariness.value
  const open = weighed.filter(({ raised, flag }) => flag.resolution === undefined && !isSpared(readings.policy, raised))
  const timer = (code: Timer['code'], what: string, days: number): readonly Timer[] =>
    open.some(({ flag }) => flag.code === code) ? [{ code, what, dueOn: daysAfter(law.asOf, days), days }] : []
  return [
    ...timer('CMP_REPORTABLE_TRAINING', 'report the training run of a foreign person', reportDays),
    ...timer('USE_RESELLER_NO_CIP', 'end the relationship with the reseller, or have its program on record', resellerDays),
    ...expiring(checked),
  ]
}

const expiring = (checked: Checked): readonly Timer[] =>
  bySubject(checked).flatMap(([subject, all]) => {
    const { expiresOn, result } = lastOf(all)
    if (expiresOn === undefined || result !== 'verified' || expiresOn < checked.law.asOf) return []
    return [
      { code: 'ID_EXPIRED', what: `verify ${subject} again`, dueOn: expiresOn, days: daysBetween(checked.law.asOf, expiresOn) } as const,
    ]
  })
