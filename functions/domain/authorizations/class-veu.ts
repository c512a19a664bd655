import type { Deal } from '../deal'
import { asker, every, type Finding, type Flag, noteFlag } from '../finding'
import type { Judged } from '../judged'
import type { AuthorizationCase } from './authorization-case'
import { certificationFindings } from './certifications'
import type { DataCenterVeuTerms, VeuClass } from './data-center-veu-terms'
import { arrangementFinding, ceilingFinding, countryFinding, nationalApplicant } from './national-veu'
import { shareFindings } from './universal-shares'
import { crossBorderFinding, newSiteFinding, universalApplicant } from './universal-veu'
import { barredPartyFinding, foreignOwners } from './veu-barred'
import { veuDuties } from './veu-duties'
import { itemFindings } from './veu-items'
import { veuLines } from './veu-lines'
import { type VeuAuthorization, type VeuOrder, veuOrder } from './veu-order'
import { partyFindings } from './veu-parties'
import { siteFindings, trainingFinding } from './veu-site'

/** A validated end-user of one of the two classes: who, where, what, how much, and what it certified. */
export const classVeu = (
  deal: Deal,
  authorization: VeuAuthorization,
  judged: readonly Judged[],
  terms: DataCenterVeuTerms,
): AuthorizationCase => {
  const order = veuOrder(deal, authorization, judged)
  const { class: veuClass } = authorization
  if (veuClass === undefined) {
    const asked = asker(terms.universal)('veu-class', 'unknown', 'whether it is universal or national was not given')
    return { kind: 'data-center-veu', conditions: [asked], conditionsOf: () => [], duties: [], notes: [], allocations: [] }
  }
  const quantity = veuClass === 'universal' ? shareFindings(order, terms.shares) : [ceilingFinding(order, terms.ceilings)]
  const others = otherFindings(order, veuClass, terms)
  const isShut = every(others.map(({ outcome }) => outcome)) === 'unmet'
  return {
    kind: 'data-center-veu',
    conditions: [...others, ...quantity],
    conditionsOf: itemFindings(deal, terms[veuClass]),
    idle: asker(terms[veuClass])('veu-item', 'unmet', 'no item needs a license'),
    duties: veuDuties(order, veuClass, terms),
    notes: notesOf(others, veuClass, terms),
    allocations: isShut ? [] : veuLines(order, terms),
  }
}

/** Everything but how much. */
const otherFindings = (order: VeuOrder, veuClass: VeuClass, terms: DataCenterVeuTerms): readonly Finding[] => {
  const { universal, national, certifications } = terms
  const { geography } = order.deal.law
  const entry = terms[veuClass]
  const own =
    veuClass === 'universal'
      ? [newSiteFinding(order, universal), ...crossBorderFinding(order, terms.shares.value, certifications)]
      : [countryFinding(order, national), arrangementFinding(order, national)]
  return [
    ...partyFindings(order, entry, (party) =>
      veuClass === 'universal' ? universalApplicant(geography, universal, party) : nationalApplicant(geography, national, party),
    ),
    barredPartyFinding(order, entry, certifications),
    ...foreignOwners(order, entry, certifications),
    ...siteFindings(order, entry),
    ...own,
    ...trainingFinding(order, universal.value, certifications),
    ...certificationFindings(order, veuClass, certifications),
  ]
}

/** Said beside what it may cover; and to who is not listed yet, what a request says. */
const notesOf = (findings: readonly Finding[], veuClass: VeuClass, terms: DataCenterVeuTerms): readonly Flag[] => {
  const { national, duties, request } = terms
  const { value, cite } = terms[veuClass]
  const listing = findings.find(({ condition }) => condition === 'veu-listed')?.outcome
  const contents = request.value.contents.filter(({ classes }) => classes.includes(veuClass)).map(({ because }) => because)
  const asked = noteFlag(request.value.code, `a request says beside the rest: ${contents.join('; ')}`, request.cite)
  if (listing === 'unmet') return [asked]
  const decided = findings.filter(({ outcome, code }) => outcome === 'met' && code !== undefined && code !== value.listing.code)
  return [
    listing === 'met' ? noteFlag(value.listing.code, value.listing.because, cite) : asked,
    ...decided.map(({ code = '', because, cite: decidedBy }) => noteFlag(code, because, decidedBy)),
    ...(veuClass === 'national' ? [noteFlag(national.value.extraConditions.code, national.value.extraConditions.because, cite)] : []),
    noteFlag(duties.value.twoDuties.code, duties.value.twoDuties.because, duties.cite),
    noteFlag(value.allocation.code, value.allocation.because, cite),
  ]
}
