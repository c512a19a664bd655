import type { Deal } from '../deal'
import type { Duty } from '../determination'
import { asker, claim, type Finding, type Flag, noteFlag } from '../finding'
import type { Dated } from '../law'
import { isNear } from '../measure'
import { headquartersOf } from '../party'
import { listed, outcomeWithin, within } from '../place-set'
import { barredFindings } from './barred'
import { directFinding } from './direct-sale'
import { isSigned, refusals } from './evidence'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, otherPart744, type Wanted } from './exception-case'
import { onList } from './listed-entries'
import { type Limit, limitOf } from './low-volume-limit'
import type { LowVolumeTerms } from './low-volume-terms'
import { tenureFinding } from './tenure'

/**
 * LPP for one deal (15 CFR 740.29).
 *
 * @param countedTpp TPP of the order's items at the .a level; null where it is not known.
 */
export const lowVolumeException = (deal: Deal, wanted: readonly Wanted[], countedTpp: number | null): readonly ExceptionCase[] => {
  const { lowVolumeException: terms } = deal.law
  if (terms === undefined) return []
  const ask = asker(terms)
  const { value } = terms
  const { activity } = deal.export
  const limit = limitOf(deal, { ...terms, cite: value.cites.limit }, countedTpp)
  const conditions = [
    ask('movement', claim(activity === 'export' || activity === 'reexport'), `${activity}: exports and reexports, no in-country transfer`),
    directFinding(deal, value.distributorCode, asker({ cite: value.cites.directly, confidence: terms.confidence })),
    ...tenureFinding(deal, value.tenureCode, ask),
    ...barredFindings(deal, value.barred, value.cites.barred, asker({ cite: value.cites.barred, confidence: terms.confidence })),
    ...electionFindings(deal, terms),
    ...limit.findings,
    ...refusals(deal, value.certification, asker({ cite: value.cites.certification, confidence: terms.confidence })),
    noEmbargo(deal, ask),
    ...noUnverifiedParty(deal, ask),
    ...doubtFindings(deal, terms),
  ]
  const duties = dutiesOf(deal, value, countedTpp, limit)
  const made = answer({ symbol: value.symbol, aesCode: null }, conditions, duties, ask, wanted, (each) => [
    each.reading.nature === 'commodity'
      ? onList(value.items, each.reading, ask, each.item)
      : ask('listed-item', 'unmet', `${each.reading.nature}: commodities only`, undefined, each.item),
    ...otherPart744(each.bars, ask, each.item),
  ])
  const notes = wanted.length === 0 ? [] : [...limit.notes, ...shipmentNotes(value, countedTpp)]
  return [limit.line === undefined || wanted.length === 0 ? { ...made, notes } : { ...made, notes, allocation: limit.line }]
}

/** A consignee headquartered in a partner country may book the items to another that operates them. */
const electionFindings = (deal: Deal, { value, confidence }: Dated<LowVolumeTerms>): readonly Finding[] => {
  const { election, parties } = deal.export
  if (election === undefined) return []
  const cite = value.cites.election
  const ask = asker({ cite, confidence })
  const seats = headquartersOf(parties.ultimateConsignee)
  const [first, ...others] = seats.map((place) => within(deal.law.geography, place, value.electors, cite))
  const isAgreed = others.every((each) => each.outcome === first?.outcome)
  const said = `the ultimate consignee is headquartered in ${seats.join(' or ') || 'a place not given'}`
  const because = `${said}; only one headquartered in ${listed(value.electors)} may book the items to an operator`
  return [
    isAgreed ? ask('election', first?.outcome ?? 'unknown', because, first?.code) : ask('election', 'unknown', because, 'R-02'),
    parties.operator === undefined
      ? ask('election-operator', 'unknown', 'booked to the operator, which was not given')
      : ask('election-operator', 'met', `booked to ${parties.operator.name}`),
  ]
}

const doubtFindings = ({ abroad, law: { geography } }: Deal, { value, confidence, cite }: Dated<LowVolumeTerms>): readonly Finding[] => {
  const ask = asker({ cite, confidence })
  return value.inDoubt.flatMap(({ places, code, because }) => {
    const place = abroad.find((each) => outcomeWithin(geography, each, places) !== 'unmet')
    return place === undefined ? [] : [ask('may-be-used', 'unknown', `${place}: ${because}`, code)]
  })
}

const dutiesOf = (deal: Deal, value: LowVolumeTerms, countedTpp: number | null, { line }: Limit): readonly Duty[] => {
  const { certification, copy, largeShipment, limitReached, cites } = value
  const isLarge = countedTpp !== null && countedTpp >= largeShipment.tpp
  const isLast = line?.remainingTpp === 0
  return [
    { code: 'lpp-certification', owner: 'consignee', when: 'before-export', met: isSigned(deal, certification), cite: cites.certification },
    ...(isLarge
      ? [
          {
            code: 'lpp-large-shipment-notice',
            owner: 'exporter',
            when: 'before-export',
            channel: largeShipment.channel,
            met: false,
            cite: largeShipment.cite,
          } as const,
        ]
      : []),
    {
      code: 'lpp-certification-copy',
      owner: 'exporter',
      when: 'after-export',
      withinDays: copy.withinDays,
      channel: copy.channel,
      met: false,
      cite: copy.cite,
    },
    ...(isLast
      ? [
          {
            code: 'lpp-limit-reached',
            owner: 'consignee',
            when: 'after-export',
            channel: limitReached.channel,
            met: false,
            cite: limitReached.cite,
          } as const,
        ]
      : []),
    { code: 'keep-records', owner: 'exporter', when: 'after-export', met: false, cite: cites.records },
  ]
}

const shipmentNotes = ({ largeShipment: { tpp, cite, inDoubt } }: LowVolumeTerms, countedTpp: number | null): readonly Flag[] =>
  countedTpp !== null && isNear(countedTpp, tpp, inDoubt.share) ? [noteFlag(inDoubt.code, inDoubt.because, cite)] : []
