import { noEmbargo } from '../exceptions/exception-case'
import { asker, claim, type Finding, not, some } from '../finding'
import { seatIn } from '../headquarters'
import type { Dated } from '../law'
import { listed, outcomeWithin } from '../place-set'
import type { CertificationTerms, NationalTerms, UniversalTerms } from './data-center-veu-terms'
import type { VeuOrder } from './veu-order'

type Terms = Dated<UniversalTerms> | Dated<NationalTerms>

/** How the items move, where they will stand, and that they stay there. */
export const siteFindings = (order: VeuOrder, terms: Terms): readonly Finding[] => {
  const { deal, site } = order
  const ask = asker(terms)
  const { barred, activities, transfer } = terms.value
  const { activity } = deal.export
  const ends = deal.destinationsIn(barred, terms.cite)
  const isBarred = some([...ends.map(({ outcome }) => outcome), ...(site ? [outcomeWithin(deal.law.geography, site, barred)] : [])])
  const undecided = ends.find(({ outcome }) => outcome === 'unknown')
  const asked = site === undefined && isBarred === 'unmet' ? 'unknown' : not(isBarred)
  return [
    activity === 'transfer'
      ? ask('veu-movement', 'unknown', transfer.because, transfer.code)
      : ask('veu-movement', claim(activities.includes(activity)), `${activity}; only ${activities.join(' and ')}`),
    ask(
      'veu-location',
      asked,
      site === undefined ? 'where the data center is was not given' : `${place(order)} ${site}; none may be in ${listed(barred)}`,
      asked === 'unknown' ? undecided?.code : undefined,
    ),
    noEmbargo(deal, ask),
    ...onward(order, terms),
    ...unverified(order, terms),
  ]
}

const place = ({ deal: { export: given } }: VeuOrder): string =>
  (given.dataCenter ?? given.cluster) ? 'the data center is in' : 'the data center is taken to be where the consignee is, in'

/** What is resold or known to go on elsewhere does not stay in the data center. */
const onward = ({ deal, site }: VeuOrder, terms: Terms): readonly Finding[] => {
  const { finalDestination, purpose } = deal.export.endUse ?? {}
  if (purpose === 'resale') return [asker(terms)('veu-stays', 'unmet', 'for resale; the items are for data centers of the holder')]
  if (finalDestination === undefined || site === undefined || deal.law.geography.treatedAs(finalDestination) === site) return []
  return [asker(terms)('veu-stays', 'unknown', `the items are said to end in ${finalDestination}, the data center in ${site}`)]
}

/** The list suspends license exceptions; whether it touches this authorization is not said. */
const unverified = ({ deal }: VeuOrder, terms: Terms): readonly Finding[] => {
  const found = deal.listed.find(({ effect, outcome }) => effect?.value.effect.kind === 'suspends-exceptions' && outcome !== 'unmet')
  return found === undefined ? [] : [asker(terms)('veu-unverified-party', 'unknown', `a party ${found.because}`, found.code)]
}

/** Models whose weights are controlled are trained in partner countries and for firms from there. */
export const trainingFinding = (
  { deal, site }: VeuOrder,
  { partners, outsiders }: Pick<UniversalTerms, 'partners' | 'outsiders'>,
  { value, confidence }: Dated<CertificationTerms>,
): readonly Finding[] => {
  const { endUse, parties } = deal.export
  if (endUse?.trainsControlledWeights !== true) return []
  const { geography } = deal.law
  const { training: cite } = value.cites
  const { customer } = parties
  const outside = some([
    site === undefined ? 'unknown' : not(outcomeWithin(geography, site, partners)),
    ...(customer ? [seatIn(customer, outsiders, geography, cite).outcome] : []),
  ])
  const because = 'trains a model whose weights are controlled; only in partner countries, and for firms of there'
  return [asker({ cite, confidence })('veu-training', not(outside), because)]
}
