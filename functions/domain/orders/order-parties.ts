import { isSameName, type Parties, type Party, type Role } from '../party'
import { type PlaceCode, untoldPlace } from '../place'
import type { OpenPoint } from './open-point'
import type { OrderParty } from './order-call'

/** Undefined: it names no place, or more than one. */
export type PlaceOf = (text: string) => PlaceCode | undefined

/** Who is in an order, as far as it was told. */
export type OrderParties = {
  readonly parties: Parties
  readonly openPoints: readonly OpenPoint[]
}

/** Characters. Longer than anybody is called, and short enough to be looked for. */
const nameLengthMax = 300
const textLengthMax = 1000

/** Whoever gets the goods, where nothing was told of them. */
const nobody: Party = { name: '', country: untoldPlace }

/**
 * A firm before whoever signs for it, and both are looked for. Nothing is taken from one party for another: who pays is not who
 * gets it.
 */
export const orderParties = (told: readonly OrderParty[], placeOf: PlaceOf): OrderParties => {
  const openPoints: OpenPoint[] = []
  const parties: Partial<Record<OrderParty['role'], Party>> = {}
  for (const each of told) {
    const before = parties[each.role]
    const party = partyOf(each, placeOf, before === undefined ? openPoints : [])
    if (before === undefined) parties[each.role] = party
    else if (!isSameName(before.name, party.name) || before.country !== party.country)
      openPoints.push({ code: 'party-told-twice', text: `${partOf(each.role)} is told of twice, and not alike` })
  }
  const { ultimateConsignee } = parties
  if (ultimateConsignee === undefined) openPoints.push({ code: 'party-missing', text: 'nobody is told of to whom the goods go' })
  return {
    parties: { ...parties, ultimateConsignee: ultimateConsignee ?? nobody },
    openPoints,
  }
}

const partyOf = (told: OrderParty, placeOf: PlaceOf, openPoints: OpenPoint[]): Party => {
  const { role } = told
  const [company, person] = [legible(told.company, nameLengthMax), legible(told.name, nameLengthMax)]
  const name = company ?? person
  if (name === undefined) openPoints.push({ code: 'party-unnamed', text: `${partOf(role)} has no name` })
  return {
    name: name ?? '',
    country: countryOf(told, placeOf, openPoints),
    headquarters: placeIn(told.headquarters, role, placeOf, openPoints),
    ultimateParents: parentsOf(told, placeOf, openPoints),
    registration: registrationIn(legible(told.registration, textLengthMax) ?? ''),
    aliases: company === undefined || person === undefined || isSameName(company, person) ? undefined : [person],
    address: legible(told.address, textLengthMax),
    email: legible(told.email, emailLengthMax),
    phone: legible(told.phone, phoneLengthMax),
  }
}

/** Who is its own parent has nobody above it. Half of another would be a guess at the other half. */
const parentsOf = (told: OrderParty, placeOf: PlaceOf, openPoints: OpenPoint[]): Party['ultimateParents'] => {
  const [name, own] = [legible(told.parent, nameLengthMax), legible(told.company, nameLengthMax) ?? legible(told.name, nameLengthMax)]
  const headquarters = placeIn(told.parentHeadquarters, told.role, placeOf, openPoints)
  if (name === undefined) return undefined
  const isOwn = own !== undefined && isSameName(name, own)
  if (isOwn && (headquarters === undefined || told.parentHeadquarters === told.headquarters)) return []
  return headquarters === undefined ? undefined : [{ name, kind: 'company', headquarters }]
}

const registrationIn = (text: string): Party['registration'] => {
  const [, scheme, id] = /^([a-z][\w-]{0,59}):\s*(\S.{0,99})$/i.exec(text) ?? []
  return scheme === undefined || id === undefined ? undefined : { scheme: scheme.toLowerCase(), id }
}

const emailLengthMax = 254
const phoneLengthMax = 40

const countryOf = ({ role, country }: OrderParty, placeOf: PlaceOf, openPoints: OpenPoint[]): PlaceCode => {
  if (legible(country, textLengthMax) === undefined)
    openPoints.push({ code: 'country-missing', text: `no country is told of ${partOf(role)}` })
  return placeIn(country, role, placeOf, openPoints) ?? untoldPlace
}

/** A near miss is for a person: a guess between two countries would be worse than a question. */
const placeIn = (given: string | undefined, role: Role, placeOf: PlaceOf, openPoints: OpenPoint[]): PlaceCode | undefined => {
  const text = legible(given, textLengthMax)
  const place = text === undefined ? undefined : placeOf(text)
  if (text !== undefined && place === undefined)
    openPoints.push({ code: 'country-unreadable', text: `${partOf(role)}: ${JSON.stringify(text)} names no place, or more than one` })
  return place
}

/** Without blanks around it and as well-formed text; undefined where nothing is left. */
const legible = (text: string | undefined, lengthMax: number): string | undefined =>
  text?.toWellFormed().trim().slice(0, lengthMax).trim() || undefined

/** In words that a person reads. */
const partOf = (role: Role): string => role.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
