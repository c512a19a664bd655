import { type Deal, type PartySeat, roleName } from '../deal'
import type { Duty } from '../determination'
import { type Ask, asker, claim, every, type Finding, type Flag, not, noteFlag, some, type Trilean } from '../finding'
import type { Dated } from '../law'
import { isNear } from '../measure'
import { listed } from '../place-set'
import { designerFinding } from './designer-condition'
import { isSigned, refusals } from './evidence'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, otherPart744, type Wanted } from './exception-case'
import { onList } from './listed-entries'
import type { PartnerTerms } from './partner-terms'
import { standingIn, standingOf } from './standing'
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
    destinationFinding(deal, value, asker({ ...terms, cite: value.cites.partners })),
    ...entityFindings(deal, terms, ask),
    ...tenureFinding(deal, value.tenureCode, ask),
    ...trainingFinding(deal, value, ask),
    ...refusals(deal, value.certification, asker({ ...terms, cite: value.cites.certification })),
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
  const hands = standingIn(deal, value.barred, cite)
  const asked = standingIn(deal, value.outsiders, cite).map((each, at) =>
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

/** How sure it is that the certification goes to BIS: by what was received so far and this order. */
const reportState = ({ export: { usage } }: Deal, { report }: PartnerTerms, countedTpp: number | null): 'due' | 'not-due' | 'open' => {
  const before = usage?.aia?.cumulativeTpp
  if (countedTpp !== null && (before ?? 0) + countedTpp >= report.tpp) return 'due'
  return before === undefined || countedTpp === null ? 'open' : 'not-due'
}

const dutiesOf = (deal: Deal, value: PartnerTerms, wanted: readonly Wanted[], countedTpp: number | null): readonly Duty[] => {
  const { certification, report, cites } = value
  const hasCommodity = wanted.some(({ reading }) => reading.nature === 'commodity')
  const isCertified = isSigned(deal, certification)
  const reports = reportState(deal, value, countedTpp) === 'due'
  return [
    { code: 'aia-entries', owner: 'exporter', when: 'before-export', channel: 'the ultimate consignee', met: false, cite: cites.entries },
    ...(hasCommodity
      ? [{ code: 'aia-certification', owner: 'consignee', when: 'before-export', met: isCertified, cite: cites.certification } as const]
      : []),
    ...(hasCommodity && reports
      ? [
          {
            code: 'aia-certification-report',
            owner: 'exporter',
            when: 'before-export',
            channel: report.channel,
            met: false,
            cite: report.cite,
          } as const,
        ]
      : []),
    {
      code: 'aia-shipment-notice',
      owner: 'exporter',
      when: 'with-shipment',
      channel: 'the ultimate consignee, in writing',
      met: false,
      cite: cites.notice,
    },
    { code: 'keep-records', owner: 'exporter', when: 'after-export', met: false, cite: cites.records },
  ]
}

const reportNotes = (deal: Deal, value: PartnerTerms, countedTpp: number | null): readonly Flag[] => {
  if (countedTpp === null || countedTpp === 0) return []
  const { report, figureInDoubt } = value
  const total = (deal.export.usage?.aia?.cumulativeTpp ?? 0) + countedTpp
  const isOpen = reportState(deal, value, countedTpp) === 'open'
  return [
    ...(isNear(total, report.tpp, figureInDoubt.share) ? [noteFlag(figureInDoubt.code, figureInDoubt.because, report.cite)] : []),
    ...(isOpen ? [noteFlag('AIA_CUMULATIVE', openBecause(report.tpp), report.cite)] : []),
  ]
}

const openBecause = (figure: number): string =>
  `TPP received so far was not given: from ${figure} on, this order included, the certification goes to BIS before the first shipment`
