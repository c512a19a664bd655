import { type Deal, roleName, someDestination, someSeat } from './deal'
import type { Duty, ExceptionStatus, LicenseException } from './determination'
import type { Reading } from './eccn'
import type { AdvancedComputingTerms } from './exception-terms'
import { claim, every, type Finding, not, some, type Trilean } from './finding'
import { type Citation, type Dated, daysBetween } from './law'
import type { PlaceSet } from './place'

/** An item that needs a license, under one of its readings. */
export type Wanted = { readonly item: number; readonly reading: Reading; readonly isByNotice: boolean }

/** An exception asked about the whole deal once, and about each item. */
export type ExceptionCase = LicenseException & { readonly covers: (wanted: Wanted) => ExceptionStatus }

/** NAC and ACA for one deal (15 CFR 740.8), every condition answered. Until April 2024 NAC served both cases. */
export const advancedComputingExceptions = (deal: Deal, wanted: readonly Wanted[]): readonly ExceptionCase[] => {
  const { advancedComputing } = deal.law
  if (advancedComputing.state !== 'governs') {
    const first = advancedComputing.state === 'not-yet' ? advancedComputing.first : undefined
    const cite = advancedComputing.state === 'not-yet' ? advancedComputing.cite : advancedComputing.entry.cite
    return ['NAC', 'ACA'].map((symbol) => notInForce(symbol, first, cite))
  }
  const terms = advancedComputing.entry
  const withNotice = notified(deal, terms, wanted)
  const without = unnotified(deal, terms, wanted)
  if (without.symbol !== withNotice.symbol) return [withNotice, without]
  const served = some([statusAsTrilean(withNotice.status), statusAsTrilean(without.status)])
  const better = statusAsTrilean(without.status) === served ? without : withNotice
  return [better, notInForce('ACA', undefined, terms.cite)]
}

const notInForce = (symbol: string, first: string | undefined, cite: Citation): ExceptionCase => {
  const because = first === undefined ? 'not yet apart from NAC' : `exists since ${first}`
  const findings = [{ condition: 'in-force', outcome: 'unmet' as const, because, cite, confidence: 'confirmed' as const }]
  return { symbol, status: 'ineligible', findings, duties: [], covers: () => 'ineligible' }
}

type Terms = Dated<AdvancedComputingTerms>
type Ask = (condition: string, outcome: Trilean, because: string, code?: string, item?: number) => Finding

const asker =
  ({ cite, confidence }: Terms): Ask =>
  (condition, outcome, because, code, item) => ({
    condition,
    outcome,
    because,
    cite,
    confidence,
    ...(code === undefined ? {} : { code }),
    ...(item === undefined ? {} : { item }),
  })

const notified = (deal: Deal, terms: Terms, wanted: readonly Wanted[]): ExceptionCase => {
  const ask = asker(terms)
  const { symbol, destinations, seats, aesCode, noticeDays } = terms.value.notified
  const { activity, items, parties } = deal.export
  const places = deal.destinationsIn(destinations, terms.cite)
  const reached = some([someDestination(places), someSeat(deal.seatsIn(seats, terms.cite))])
  const notice = notification(deal, terms, ask)
  const conditions = [
    ask('movement', claim(activity === 'export' || activity === 'reexport'), `${activity}: exports and reexports only`),
    ask('destination-or-headquarters', reached, reachedBecause(reached)),
    notice,
    noEmbargo(deal, ask),
    ask(
      'items',
      claim(items.length <= terms.value.notified.itemsMax),
      `${items.length} of at most ${terms.value.notified.itemsMax} items in one notification`,
    ),
    ask(
      'no-distributor',
      claim(parties.distributor === undefined),
      parties.distributor ? 'a distributor is a party' : 'no distributor is a party',
    ),
  ]
  const isNotified = notice.outcome === 'met'
  const duties: Duty[] = [
    {
      code: 'nac-notification',
      owner: 'exporter',
      when: 'before-export',
      withinDays: noticeDays,
      channel: 'SNAP-R',
      met: isNotified,
      cite: terms.cite,
    },
    { code: 'nac-data-points', owner: 'exporter', when: 'before-export', channel: 'SNAP-R', met: isNotified, cite: terms.cite },
    { code: 'purchase-order', owner: 'exporter', when: 'before-export', met: hasEvidence(deal, 'purchase-order'), cite: terms.cite },
    ...shipmentDuties(aesCode, terms.cite),
  ]
  return answer(symbol, conditions, duties, ask, terms, wanted)
}

