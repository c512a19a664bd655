import { holdingsOf } from '../ownership/holdings'
import { mayHold } from '../ownership/party-ownership'
import { domainText, phoneText } from '../quota/contact-text'
import { exactTexts, firmName } from '../quota/firm-name'
import type { MarkWords, NameWords } from '../quota/mark-words'
import type { accountLinks } from './compute-request'
import type { CustomerFacts } from './customer'

/** Something that two accounts of the same hands have in common. Equal texts of a kind are the same thing. */
export type AccountMark = { readonly kind: (typeof accountLinks)[number]; readonly text: string }

/** In percent. Whoever holds as much of two customers may be behind both. */
const ownerShare = 25

/**
 * What a customer's other accounts would show as well: payer, owners, mail domain, telephone and registration. What it has alone
 * costs nothing; a name without a place that others have as well links strangers, which counts their computing together and
 * never apart. Names are personal data: the texts are for hashing, not for keeping.
 */
export const customerMarks = (facts: CustomerFacts, { names, contacts }: MarkWords): readonly AccountMark[] => {
  const { customer } = facts
  const country = customer.addresses[0]?.country ?? customer.jurisdiction ?? '?'
  const number = customer.phone === undefined ? undefined : phoneText(customer.phone, country, contacts)
  const domain = customer.email === undefined ? undefined : domainText(customer.email, contacts)
  const email = customer.email?.trim().toLowerCase()
  const { payment, registration } = customer
  const marks: readonly AccountMark[] = [
    ...namesOf(payment?.payer, payment?.country ?? country, names).map((text) => ({ kind: 'payer' as const, text })),
    ...ownersOf(facts, country, names).map((text) => ({ kind: 'owner' as const, text })),
    ...(domain === undefined ? [] : [{ kind: 'domain' as const, text: domain }]),
    ...(number === undefined ? [] : [{ kind: 'control' as const, text: `phone ${number}` }]),
    ...(email === undefined ? [] : [{ kind: 'control' as const, text: `email ${email}` }]),
    ...(registration === undefined
      ? []
      : [{ kind: 'control' as const, text: `id ${plain(registration.scheme)} ${plain(registration.id)}` }]),
  ]
  return [...new Map(marks.map((mark) => [`${mark.kind} ${mark.text}`, mark])).values()]
}

/** Everybody who may hold as much, and a firm itself: the parent's own account is one with its daughter's. */
const ownersOf = ({ customer, ownership }: CustomerFacts, country: string, names: NameWords): readonly string[] => {
  const people = (customer.people ?? []).filter(({ share = 0, role }) => share >= ownerShare || role === 'beneficial-owner')
  const above = ownership === undefined ? [] : mayHold(holdingsOf(ownership, undefined), ownerShare)
  const named = above.filter(({ kind }) => kind === 'person' || kind === 'entity' || kind === 'arrangement')
  return [
    ...(customer.type === 'entity' ? namesOf(customer.name, country, names) : []),
    ...people.flatMap(({ name, country: home }) => namesOf(name, home ?? '?', names)),
    ...named.flatMap(({ name, country: home }) => namesOf(name, home ?? '?', names)),
  ]
}

/** A name in its place. Those who hold for others tell nothing. */
const namesOf = (name: string | undefined, place: string, known: NameWords): readonly string[] => {
  const taken = name === undefined ? undefined : firmName(name, known)
  if (taken === undefined || taken.words.some((word) => known.nominees.has(word))) return []
  return exactTexts(taken, place).map((text) => `${text} of ${place}`)
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
