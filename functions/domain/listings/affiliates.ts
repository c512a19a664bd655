import { every, type Flag, noteFlag, some, type Trilean } from '../finding'
import type { Dated, IsoDate } from '../law'
import { type Counts, isShareUnknown, reaches, stakeOf } from '../ownership'
import type { Listing, Owner, RoleParty } from '../party'
import { shown } from './blocked-ownership'
import type { AffiliatesTerms, ListEffect, Listings } from './list-effect'
import { effectOf, type Listed, standing, taggedUnder } from './listed'

/**
 * Listings that pass from owners to a party under the affiliates rule: the requirement, exceptions, policy and footnotes
 * of every owner that counts. Of several the most restrictive decides, as among the party's own.
 */
export const inheritedListings = (
  each: RoleParty,
  terms: Listings,
  day: IsoDate,
): { readonly listed: readonly Listed[]; readonly notes: readonly Flag[] } => {
  const { affiliates } = terms
  if (affiliates === undefined) return { listed: [], notes: [] }
  const { cite, confidence, value } = affiliates
  const counts = (owner: Owner): Trilean => some(counted(owner, terms, affiliates, day).map(({ outcome }) => outcome))
  const stake = stakeOf(each.party.owners ?? [], counts, value.shareMin)
  if (stake.holders.length === 0) return { listed: [], notes: [] }
  const outcome = reaches(stake, value.shareMin)
  const held = `owners that are listed, or owned by such, hold ${shown(stake)} percent of it, against ${value.shareMin} or more`
  const { namedDefault, remark } = value
  const said = [namedDefault, remark].flatMap((each) => (each === undefined ? [] : [noteFlag(each.code, each.because, cite)]))
  if (value.state === 'stayed') {
    const note =
      outcome === 'unmet' ? minority(held, affiliates) : noteFlag('affiliates-stayed', `${held}: the rule is stayed on this day`, cite)
    return { listed: [], notes: [note, ...(outcome === 'unmet' ? [] : said)] }
  }
  if (outcome === 'unmet') return { listed: [], notes: [minority(held, affiliates)] }
  const listed = contributors(stake.holders, counts, value.shareMin).flatMap((owner) =>
    counted(owner, terms, affiliates, day).map(({ listing, effect, outcome: own }): Listed => {
      const passed = every([outcome, own])
      const code =
        passed === 'unknown'
          ? own === 'unknown' || !isShareUnknown(stake, value.shareMin)
            ? 'LISTING_UNCONFIRMED'
            : 'RED_FLAG_29'
          : namedDefault?.code
      return {
        ...each,
        listing,
        effect,
        outcome: passed,
        because: `takes over the listing of an owner on ${effect?.value.list ?? listing.list}: ${held}`,
        cite,
        confidence,
        ...(code === undefined ? {} : { code }),
        ...(listing.from === undefined ? {} : { since: listing.from > affiliates.from ? listing.from : affiliates.from }),
        ...(owner.headquarters === undefined ? {} : { ownerSeat: owner.headquarters }),
      }
    }),
  )
  return { listed, notes: said }
}

const minority = (held: string, { cite }: Dated<AffiliatesTerms>): Flag =>
  noteFlag('listed-owner', `${held}: no requirement passes down, and it calls for more inquiry`, cite)

/** Owners that pass something down: each holder, and those above it who hold the majority of it. */
const contributors = (holders: readonly Owner[], counts: Counts, shareMin: number): readonly Owner[] =>
  holders.flatMap((holder) => {
    const above = stakeOf(holder.owners ?? [], counts, shareMin)
    return [holder, ...(reaches(above, shareMin) === 'unmet' ? [] : contributors(above.holders, counts, shareMin))]
  })

type Counted = { readonly listing: Listing; readonly effect: Dated<ListEffect> | undefined; readonly outcome: Trilean }

/** Listings of an owner that pass down: those of the lists named, and blocked persons under the program tags. */
const counted = (owner: Owner, terms: Listings, { value }: Dated<AffiliatesTerms>, day: IsoDate): readonly Counted[] =>
  standing(owner, day).flatMap((listing): Counted[] => {
    const effect = effectOf(listing, terms)
    const hint: Trilean = listing.confirmed ? 'met' : 'unknown'
    if (effect !== undefined && value.lists.includes(effect.value.list)) return [{ listing, effect, outcome: hint }]
    const tagged = taggedUnder(listing, terms)
    return tagged === 'unmet' ? [] : [{ listing, effect: terms.programs, outcome: every([hint, tagged]) }]
  })
