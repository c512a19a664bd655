import type { Citation, IsoDate } from '../law'
import type { Posture } from '../review/review'
import { entryPolicy } from './entry-policy'
import type { Licenses, ListEffect, Listings } from './list-effect'
import { effectOf, footnoteNumbers, standsOn, taggedUnder } from './listed'
import { type EntryTerms, listingOf } from './listing-of'

/** What a match means for a sale, if it is the same party. */
export type MatchEffect = {
  readonly kind: 'block' | 'license-required' | 'exceptions-suspended' | 'review' | 'enhanced-diligence'
  readonly because: string
  /** How an application is reviewed. */
  readonly posture?: Posture
  /** Of an Entity List entry, with what each means for things made abroad. */
  readonly footnotes?: readonly { readonly footnote: string; readonly because: string; readonly cite: Citation }[]
  /** Papers to be had first, by the names they have as evidence. */
  readonly requires?: readonly string[]
  /** Absent: no law stands behind it. */
  readonly cite?: Citation
}

/**
 * What a list does to a sale of advanced chips by this entry. A list that the law does not know, such as an operator's own, is
 * for a person, unless its entry says `block`.
 *
 * @param day Day of export. An entry that does not stand on it asks for no more than a closer look.
 */
export const matchEffect = (entry: EntryTerms, terms: Listings, day: IsoDate): MatchEffect => {
  const { list, from, to } = entry
  const listing = listingOf(entry, true)
  const effect = effectOf(listing, terms)
  const cite = effect === undefined ? {} : { cite: effect.cite }
  if (!standsOn(listing, day)) {
    const because = from !== undefined && day < from ? `is on ${list} from ${from} on, and not before` : `was on ${list} until ${to}`
    return { kind: 'enhanced-diligence', because: `${because}: find out why`, ...cite }
  }
  if (effect === undefined) return ownEffect(entry)
  return { ...lawEffect(entry, effect.value, terms), ...cite }
}

/** The word in the policy column of an operator's own list that stops a sale. */
const stopping = /^\s*(block|stop|deny|denied|prohibited|no sale)\s*\.?\s*$/i

export const isStoppedByOwner = ({ policy }: Pick<EntryTerms, 'policy'>): boolean => policy !== undefined && stopping.test(policy)

const ownEffect = (entry: EntryTerms): MatchEffect =>
  isStoppedByOwner(entry)
    ? { kind: 'block', because: `the entry on ${entry.list} says so` }
    : { kind: 'review', because: `${entry.list} is no list of the law: read what it says of the entry` }

const lawEffect = (entry: EntryTerms, { list, effect }: ListEffect, terms: Listings): MatchEffect => {
  switch (effect.kind) {
    case 'stops': {
      const bound = effect.nexus === undefined ? '' : `; it binds those with a link to ${effect.nexus}`
      const tagged = taggedUnder(listingOf(entry, true), terms) === 'met' ? '; a program tag asks for a license beside it' : ''
      return { kind: 'block', because: `no part in the transaction at all${bound}${tagged}` }
    }
    case 'licenses':
      return licenseEffect(entry, effect, terms)
    case 'suspends-exceptions': {
      const evidence = terms.statement?.value.evidence
      return {
        kind: 'exceptions-suspended',
        because: 'no license exception is left; where no license is needed, a signed statement comes first, and every export is filed',
        ...(evidence === undefined ? {} : { requires: [evidence] }),
      }
    }
    case 'review':
      return { kind: 'review', because: effect.because }
    case 'red-flag':
      return { kind: 'enhanced-diligence', because: `${list}: ${effect.because}` }
  }
}

/** An advanced chip is listed: what an entry says of EAR99 items is not about it. */
const chip = { isEar99: false }

const licenseEffect = (entry: EntryTerms, { posture, remark }: Licenses, terms: Listings): MatchEffect => {
  const scope = entry.licenseScope === undefined ? 'for what the list reaches' : `for: ${entry.licenseScope}`
  const footnotes = footnotesIn(entry, terms)
  return {
    kind: 'license-required',
    because: `a license ${scope}${remark === undefined ? '' : `; ${remark.because}`}`,
    posture: posture === 'as-entered' ? (entry.posture ?? entryPolicy(chip, listingOf(entry, true)).posture) : posture,
    ...(footnotes.length === 0 ? {} : { footnotes }),
  }
}

const footnotesIn = (entry: EntryTerms, terms: Listings): NonNullable<MatchEffect['footnotes']> => {
  const listing = listingOf(entry, true)
  const numbers = footnoteNumbers(listing)
  return terms.footnotes
    .filter(({ value }) => value.list === effectOf(listing, terms)?.value.list && numbers.includes(value.footnote))
    .map(({ value: { footnote, because }, cite }) => ({ footnote, because, cite }))
}
