import type { Deal } from '../deal'
import { embargoOn } from '../embargo'
import { asker, claim, type Finding, not, some } from '../finding'
import type { Judged } from '../judged'
import { listed } from '../place-set'
import type { AuthorizationCase } from './authorization-case'
import { classVeu } from './class-veu'
import type { VeuAuthorization } from './veu-order'

/** A data center validated end-user: in its two classes where they bind, and else an authority on paper. */
export const dataCenterVeu = (deal: Deal, authorization: VeuAuthorization, judged: readonly Judged[]): AuthorizationCase =>
  deal.law.dataCenterVeu === undefined
    ? { kind: 'data-center-veu', conditions: onPaper(deal), conditionsOf: nothing, duties: [], notes: [], allocations: [] }
    : classVeu(deal, authorization, judged, deal.law.dataCenterVeu)

const nothing = (): readonly Finding[] => []

/** The authority stands on paper; nobody who holds it is known. */
const onPaper = ({ law, abroad, export: { activity }, destinationsIn }: Deal): readonly Finding[] => {
  const { validatedEndUser: entry } = law
  if (entry === undefined) {
    const ask = asker({ cite: law.remarks.licenseTerms, confidence: 'confirmed' })
    return [ask('authorization', 'unmet', 'the authority does not exist yet')]
  }
  const { barred, activities, code, because } = entry.value
  const ask = asker(entry)
  return [
    ask('veu-movement', claim(activities.includes(activity)), `${activity}; only ${activities.join(' and ')}`),
    ask(
      'veu-destination',
      not(some(destinationsIn(barred, entry.cite).map(({ outcome }) => outcome))),
      `no destination may be of ${listed(barred)}`,
    ),
    ask('veu-embargo', claim(abroad.every((place) => embargoOn(law, place) === undefined)), 'no destination may be under part 746'),
    ask('veu-holder', 'unknown', because, code),
  ]
}
