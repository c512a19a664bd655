import { effectName, effectOf, isOver, standsOn } from '../listings/listed'
import { passesDown } from '../listings/listed-above'
import type { EntryTerms } from '../listings/listing-of'
import { isStoppedByOwner } from '../listings/match-effect'
import type { Listing } from '../party'
import { type FoundMatch, isRaised } from '../screening/list-evidence'
import type { Checked } from './checked'
import type { CustomerFacts } from './customer'
import type { CustomerLaw } from './customer-law'
import type { KycCode, Raised } from './kyc-flag'
import type { CheckedParty } from './party-evidence'
import { type StandingOfParty, standingsIn } from './standing-of-party'

/** Somebody of the check, with what the caller stated of it. */
type Party = CheckedParty & { readonly stated: readonly Listing[]; readonly standing: StandingOfParty }

/** Whoever is on a list, or may be: found by this service, or stated by the caller. */
export const listedPartyFlags = ({ facts, parties: { found }, law }: Checked): readonly Raised[] => {
  const standingOf = standingsIn(facts, law.listings.inquiry.value.majorityShare, law.asOf)
  const flags = withStated(found, facts).flatMap(({ stated, ...each }) => flagsOf({ ...each, stated, standing: standingOf(each) }, law))
  return [...new Map(flags.map((flag) => [`${flag.code} ${flag.subject ?? ''} ${flag.because}`, flag])).values()]
}

/** Everybody of whom something was found, and every node of whom something was stated. */
const withStated = (
  found: readonly CheckedParty[],
  { customer, ownership }: CustomerFacts,
): readonly (CheckedParty & Pick<Party, 'stated'>)[] => {
  const nodes = (ownership?.nodes ?? []).filter(({ listings = [] }) => listings.length > 0)
  const statedOf = ({ role, of }: CheckedParty): readonly Listing[] =>
    nodes.find(({ id }) => (role === 'customer' ? id === ownership?.subject : role === 'owner' && id === of))?.listings ?? []
  const known = found.map((each) => ({ ...each, stated: statedOf(each) }))
  const others = nodes
    .map(
      ({ id, name }): CheckedParty =>
        id === ownership?.subject
          ? { role: 'customer', name: customer.name ?? name, matches: [] }
          : { role: 'owner', name, of: id, matches: [] },
    )
    .filter(({ role, of }) => !found.some((each) => each.role === role && (role === 'customer' || each.of === of)))
  return [...known, ...others.map((each) => ({ ...each, stated: statedOf(each) }))]
}

const flagsOf = (party: Party, law: CustomerLaw): readonly Raised[] => {
  const matches = party.matches.filter(isRaised)
  const isStated = ({ entry }: FoundMatch): boolean =>
    party.stated.some((each) => each.confirmed && effectName(each, law.listings) === effectName(entry, law.listings))
  const [first, ...others] = matches.filter((match) => !match.confirmed && !isStated(match))
  const more = others.length === 0 ? '' : `, or ${others.length} more`
  const hint = (text: string, detail: Raised['detail']): Raised => flag('PTY_POSSIBLE', party, text, detail)
  return [
    ...party.stated.filter(({ confirmed }) => confirmed).flatMap((each) => confirmedFlags(party, each, each.list, law)),
    ...matches
      .filter(({ confirmed }) => confirmed)
      .flatMap((match) => confirmedFlags(party, match.entry, `${match.name} on ${match.entry.list}: ${match.because}`, law, match)),
    ...party.stated
      .filter(({ confirmed }) => !confirmed)
      .map((each) => hint(`the listing on ${each.list} that was stated is not confirmed`, { list: each.list })),
    ...(first === undefined
      ? []
      : [hint(`may be ${first.name} on ${first.entry.list}${more}: ${first.because}`, { matches: [first, ...others].map(shown) })]),
  ]
}

/** What a listing that is confirmed raises, by what its holder is to the customer. */
const confirmedFlags = (party: Party, listing: EntryTerms, said: string, law: CustomerLaw, match?: FoundMatch): readonly Raised[] => {
  const terms = law.listings
  const effect = effectOf(listing, terms)
  const detail = { ...(match === undefined ? { list: listing.list, stated: true } : shown(match)), standing: party.standing }
  const other = (text: string, over?: string): Raised => ({
    ...flag('PTY_LISTED_OTHER', party, text, detail),
    case: over ?? 'standing',
    ...(effect === undefined ? {} : { cite: effect.cite, confidence: effect.confidence }),
  })
  if (party.standing === 'former') return []
  if (isOver(listing, law.asOf)) return isOwner(party) ? [] : [other(`was ${said}, until ${listing.to}`, 'over')]
  if (!standsOn(listing, law.asOf)) return [other(`is ${said}, from ${listing.from} on`)]
  const code = codeOf(listing, law)
  const isRolledUp = effect !== undefined && passesDown(effect.value, terms)
  if (isOwner(party) && isRolledUp && !(party.standing === 'controller' && code === 'PTY_SDN')) return []
  // Nothing passes down from it. Who owns a part and has no say brings a closer look, and no bar.
  if (code === 'PTY_LISTED_OTHER' || (party.standing === 'owner' && !mild.has(code))) {
    const isStopped = party.standing === 'party' && effect === undefined && isStoppedByOwner(listing)
    return [other(`is ${said}`, isStopped ? 'stopped' : undefined)]
  }
  const isPaying = party.role === 'payer' || party.role === 'bank'
  const paid = flag('PAY_EMBARGO', party, `is blocked: ${said}`, detail)
  return [flag(code, party, `is ${said}`, detail), ...(isPaying && code === 'PTY_SDN' ? [paid] : [])]
}

/** Raised of any owner as of the customer itself: they bar nobody. */
const mild: ReadonlySet<KycCode> = new Set(['PTY_UVL', 'PTY_NS_CMIC'])

const isOwner = ({ standing }: Party): boolean => standing === 'owner' || standing === 'controller'

/** The flag of a list. Lists without one of their own share one. */
export const codeOf = (listing: Pick<EntryTerms, 'list'>, { listed, listings }: Pick<CustomerLaw, 'listed' | 'listings'>): KycCode => {
  const list = effectName(listing, listings)
  return listed.value.codes.find(({ lists }) => lists.includes(list))?.code ?? 'PTY_LISTED_OTHER'
}

const flag = (code: KycCode, party: Party, text: string, detail: Raised['detail']): Raised => {
  const { role, name, of } = party
  const subject = role === 'customer' ? undefined : role === 'owner' ? of : name
  return {
    code,
    because: `${said[role]}${role === 'person' && of !== undefined ? `, ${of},` : ''} ${name} ${text}`,
    ...(subject === undefined ? {} : { subject }),
    ...(detail === undefined ? {} : { detail }),
  }
}

const said: Readonly<Record<CheckedParty['role'], string>> = {
  customer: 'the customer',
  person: 'one of its people',
  owner: 'the owner',
  'ultimate-parent': 'the ultimate parent',
  payer: 'the payer',
  bank: 'the bank',
  reseller: 'the reseller',
  address: 'the address',
}

const shown = ({ listedParty, name, matchedName, score, band, entry }: FoundMatch) => ({
  listedParty,
  list: entry.list,
  name,
  matchedName,
  score,
  band,
})
