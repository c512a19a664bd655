import type { Deal } from '../deal'
import type { AuthorizationAnswer } from '../determination'
import { embargoOn } from '../embargo'
import { asker, claim, every, not, some } from '../finding'
import { listed } from '../place-set'
import { statusOf } from './licensed'

/** The authority stands on paper; nobody who holds it is known. */
export const validatedEndUser = ({ law, abroad, export: { activity }, destinationsIn }: Deal): AuthorizationAnswer => {
  const { validatedEndUser: entry } = law
  const kind = 'data-center-veu'
  if (entry === undefined) {
    const ask = asker({ cite: law.remarks.licenseTerms, confidence: 'confirmed' })
    return { kind, status: 'does-not-cover', findings: [ask('authorization', 'unmet', 'the authority does not exist yet')] }
  }
  const { barred, activities, code, because } = entry.value
  const ask = asker(entry)
  const findings = [
    ask('veu-movement', claim(activities.includes(activity)), `${activity}; only ${activities.join(' and ')}`),
    ask(
      'veu-destination',
      not(some(destinationsIn(barred, entry.cite).map(({ outcome }) => outcome))),
      `no destination may be of ${listed(barred)}`,
    ),
    ask('veu-embargo', claim(abroad.every((place) => embargoOn(law, place) === undefined)), 'no destination may be under part 746'),
    ask('veu-holder', 'unknown', because, code),
  ]
  return { kind, status: statusOf(every(findings.map(({ outcome }) => outcome))), findings }
}
