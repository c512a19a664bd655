import { type Deal, roleName } from '../deal'
import { embargoOn } from '../embargo'
import type { Finding } from '../finding'
import { type Part, part, type Subject } from './part'

/** Places under part 746: as a destination, and as the location of a principal party. */
export const byEmbargo = ({ abroad, law, principals }: Deal, { isEar99 }: Subject): readonly Part[] => {
  const findings: Finding[] = []
  for (const place of abroad) {
    const terms = embargoOn(law, place)
    if (terms === undefined) continue
    const { cite, confidence, value } = terms
    const isLeftOpen = value.covers === 'listed' && isEar99
    findings.push({
      condition: 'part-746',
      outcome: isLeftOpen ? 'unknown' : 'met',
      because: isLeftOpen ? `${place} is under part 746, whose reach beyond listed items is not evaluated` : `${place} is under part 746`,
      cite,
      confidence,
      ...(isLeftOpen ? { code: 'other-controls' } : {}),
    })
  }
  for (const each of principals) {
    const terms = abroad.includes(each.party.country) ? undefined : embargoOn(law, each.party.country)
    if (terms === undefined) continue
    const because = `${roleName(each)} is located in ${each.party.country}, which is under part 746, while the items go elsewhere`
    findings.push({
      condition: 'part-746-party',
      outcome: 'unknown',
      because,
      cite: terms.cite,
      confidence: terms.confidence,
      code: 'exact-place',
    })
  }
  const [first] = findings
  return first ? [part('part-746', findings, first)] : []
}
