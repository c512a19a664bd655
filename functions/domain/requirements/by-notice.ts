import { type Deal, someSeat } from '../deal'
import { type Finding, some } from '../finding'
import type { Dated } from '../law'
import type { IndividualNotice } from '../rulebook'
import { type Part, part, type Subject } from './part'

/** Letters to makers: they bind their addressees, and make everyone else look. */
export const byNotice = (deal: Deal, { chips, isUnnamed, reading }: Subject): readonly Part[] => {
  if (deal.abroad.length === 0) return []
  return deal.law.notices.flatMap((notice) => {
    const isNamed = chips.some(({ id }) => notice.value.chips.includes(id))
    if (!isNamed && !(isUnnamed && reading.level === null && isAddressee(deal, notice.value))) return []
    const policy = {
      posture: 'unstated',
      because: 'the letter to the maker asks for the license; its policy was not read',
      cite: notice.cite,
    } as const
    return [part('individual-notice', [noticeFinding(deal, notice, isNamed)], notice, { survivors: [], policy })]
  })
}

const isAddressee = ({ export: { parties } }: Deal, { names }: IndividualNotice): boolean =>
  names.includes(parties.exporter?.name.trim().toLowerCase() ?? '')

const noticeFinding = (deal: Deal, { value, cite, confidence }: Dated<IndividualNotice>, isNamed: boolean): Finding => {
  const asked = { condition: 'individual-notice', cite, confidence, code: 'individual-notice' }
  const reached = some([deal.isGoingTo(value.places, cite), someSeat(deal.seatsIn(value.places, cite))])
  if (reached === 'unmet')
    return { ...asked, outcome: 'unmet', because: `the letter to ${value.addressee} does not reach this destination or these parties` }
  if (reached === 'met' && !isNamed) {
    return {
      ...asked,
      outcome: 'unknown',
      because: `the exporter is the addressee of the letter to ${value.addressee}, and the part is described, not named`,
    }
  }
  if (reached === 'met' && isAddressee(deal, value)) {
    return { ...asked, outcome: 'met', because: `the exporter is the addressee of the letter to ${value.addressee}` }
  }
  const because =
    reached === 'met'
      ? `a letter binds ${value.addressee} for this part; another exporter may have been told, or may know`
      : `whether the letter to ${value.addressee} reaches these parties turns on a headquarters or parent that was not given`
  return { ...asked, outcome: 'unknown', because }
}
