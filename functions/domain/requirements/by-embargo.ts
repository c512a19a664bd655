import { type Deal, roleName } from '../deal'
import { embargoOn, readEmbargoOn } from '../embargo'
import type { Finding } from '../finding'
import { isRelease } from '../releases'
import type { EmbargoTerms } from '../rulebook'
import { type Part, part, type Subject } from './part'

/** Places under part 746: as a destination, and as the location of a party. */
export const byEmbargo = ({ abroad, law, parties, export: given }: Deal, { isEar99 }: Subject): readonly Part[] => {
  const findings: Finding[] = []
  for (const place of abroad) {
    const terms = embargoOn(law, place)
    if (terms === undefined) continue
    const { cite, confidence, value } = terms
    const left = isRelease(given) ? 'and how it treats a release was not read' : openReason(value, isEar99)
    findings.push({
      condition: 'part-746',
      outcome: left === undefined ? 'met' : 'unknown',
      because: `${place} is under part 746${left === undefined ? '' : `, ${left}`}`,
      cite,
      confidence,
      ...(left === undefined ? {} : { code: 'other-controls' }),
    })
  }
  for (const each of parties) {
    const terms = abroad.includes(each.party.country) ? undefined : readEmbargoOn(law, each.party.country)
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

const openReason = ({ covers }: EmbargoTerms, isEar99: boolean): string | undefined => {
  if (covers === 'unread') return 'and which items it asks about was not read'
  return covers === 'listed' && isEar99 ? 'whose reach beyond listed items is not evaluated' : undefined
}
