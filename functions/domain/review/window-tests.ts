import type { Deal } from '../deal'
import { type Ask, asker, claim, every, type Finding, type Trilean } from '../finding'
import { seatIn } from '../headquarters'
import type { Citation, Dated } from '../law'
import type { Party } from '../party'
import { outcomeWithin } from '../place-set'
import { endUserOf } from './end-user'
import type { WindowItem } from './window-item'
import { laboratory } from './window-laboratory'
import type { WindowTerms } from './window-terms'
import { volume } from './window-volume'

/** The first two tests alone, and the route: what makes a chip one of the window's. */
export const windowFigures = ({ law: { window } }: Deal, item: WindowItem): Trilean =>
  window === undefined ? 'unmet' : every([tppTest(item, window.value).outcome, dramTest(item, window.value).outcome])

/** All fourteen tests for one item, in the order of the reference table. */
export const windowTests = (deal: Deal, item: WindowItem, order: readonly WindowItem[]): readonly Finding[] => {
  const { window } = deal.law
  if (window === undefined) return []
  const { value } = window
  const { cites } = value
  const askIn = (cite: Citation): Ask => {
    const ask = asker({ cite, confidence: window.confidence })
    return (condition, outcome, because, code) => ask(condition, outcome, because, code, item.index)
  }
  const figures = askIn(cites.figures)
  const data = askIn(cites.technicalData)
  const certified = askIn(cites.certifications)
  const facts = deal.export.window ?? {}
  const tpp = tppTest(item, value)
  const dram = dramTest(item, value)
  const checks = stated(
    askIn(cites.customerChecks),
    'window-customer-checks',
    facts.customerChecksCertified,
    'customer checks and physical security against remote access are certified',
  )
  return [
    figures('window-tpp', tpp.outcome, tpp.because, tpp.code),
    figures('window-dram', dram.outcome, dram.because, dram.code),
    route(deal, window, figures),
    endUserPlace(deal, window, figures),
    onSale(item, value, data),
    technicalData(facts, data),
    stated(certified, 'window-supply', facts.supplyCertified, 'no delay of US orders for US end use is certified'),
    stated(certified, 'window-capacity', facts.capacityCertified, 'foundry capacity kept for US users is certified'),
    volume(deal, item, order, value, askIn(cites.volume)),
    endUse(deal, value, certified),
    remoteUsers(deal, value, askIn(cites.remoteUsers)),
    { ...checks, code: value.lettersUnknown.code },
    iaasPromise(facts, askIn(cites.iaas)),
    laboratory(deal, value, askIn(cites.laboratory)),
  ]
}

type Test = { readonly outcome: Trilean; readonly because: string; readonly code?: string }

const tppTest = (item: WindowItem, { tppBelow }: WindowTerms): Test =>
  figureTest(
    item,
    item.tppEach,
    item.circuits.map(({ tpp }) => tpp),
    tppBelow,
    'TPP',
  )

const dramTest = (item: WindowItem, { dramBandwidthBelowGBs: below }: WindowTerms): Test =>
  figureTest(
    item,
    item.dramBandwidthGBs,
    item.circuits.map(({ dramBandwidthGBs }) => dramBandwidthGBs),
    below,
    'DRAM bandwidth in GB/s',
  )

/** A system is read by its circuits and by the box: where the two differ, neither decides. */
const figureTest = (
  { isSystem }: WindowItem,
  whole: number | null,
  each: readonly (number | null)[],
  below: number,
  what: string,
): Test => {
  const asked = (figure: number | null): Trilean => (figure === null ? 'unknown' : claim(figure < below))
  const ofWhole = asked(whole)
  const because = `${what} ${whole ?? 'unknown'} against less than ${below}`
  if (!isSystem) return { outcome: ofWhole, because }
  const ofEach = every(each.map(asked))
  if (ofEach === 'unmet') return { outcome: 'unmet', because: `${because}, and a circuit alone is no less` }
  if (ofEach === ofWhole) return { outcome: ofWhole, because: `${because}, per circuit and per box` }
  return {
    outcome: 'unknown',
    because: `${because} for the box, ${each.map((figure) => figure ?? 'unknown').join(', ')} per circuit`,
    code: 'WINDOW_PER_BOX',
  }
}

export const isFromHome = ({ export: { activity }, from, law }: Deal): boolean =>
  activity === 'export' && law.geography.treatedAs(from) === law.home

const route = (deal: Deal, { value }: Dated<WindowTerms>, ask: Ask): Finding =>
  ask('window-route', claim(isFromHome(deal)), `${deal.export.activity} from ${deal.from}; only exports from ${value.from}`)

