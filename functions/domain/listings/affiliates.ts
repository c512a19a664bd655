import { every, type Flag, noteFlag } from '../finding'
import type { Dated, IsoDate } from '../law'
import { shownBounds } from '../ownership/basis-points'
import { captureIn, isListingInDoubt } from '../ownership/capture'
import type { Holdings } from '../ownership/holdings'
import { pathTo, wayFrom } from '../ownership/path'
import type { Listing, RoleParty } from '../party'
import type { Geography } from '../place'
import type { AffiliatesTerms, Listings } from './list-effect'
import type { Listed } from './listed'
import { affiliatesPool, type PassedDown, passedDown } from './ownership-pools'

/**
 * Listings that pass from owners to a party under the affiliates rule: the requirement, exceptions, policy and footnotes
 * of every owner that counts. Of several the most restrictive decides, as among the party's own.
 */
export const inheritedListings = (
  each: RoleParty,
  holdings: Holdings<Listing>,
  terms: Listings,
  geography: Geography,
  day: IsoDate,
): { readonly listed: readonly Listed[]; readonly notes: readonly Flag[] } => {
  const { affiliates } = terms
  if (affiliates === undefined) return { listed: [], notes: [] }
  const { cite, confidence, value } = affiliates
  const pool = affiliatesPool(terms, affiliates, geography, day)
  const capture = captureIn(holdings, pool)
  const path = pathTo(holdings, capture, pool.shareMin)
  if (path.length === 0) return { listed: [], notes: [] }
  const [outcome = 'unmet'] = capture.outcomes
  const [stake = { lo: 0, hi: 0 }] = capture.stakes
  const held = `owners that are listed, or owned by such, hold ${shownBounds(stake)} percent of it, against ${value.shareMin} or more`
  const { namedDefault, remark } = value
  const said = [namedDefault, remark].flatMap((each) => (each === undefined ? [] : [noteFlag(each.code, each.because, cite)]))
  if (outcome === 'unmet') return { listed: [], notes: [belowOrSpared(held, stake.hi >= pool.shareMin, affiliates)] }
  if (value.state === 'stayed') {
    return { listed: [], notes: [noteFlag('affiliates-stayed', `${held}: the rule is stayed on this day`, cite), ...said] }
  }
  const isByListing = isListingInDoubt(holdings, capture, pool)
  const byId = new Map(holdings.nodes.map((node) => [node.id, node]))
  const sure = surest(path.filter(({ why }) => why === 'listed').map((step) => [step.owner, step.outcome] as const))
  const listed = [...sure].flatMap(([id, way]) => {
    const owner = byId.get(id)
    if (owner === undefined) return []
    const firms = wayFrom(holdings, path, id)
    const between = firms === '' ? '' : `; it holds by way of ${firms}`
    return passedDown(owner, terms, affiliates, day).map(({ listing, effect, outcome: own }: PassedDown): Listed => {
      const passed = every([outcome, way, own])
      const code = passed === 'unknown' ? (own === 'unknown' || isByListing ? 'LISTING_UNCONFIRMED' : 'RED_FLAG_29') : namedDefault?.code
      return {
        ...each,
        listing,
        effect,
        outcome: passed,
        because: `takes over the listing of an owner on ${effect?.value.list ?? listing.list}: ${held}${between}`,
        cite,
        confidence,
        ...(code === undefined ? {} : { code }),
        ...(listing.from === undefined ? {} : { since: listing.from > affiliates.from ? listing.from : affiliates.from }),
        ...(owner.country === undefined ? {} : { ownerSeat: owner.country }),
      }
    })
  })
  return { listed, notes: said }
}

/** Every owner once, as surely as it counts on any way down. */
const surest = <Id, Outcome>(all: readonly (readonly [Id, Outcome])[]): ReadonlyMap<Id, Outcome> => {
  const found = new Map<Id, Outcome>()
  for (const [id, outcome] of all) if (outcome === 'met' || !found.has(id)) found.set(id, outcome)
  return found
}

const belowOrSpared = (held: string, isSpared: boolean, { cite, value }: Dated<AffiliatesTerms>): Flag =>
  noteFlag(
    'listed-owner',
    isSpared
      ? `${held}: the rule catches no firm of ${value.spares}, and it calls for more inquiry`
      : `${held}: no requirement passes down, and it calls for more inquiry`,
    cite,
  )
