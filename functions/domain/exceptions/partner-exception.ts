import { type Deal, type PartySeat, roleName } from '../deal'
import { type Ask, asker, claim, every, type Finding, not, some, type Trilean } from '../finding'
import type { Dated } from '../law'
import { listed } from '../place-set'
import { standingOf } from '../standing'
import { designerFinding } from './designer-condition'
import { refusals } from './evidence'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, otherPart744, type Wanted } from './exception-case'
import { onList } from './listed-entries'
import { dutiesOf, reportNotes } from './partner-duties'
import type { PartnerTerms } from './partner-terms'
import { tenureFinding } from './tenure'

/** AIA for one deal (15 CFR 740.27). It is for chips, software and technology; weights have terms of their own. */
export const partnerException = (deal: Deal, wanted: readonly Wanted[], countedTpp: number | null): readonly ExceptionCase[] => {
  const { partnerException: terms } = deal.law
  if (terms === undefined) return []
  const ask = asker(terms)
  const { value } = terms
  const { activity } = deal.export
  const conditions = [
    ask('movement', claim(['export', 'reexport', 'transfer'].includes(activity)), `${activity}: exports, reexports and transfers`),
    destinationFinding(deal, value, asker({ cite: value.cites.partners, confidence: terms.confidence })),
    ...entityFindings(deal, terms, ask),
    ...tenureFinding(deal, value.tenureCode, ask),
    ...trainingFinding(deal, value, ask),
    ...refusals(deal, value.certification, asker({ cite: value.cites.certification, confidence: terms.confidence })),
    noEmbargo(deal, ask),
    ...noUnverifiedParty(deal, ask),
  ]
  const made = answer(
    { symbol: value.symbol, aesCode: null },
    conditions,
    dutiesOf(deal, value, wanted, countedTpp),
    ask,
    wanted,
    (each) => [
      onList(each.reading.nature === 'commodity' ? value.commodities : value.softwareAndTechnology, each.reading, ask, each.item),
      ...designerFinding(deal, each, value.designer, ask),
      ...otherPart744(each.bars, ask, each.item),
    ],
  )
  return [{ ...made, notes: reportNotes(deal, value, countedTpp) }]
}

const destinationFinding = ({ abroad, destinationsIn }: Deal, { partners, cites }: PartnerTerms, ask: Ask): Finding => {
  const places = destinationsIn(partners, cites.partners)
  const outcome = abroad.length === 0 ? 'unmet' : every(places.map((each) => each.outcome))
  const decided = places.find((each) => each.outcome === outcome)
  return ask('destination', outcome, decided?.because ?? 'no destination abroad', decided?.code)
}

/** Everyone whose location, headquarters or parent is outside; where nobody's is, the first of them. */
const entityFindings = (deal: Deal, { value, cite }: Dated<PartnerTerms>, ask: Ask): readonly Finding[] => {
  const seats = deal.seatsIn(value.outsiders, cite)
  const hands = deal.standingsIn(value.barred, cite)
  const asked = deal
    .standingsIn(value.outsiders, cite)
    .map((each, at) =>
      each.role === 'intermediateConsignees' && each.party.takesTitle !== true
        ? passing(seats[at] ?? each, hands[at] ?? each)
        : { ...each, outcome: not(each.seat.outcome) },
    )
  const outcome = every(asked.map((each) => each.outcome))
  const decisive = asked.filter((each) => each.outcome === outcome)
  return (outcome === 'met' ? decisive.slice(0, 1) : decisive).map((each) =>
    ask('partner-entity', each.outcome, `${roleName(each)}: ${each.seat.because}; all must be ${listed(value.partners)}`, each.seat.code),
  )
}

/** Whoever only passes the items on is no entity that they are for; one of the barred places shuts the exception all the same. */
const passing = (own: PartySeat, hand: PartySeat): PartySeat & { readonly outcome: Trilean } => {
  if (hand.seat.outcome !== 'unmet') return { ...hand, outcome: not(hand.seat.outcome) }
  return { ...own, outcome: own.seat.outcome === 'unmet' ? 'met' : 'unknown' }
}

/** The chips may not be used to train controlled models for firms from elsewhere. */
const trainingFinding = (deal: Deal, { outsiders, cites }: PartnerTerms, ask: Ask): readonly Finding[] => {
  const { endUse, parties } = deal.export
  if (endUse?.trainsControlledWeights !== true) return []
  const users = [parties.customer, parties.cloudOperator, parties.computeProvider].filter((party) => party !== undefined)
  const answers = users.map((party) => standingOf(party, outsiders, deal.law.geography, cites.endUse))
  const outcome = some(answers.map((each) => each.outcome))
  const because =
    outcome === 'unmet' ? 'nobody from elsewhere is told of' : 'a controlled model is trained, and a user is or may be from elsewhere'
  const open = outcome === 'unknown' ? answers.find(({ code }) => code !== undefined)?.code : undefined
  return [ask('no-training-for-outsiders', not(outcome), because, open)]
}