const endUserPlace = (deal: Deal, { value }: Dated<WindowTerms>, ask: Ask): Finding => {
  const { country } = endUserOf(deal)
  return ask('window-end-user', outcomeWithin(deal.law.geography, country, value.to), `end user located in ${country}`)
}

/** A date told by year or month alone may lie on both sides of the day. */
const onSale = ({ circuits }: WindowItem, { onSaleBy }: WindowTerms, ask: Ask): Finding => {
  const dates = circuits.length === 0 ? [undefined] : circuits.map(({ usCommercialSince }) => usCommercialSince)
  const outcome = every(
    dates.map((date): Trilean => {
      if (date === undefined) return 'unknown'
      if (date > onSaleBy) return 'unmet'
      return date.length < onSaleBy.length && onSaleBy.startsWith(date) ? 'unknown' : 'met'
    }),
  )
  return ask(
    'window-on-sale',
    outcome,
    `on general sale in the US since ${[...new Set(dates)].map((date) => date ?? 'a day not known').join(', ')}; by ${onSaleBy}`,
  )
}

const stated = (ask: Ask, condition: string, fact: boolean | undefined, because: string): Finding =>
  fact === undefined
    ? ask(condition, 'unknown', `not stated whether ${because}`)
    : ask(condition, claim(fact), `${fact ? '' : 'stated not: '}${because}`)

const technicalData = ({ statesTechnicalData, usUnitsShipped }: NonNullable<Deal['export']['window']>, ask: Ask): Finding => {
  const units: Trilean = usUnitsShipped === undefined ? 'unknown' : claim(usUnitsShipped !== false)
  const data: Trilean = statesTechnicalData === undefined ? 'unknown' : claim(statesTechnicalData)
  const outcome = every([data, units])
  const because = { met: 'states both', unmet: 'does not state both', unknown: 'is not said to state both' }[outcome]
  return ask('window-technical-data', outcome, `the application ${because}: technical data and units shipped in the US`)
}

/** No military, military-intelligence, nuclear, missile or CBW use is known, and no restricted party takes part. */
const endUse = ({ export: given, listed, parties }: Deal, { concerns }: WindowTerms, ask: Ask): Finding => {
  const condition = 'window-end-use'
  const told = given.endUse?.concerns?.filter(({ kind }) => concerns.includes(kind)) ?? []
  if (told.some(({ knowledge }) => knowledge)) return ask(condition, 'unmet', 'a barred end use is known')
  if (listed.some(({ outcome }) => outcome === 'met')) return ask(condition, 'unmet', 'a listed party takes part')
  if (told.length > 0) return ask(condition, 'unknown', 'a barred end use is suspected')
  if (listed.length > 0) return ask(condition, 'unknown', 'a match with a list is not confirmed')
  const isScreened = given.partiesScreened === true || parties.every(({ party }) => party.listings !== undefined)
  return ask(
    condition,
    isScreened ? 'met' : 'unknown',
    isScreened ? 'no barred end use is known and no party is listed' : 'the parties were not screened',
  )
}

const remoteUsers = (deal: Deal, { disclosed }: WindowTerms, ask: Ask): Finding => {
  const condition = 'window-remote-users'
  const { recipientOffersIaas, remoteUsers: users } = deal.export.window ?? {}
  if (recipientOffersIaas === undefined) return ask(condition, 'unknown', 'whether the recipient offers IaaS was not said')
  if (!recipientOffersIaas) return ask(condition, 'met', 'the recipient offers no IaaS')
  if (users === undefined) return ask(condition, 'unknown', 'the recipient offers IaaS, and its remote users were not disclosed')
  const { geography, window } = deal.law
  const cite = window?.cite ?? deal.law.known.cite
  const isOf = (user: Party): boolean =>
    outcomeWithin(geography, user.country, disclosed) !== 'unmet' || seatIn(user, disclosed, geography, cite).outcome === 'met'
  return ask(
    condition,
    'met',
    `remote users are disclosed: ${users.length}, of whom ${users.filter(isOf).length} of the countries of concern`,
  )
}

const iaasPromise = ({ recipientOffersIaas, iaasPromise: promise }: NonNullable<Deal['export']['window']>, ask: Ask): Finding =>
  recipientOffersIaas === false
    ? ask('window-iaas-promise', 'met', 'the recipient offers no IaaS')
    : stated(ask, 'window-iaas-promise', promise, 'the recipient promises to keep weights and access from undisclosed users')