const reachedBecause = (reached: Trilean): string =>
  ({
    met: 'to Macau or D:5, or to an entity headquartered or parented there',
    unmet: 'neither the destination nor any party is of Macau or D:5',
    unknown: 'whether a party is of Macau or D:5 is not known',
  })[reached]

/** Confirmed, numbered, and old enough on the day of export. Anything less is not yet, and is a duty. */
const notification = ({ export: given }: Deal, { value }: Terms, ask: Ask): Finding => {
  const { noticeDays } = value.notified
  const condition = 'nac-notification'
  const sent = given.notifications ?? []
  if (sent.length === 0) return ask(condition, 'unmet', `no notification was given; it goes in ${noticeDays} days before the export`)
  if (sent.some(({ state }) => state === 'denied')) return ask(condition, 'unmet', 'BIS answered that a license is needed')
  const good = sent.find(
    ({ state, number, submittedOn }) => state === 'confirmed' && number !== undefined && daysBetween(submittedOn, given.asOf) >= noticeDays,
  )
  if (good) return ask(condition, 'met', `confirmed, numbered, and ${daysBetween(good.submittedOn, given.asOf)} days old`)
  const [first] = sent
  const age = first ? daysBetween(first.submittedOn, given.asOf) : 0
  return ask(
    condition,
    'unmet',
    `${first?.state}, ${first?.number === undefined ? 'without a number' : 'numbered'}, ${age} days old; ${noticeDays} are needed`,
  )
}

const unnotified = (deal: Deal, terms: Terms, wanted: readonly Wanted[]): ExceptionCase => {
  const ask = asker(terms)
  const { symbol, aesCode, destinations, barredSeats, transfersWithin } = terms.value.unnotified
  const doubtful = deal.law.acaInDoubt
  const { activity } = deal.export
  const isInside = activity === 'transfer' ? all(deal, transfersWithin, terms.cite) : 'unmet'
  const reached = some([isInside, all(deal, destinations, terms.cite)])
  const isDoubtful = doubtful !== undefined && reached === 'unmet' && all(deal, doubtful.value.places, doubtful.cite) === 'met'
  const seats = deal.seatsIn(barredSeats, terms.cite)
  const barred = seats.find(({ seat }) => seat.outcome === someSeat(seats))
  const recipient = isInside === 'met' ? 'met' : not(barred?.seat.outcome ?? 'unknown')
  const conditions = [
    ask('movement', claim(['export', 'reexport', 'transfer'].includes(activity)), `${activity}: exports, reexports and transfers`),
    isDoubtful
      ? {
          ...ask('destination', 'unknown', doubtful.value.because, doubtful.value.code),
          cite: doubtful.cite,
          confidence: doubtful.confidence,
        }
      : ask('destination', reached, isInside === 'met' ? 'a transfer within Macau or D:5' : destinationBecause(reached, deal)),
    ask('recipient', recipient, recipientBecause(isInside, barred), barred?.seat.code),
    noEmbargo(deal, ask),
  ]
  return answer(symbol, conditions, shipmentDuties(aesCode, terms.cite), ask, terms, wanted)
}

const recipientBecause = (
  isInside: Trilean,
  barred: (Parameters<typeof roleName>[0] & { seat: { because: string } }) | undefined,
): string => {
  if (isInside === 'met') return 'headquarters do not matter to a transfer within Macau or D:5'
  return barred ? `${roleName(barred)}: ${barred.seat.because}` : 'no recipient was read'
}

