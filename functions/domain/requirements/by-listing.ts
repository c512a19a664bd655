import { type Deal, roleName } from '../deal'
import { asker, every, type Finding, noteFlag } from '../finding'
import { entryExceptions, entryScope } from '../listings/entry-columns'
import { entryPolicy } from '../listings/entry-policy'
import type { Licenses } from '../listings/list-effect'
import type { Listed } from '../listings/listed'
import { headquartersOf } from '../party'
import type { PlaceCode } from '../place'
import type { ReviewPolicy } from '../review/review'
import { domestic, type Part, part, type Subject } from './part'
import { reachOf } from './reach'

/** Licenses asked for because a party is listed, or takes over the listing of an owner. */
export const byListing = (deal: Deal, subject: Subject): readonly Part[] =>
  deal.listed.flatMap((listed) => {
    const effect = listed.effect?.value.effect
    return effect?.kind === 'licenses' ? [listedPart(deal, subject, listed, effect)] : []
  })

const listedPart = (deal: Deal, subject: Subject, listed: Listed, effect: Licenses): Part => {
  const { remark } = effect
  const notes = remark ? [noteFlag(remark.code, remark.because, listed.cite)] : []
  if (deal.abroad.length === 0) return part(effect.code, [domestic(effect.code, listed.cite)], listed, { notes })
  const isEntered = effect.survivors === 'as-entered'
  const survivors = effect.survivors === 'as-entered' ? [] : effect.survivors
  const made = part(effect.code, [findingOf(deal, subject, listed, effect)], listed, {
    notes,
    survivors,
    policy: policyOf(subject, listed, effect),
  })
  const words = isEntered ? entryExceptions(listed.listing) : undefined
  if (words === undefined) return made
  // The entry says something of exceptions that nobody here can weigh: none is eligible, and each might be.
  return { ...made, bars: made.bars.map((bar) => ({ ...bar, outcome: 'unknown', because: words, code: 'ENTRY_EXCEPTIONS' })) }
}

const findingOf = (deal: Deal, subject: Subject, listed: Listed, effect: Licenses): Finding => {
  const reached =
    effect.reach === 'as-entered' ? entryScope(subject, listed.listing) : reachOf(subject, effect.reach, placesOf(deal, listed))
  const outcome = every([listed.outcome, reached.outcome])
  const isOpenByScope = outcome !== 'met' && listed.outcome !== 'unknown'
  const because = `${roleName(listed)} ${listed.because}; ${reached.because}`
  return asker(listed)(effect.code, outcome, because, isOpenByScope ? reached.code : listed.code)
}

/** Where the party is, where it and those above it are seated, and where the items go. */
const placesOf = ({ abroad, law: { geography } }: Deal, { party, ownerSeat }: Listed): readonly PlaceCode[] =>
  [
    party.country,
    ...headquartersOf(party),
    ...(party.ultimateParents ?? []).map(({ headquarters }) => headquarters),
    ...(ownerSeat === undefined ? [] : [ownerSeat]),
    ...abroad,
  ].map(geography.treatedAs)

const policyOf = (subject: Subject, listed: Listed, { posture }: Licenses): ReviewPolicy =>
  posture === 'as-entered'
    ? { ...entryPolicy(subject, listed.listing), cite: listed.cite }
    : { posture, because: `as for parties on ${listed.effect?.value.list}`, cite: listed.cite }
