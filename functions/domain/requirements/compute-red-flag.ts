import { every, not, noteFlag, some } from '../finding'
import { namedDoubt, seatIn } from '../headquarters'
import { listed, outcomeWithin } from '../place-set'
import { chainOf, isOf, sitesOf } from './compute-facts'
import { isAllowedTuning } from './compute-promises'
import { askIn, customerSays, seatDoubt, type Work } from './compute-work'
import { type Part, part } from './part'

/** More inquiry: whether the model is to leave. Its license, where it is, is one for the weights. */
export const redFlag = (given: Work): Part => {
  const { deal, value, entry, trains, customers, item } = given
  const { cite, because: said, intended, notIntended } = value.redFlag
  const ask = askIn(given, cite)
  const seated = some(customers.map((each) => seatIn(each, value.outsiders, deal.law.geography, cite).outcome))
  const isTunedByHolder = given.status === 'dc-veu' ? isAllowedTuning(item, value) : 'unmet'
  const raised = every([seated, trains.outcome, not(isTunedByHolder)])
  if (raised === 'unmet') return part('red-flag-28', [ask('red-flag-28', 'unmet', 'not raised')], entry)
  if (item.exportIntent === false)
    return part('red-flag-28', [ask('red-flag-28', 'unmet', notIntended)], entry, { notes: [noteFlag('red-flag-28', notIntended, cite)] })
  const doubt = trains.findings.find(({ outcome, code }) => outcome === 'unknown' && code !== undefined)
  const unseated = seatDoubt(given)
  const open =
    raised === 'met' ? [] : [doubt, unseated].flatMap((each) => (each ? [ask('training', 'unknown', each.because, each.code)] : []))
  const because = `${item.exportIntent === true ? intended : said}${raised === 'unknown' ? `; ${trains.outcome === 'unknown' ? trains.because : customerSays(seated).because}` : ''}`
  return part('red-flag-28', [ask('red-flag-28', 'unknown', because, 'red-flag-28'), ...open], entry, { survivors: [] })
}

/** Anyone of the third tier in the chain, or a site there. */
export const barredChain = (given: Work): Part => {
  const { deal, value, entry } = given
  const { cite, barred: because } = value.redFlag
  const ask = askIn(given, cite)
  const found = chainOf(deal).map(({ party }) => isOf(deal, party, value.barred, cite))
  const sites = sitesOf(deal).map((place) => outcomeWithin(deal.law.geography, place, value.barred))
  const outcome = some([...found, ...sites])
  if (outcome === 'unmet') return part('red-flag-28', [ask('barred-chain', 'unmet', `nobody of ${listed(value.barred)} takes part`)], entry)
  const unseated = namedDoubt(
    chainOf(deal).map(({ party }) => party),
    value.barred,
    deal.law.geography,
    cite,
  )
  const said = outcome === 'met' ? because : `whether anybody of ${listed(value.barred)} takes part was not given; ${because}`
  return part('red-flag-28', [ask('barred-chain', 'unknown', said, outcome === 'met' ? 'red-flag-28' : unseated?.code)], entry, {
    survivors: [],
  })
}
