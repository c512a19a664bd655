import type { PlaceCode } from '../place'
import type { MappedField } from './connection'
import type { Customer, CustomerAddress, CustomerFacts, IntendedUse, Unread } from './customer'
import type { SignUp } from './sign-up'
import { claimIn, computeIn } from './sign-up-compute'

/** How the texts of a form are read. Undefined: they name no place, or more than one. */
export type SignUpPlaces = {
  readonly placeOf: (text: string) => PlaceCode | undefined
  readonly placeOfPhone: (phone: string) => PlaceCode | undefined
}

/** Characters. Longer than anybody is called, and short enough to be looked for. */
const nameLengthMax = 300
const textLengthMax = 1000
const names: ReadonlySet<string> = new Set<MappedField>(['name', 'company', 'email', 'phone', 'registration', 'website', 'chip'])

const purposes = ['inference', 'training', 'fine-tuning', 'rendering', 'research', 'resale', 'other'] as const

/**
 * What a form's texts say of a customer. What is there and cannot be read is told as such: it is asked for again, where a
 * guess or an omission would let somebody in.
 */
export const signUpFacts = ({ fields: sent, unreadable = [] }: SignUp, places: SignUpPlaces): CustomerFacts => {
  const unread: Unread[] = unreadable.map((field) => ({ field, because: 'no text' }))
  const fields = legible(sent, unread)
  const placeIn = (field: MappedField): PlaceCode | undefined => {
    const text = fields[field]
    const place = text === undefined ? undefined : places.placeOf(text)
    if (text !== undefined && place === undefined) unread.push({ field, because: 'names no place, or more than one' })
    return place
  }
  const [country, companyCountry, headquarters, useLocation] = [
    placeIn('country'),
    placeIn('companyCountry'),
    placeIn('headquarters'),
    placeIn('useLocation'),
  ]
  // Of the address from which somebody came, or of a telephone, nothing may be known: both are only signs.
  const phoneCountry = fields.phone === undefined ? undefined : places.placeOfPhone(fields.phone)
  const ipCountry = fields.ipCountry === undefined ? undefined : places.placeOf(fields.ipCountry)
  const compute = computeIn(fields, unread)
  const intendedUse = useIn(fields)
  const customer: Customer = {
    ...whoIn(fields),
    addresses: addressesIn(fields.address, { country, companyCountry, phoneCountry, ipCountry }),
    ...(useLocation === undefined ? {} : { useLocations: [useLocation] }),
    ...(headquarters === undefined ? {} : { headquarters }),
    ...(ipCountry === undefined ? {} : { accessIps: [{ country: ipCountry }] }),
  }
  return {
    customer,
    ...(compute === undefined ? {} : { compute: [compute] }),
    ...(intendedUse === undefined ? {} : { intendedUse }),
    ...(unread.length === 0 ? {} : { unread }),
  }
}

type Fields = SignUp['fields']

/** Without what is no text, or longer than what it should be. */
const legible = (sent: Fields, unread: Unread[]): Fields =>
  Object.fromEntries(
    Object.entries(sent).filter(([field, text]) => {
      const isLegible = text.isWellFormed() && text.length <= (names.has(field) ? nameLengthMax : textLengthMax)
      if (!isLegible) unread.push({ field, because: 'too long, or no text' })
      return isLegible
    }),
  )

/** A firm where one is named, and then whoever signed up is its contact. */
const whoIn = ({ name, company, email, phone, registration, website, isUsPerson }: Fields): Omit<Customer, 'addresses'> => {
  const isUs = claimIn(isUsPerson)
  return {
    type: company === undefined ? 'individual' : 'entity',
    ...(company === undefined ? (name === undefined ? {} : { name }) : { name: company }),
    ...(company === undefined || name === undefined ? {} : { people: [{ role: 'contact' as const, name }] }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(registration === undefined ? {} : { registration: { scheme: 'registration', id: registration } }),
    ...(website === undefined ? {} : { website }),
    ...(isUs === undefined ? {} : { isUsPerson: isUs }),
  }
}

type Countries = Readonly<Record<'country' | 'companyCountry' | 'phoneCountry' | 'ipCountry', PlaceCode | undefined>>

/** By the declared country; where there is none by the company's, the telephone's and last by where the request came from. */
const addressesIn = (text: string | undefined, { country, companyCountry, phoneCountry, ipCountry }: Countries): CustomerAddress[] => {
  const told = text === undefined ? {} : { text }
  const company = companyCountry === undefined ? [] : [{ country: companyCountry, from: 'company' as const }]
  // A company elsewhere is told beside it: what was declared does not hide it.
  if (country !== undefined) return [{ ...told, country }, ...company.filter((each) => each.country !== country)]
  const [first] = [
    ...company,
    ...(phoneCountry === undefined ? [] : [{ country: phoneCountry, from: 'phone' as const }]),
    ...(ipCountry === undefined ? [] : [{ country: ipCountry, from: 'ip' as const }]),
  ]
  return first === undefined ? [] : [{ ...told, ...first }]
}

const useIn = ({ purpose, description }: Fields): IntendedUse | undefined => {
  if (purpose === undefined && description === undefined) return undefined
  const known = purposes.find((each) => each === purpose?.toLowerCase())
  // A purpose in the form's own words is one that is described.
  const words = [...(known === undefined && purpose !== undefined ? [purpose] : []), ...(description === undefined ? [] : [description])]
  return {
    ...(purpose === undefined ? {} : { purpose: known ?? 'other' }),
    ...(words.length === 0 ? {} : { description: words.join('. ') }),
  }
}
