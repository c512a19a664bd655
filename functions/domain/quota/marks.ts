import { holdingsOf } from '../ownership/holdings'
import { mayHold, ownershipOf } from '../ownership/party-ownership'
import { everyParty, headquartersOf, type Parties, type Party, type Role } from '../party'
import type { PlaceCode } from '../place'
import { addressTexts } from './address-text'
import { domainText, phoneText } from './contact-text'
import { exactTexts, firmName } from './firm-name'
import { hasDigit } from './folded'
import type { MarkWords, NameWords } from './mark-words'
import { nearTexts } from './near-names'

/** What consignees may have in common, the most telling first. */
export const markKinds = ['registration', 'parent', 'address', 'phone', 'email-domain', 'name'] as const
export type MarkKind = (typeof markKinds)[number]

/** Something a party is known by. Equal texts of a kind are the same thing. */
export type Mark = { readonly kind: MarkKind; readonly text: string }

const parentsMax = 6
const aliasesMax = 4
/** A share that makes a parent of an owner, in percent: nobody else has more. */
const parentShare = 50

/**
 * What a consignee is known by, the most telling first and each once. Names are personal data where the party is a person:
 * the texts are for hashing, not for keeping.
 *
 * @param parties The deal it is in. What it shares with a forwarder of the deal, or with the exporter, tells nothing.
 */
export const marksOf = (party: Party, parties: Parties, words: MarkWords): readonly Mark[] => {
  const theirs = new Set(
    handlersAmong(parties, party, words)
      .flatMap((each) => placeMarks(each, words))
      .map(keyOf),
  )
  const marks = [
    ...registrationMarks(party),
    ...parentMarks(party, words.names),
    ...placeMarks(ownPlace(party), words).filter((mark) => !theirs.has(keyOf(mark))),
    ...nameMarks(party, words.names),
  ]
  return [...new Map(marks.map((mark) => [keyOf(mark), mark])).values()]
}

const keyOf = ({ kind, text }: Mark): string => `${kind} ${text}`
const markAs =
  (kind: MarkKind) =>
  (text: string): Mark => ({ kind, text })

/** A number of few characters is given out in more than one country. */
const longNumber = 8

/** One scheme, one number, one firm. What has no digit, or one digit throughout, is not a number. */
const registrationMarks = ({ registration, country }: Party): readonly Mark[] => {
  if (registration === undefined) return []
  const plain = (text: string): string =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  const id = plain(registration.id)
  const number = /^\d+$/.test(id) ? id.replace(/^0+/, '') : id
  if (number.length < 4 || !hasDigit(number) || /^(.)\1*$/.test(number) || /^12345678?9?0?$/.test(number)) return []
  return [{ kind: 'registration', text: `${plain(registration.scheme)} ${number}${number.length < longNumber ? ` in ${country}` : ''}` }]
}

/** Ultimate parents, owners up the chain that may have half, and itself where it says that nobody is above it. */
const parentMarks = (party: Party, known: NameWords): readonly Mark[] => {
  const [seat = party.country] = headquartersOf(party)
  const own = party.ultimateParents?.length === 0 ? [{ name: party.name, headquarters: seat }] : []
  const above = [...(party.ultimateParents ?? []), ...ownersAbove(party), ...own]
  return above.slice(0, parentsMax).flatMap(({ name, headquarters }) => {
    const firm = firmName(name, known)
    if (firm === undefined || firm.words.some((word) => known.nominees.has(word))) return []
    return exactTexts(firm, headquarters ?? '?').map(markAs('parent'))
  })
}

const ownersAbove = (party: Party): readonly { readonly name: string; readonly headquarters?: PlaceCode | undefined }[] => {
  const graph = ownershipOf(party)
  if (graph === undefined) return []
  const owners = mayHold(holdingsOf(graph, undefined), parentShare)
  return owners.map(({ name, country }) => ({ name, headquarters: country }))
}

/** What a party has where it is: an address, a telephone, a domain. */
const placeMarks = ({ address, country, phone, email }: Party, { addresses, contacts }: MarkWords): readonly Mark[] => {
  const number = phone === undefined ? undefined : phoneText(phone, country, contacts)
  const domain = email === undefined ? undefined : domainText(email, contacts)
  return [
    ...(address === undefined ? [] : addressTexts(address, country, addresses).map(markAs('address'))),
    ...(number === undefined ? [] : [markAs('phone')(number)]),
    ...(domain === undefined ? [] : [markAs('email-domain')(domain)]),
  ]
}

/** A forwarder's address comes with the forwarder's telephone; those in a virtual office bring their own. */
const ownPlace = (party: Party): Party => {
  if (party.addressClass === 'forwarder') return { ...party, address: undefined, phone: undefined }
  return party.addressClass === 'virtual-office' ? { ...party, address: undefined } : party
}

/**
 * Those through whose hands the goods of many go, and the exporter, whose own contacts find their way into its forms. Not
 * one that takes title, nor one with the consignee's own name.
 */
const handlersAmong = (parties: Parties, consignee: Party, { names }: MarkWords): readonly Party[] => {
  const own = firmName(consignee.name, names)?.words.join(' ')
  return everyParty(parties)
    .filter(({ party }) => firmName(party.name, names)?.words.join(' ') !== own)
    .flatMap(({ role, party }) => {
      if (always.has(role) || (unlessTitle.has(role) && party.takesTitle !== true) || party.addressClass === 'forwarder') return [party]
      return party.addressClass === 'virtual-office' ? [{ ...party, phone: undefined, email: undefined }] : []
    })
}

const always: ReadonlySet<Role> = new Set(['exporter', 'freightForwarder'])
const unlessTitle: ReadonlySet<Role> = new Set(['intermediateConsignees', 'distributor'])

const nameMarks = ({ name, aliases = [], country }: Party, known: NameWords): readonly Mark[] => {
  const firm = firmName(name, known)
  const others = aliases.slice(0, aliasesMax).flatMap((alias) => firmName(alias, known) ?? [])
  const exact = [...(firm === undefined ? [] : [firm]), ...others].flatMap((each) => exactTexts(each, country))
  return [...exact, ...(firm === undefined ? [] : nearTexts(firm, known))].map(markAs('name'))
}