const destinationBecause = (reached: Trilean, { abroad }: Deal): string =>
  `${abroad.join(', ') || 'no destination abroad'}: ${reached === 'met' ? 'within' : reached === 'unmet' ? 'not within' : 'not known to be within'} D:1 or D:4 less D:5, Macau, A:5 and A:6`

const all = (deal: Deal, set: PlaceSet, cite: Citation): Trilean =>
  deal.abroad.length === 0 ? 'unmet' : every(deal.destinationsIn(set, cite).map(({ outcome }) => outcome))

const noEmbargo = ({ abroad, law }: Deal, ask: Ask): Finding => {
  const place = abroad.find((each) => law.embargoes.has(each) || law.embargoes.has(law.geography.treatedAs(each)))
  return ask(
    'no-other-license',
    claim(place === undefined),
    place === undefined ? 'no destination is under part 746' : `${place} is under part 746, which asks for more`,
  )
}

const shipmentDuties = (aesCode: string | null, cite: Citation): readonly Duty[] => [
  {
    code: 'aes-license-code',
    owner: 'exporter',
    when: 'with-shipment',
    ...(aesCode === null ? {} : { channel: `AES ${aesCode}` }),
    met: false,
    cite,
  },
  { code: 'keep-records', owner: 'exporter', when: 'after-export', met: false, cite },
]

const hasEvidence = ({ export: { evidence = [] } }: Deal, kind: string): boolean => evidence.some((each) => each.kind === kind)

const answer = (
  symbol: string,
  conditions: readonly Finding[],
  duties: readonly Duty[],
  ask: Ask,
  terms: Terms,
  wanted: readonly Wanted[],
): ExceptionCase => {
  const deal = every(conditions.map(({ outcome }) => outcome))
  const ofItems =
    wanted.length > 0
      ? wanted.map((each) => itemConditions(each, terms.value, ask))
      : [[ask('requirement', 'unmet', 'no item needs a license')]]
  const covers = (each: Wanted): ExceptionStatus =>
    statusFrom(every([deal, ...itemConditions(each, terms.value, ask).map(({ outcome }) => outcome)]))
  const status = statusFrom(every([deal, ...ofItems.flat().map(({ outcome }) => outcome)]))
  return { symbol, status, findings: [...conditions, ...ofItems.flat()], duties, covers }
}

const itemConditions = (
  { item, reading, isByNotice }: Wanted,
  { families, narrowerLines }: AdvancedComputingTerms,
  ask: Ask,
): readonly Finding[] => {
  const { family, level, datacenter, paragraph, eccn } = reading
  const name = eccn ?? family ?? 'the item'
  const isListed = family !== null && families.includes(family) && (level === 'a' || level === 'b')
  const shut = level === 'a' ? datacenter : 'unmet'
  const shown = {
    met: 'designed or marketed for data centers and at the .a level',
    unmet: 'not a data-center item at the .a level',
    unknown: 'whether it is designed or marketed for data centers is not known',
  }
  const line = family === null ? undefined : narrowerLines[family]
  return [
    ask('listed-item', claim(isListed), `${name} is ${isListed ? '' : 'not '}among the items of the section`, undefined, item),
    ask('not-for-datacenters', not(shut), shown[shut], undefined, item),
    ...(line && isListed
      ? [
          line.includes(paragraph ?? '')
            ? ask('entry-line', 'met', `section and entry agree on ${name}`, undefined, item)
            : ask('entry-line', 'unknown', `the section lists ${family}, the entry's own line only ${line.join(', ')}`, 'R-04', item),
        ]
      : []),
    ...(isByNotice
      ? [ask('no-other-part-744', 'unmet', 'a letter under part 744 asks for a license of its own', 'individual-notice', item)]
      : []),
  ]
}

const statusFrom = (outcome: Trilean): ExceptionStatus =>
  outcome === 'met' ? 'eligible' : outcome === 'unmet' ? 'ineligible' : 'needs-review'
const statusAsTrilean = (status: ExceptionStatus): Trilean =>
  status === 'eligible' ? 'met' : status === 'ineligible' ? 'unmet' : 'unknown'
