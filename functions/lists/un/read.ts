import type { PartyKind } from '../../domain/lists/listed-party'
import { type Row, StructureFault } from '../row'

/** An element of the list with what stands in it: texts, and further elements, by their names. */
export type XmlElement = {
  readonly name: string
  readonly text: string
  readonly children: readonly XmlElement[]
}

export type UnName = { readonly name: string; readonly quality: string }

/** An individual or entity of the consolidated list of the Security Council. */
export type UnRecord = {
  readonly reference: string
  readonly kind: PartyKind
  readonly names: readonly string[]
  readonly originalScript: string
  readonly aliases: readonly UnName[]
  readonly program: string
  readonly listedOn: string
  readonly nationalities: readonly string[]
  readonly designations: readonly string[]
  readonly comments: string
  readonly addresses: readonly { readonly text: string; readonly country: string }[]
  readonly birthDates: readonly string[]
  readonly documents: readonly { readonly type: string; readonly number: string; readonly country: string }[]
}

const known = new Set(
  `DATAID VERSIONNUM FIRST_NAME SECOND_NAME THIRD_NAME FOURTH_NAME FIFTH_NAME SIXTH_NAME UN_LIST_TYPE REFERENCE_NUMBER LISTED_ON GENDER SUBMITTED_BY
  NAME_ORIGINAL_SCRIPT COMMENTS1 TITLE DESIGNATION NATIONALITY NATIONALITY2 LIST_TYPE LAST_DAY_UPDATED DELISTED_ON INDIVIDUAL_ALIAS ENTITY_ALIAS
  INDIVIDUAL_ADDRESS ENTITY_ADDRESS INDIVIDUAL_DATE_OF_BIRTH INDIVIDUAL_PLACE_OF_BIRTH INDIVIDUAL_DOCUMENT SORT_KEY SORT_KEY_LAST_MOD`.split(
    /\s+/,
  ),
)

export const readUn = ({ line, value }: Row<XmlElement>): UnRecord => {
  const strange = value.children.find(({ name }) => !known.has(name))
  if (strange) throw new StructureFault(line, `unknown element: ${strange.name}`)
  const all = (...names: string[]) => value.children.filter(({ name }) => names.includes(name))
  const text = (name: string) => all(name)[0]?.text ?? ''
  const values = (name: string) =>
    all(name).flatMap(({ children }) => children.filter(({ name }) => name === 'VALUE').map(({ text }) => text))
  return {
    reference: text('REFERENCE_NUMBER'),
    kind: value.name === 'INDIVIDUAL' ? 'person' : 'entity',
    names: ['FIRST', 'SECOND', 'THIRD', 'FOURTH', 'FIFTH', 'SIXTH'].map((which) => text(`${which}_NAME`)),
    originalScript: text('NAME_ORIGINAL_SCRIPT'),
    aliases: all('INDIVIDUAL_ALIAS', 'ENTITY_ALIAS').map((alias) => ({
      name: inner(alias, 'ALIAS_NAME'),
      quality: inner(alias, 'QUALITY'),
    })),
    program: text('UN_LIST_TYPE'),
    listedOn: text('LISTED_ON'),
    nationalities: values('NATIONALITY'),
    designations: [...values('DESIGNATION'), ...values('TITLE')],
    comments: text('COMMENTS1'),
    addresses: all('INDIVIDUAL_ADDRESS', 'ENTITY_ADDRESS').map(addressOf),
    birthDates: all('INDIVIDUAL_DATE_OF_BIRTH').flatMap(birthDateOf),
    documents: all('INDIVIDUAL_DOCUMENT').map(documentOf),
  }
}

const inner = ({ children }: XmlElement, called: string): string => children.find(({ name }) => name === called)?.text ?? ''

const addressOf = (address: XmlElement) => ({
  text: ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY']
    .map((part) => inner(address, part))
    .filter((part) => part !== '')
    .join(', '),
  country: inner(address, 'COUNTRY'),
})

const documentOf = (document: XmlElement) => ({
  type: inner(document, 'TYPE_OF_DOCUMENT').replace(/\s+/g, ' '),
  number: inner(document, 'NUMBER'),
  country: inner(document, 'ISSUING_COUNTRY') || inner(document, 'COUNTRY_OF_ISSUE'),
})

/** `1960-05-01`, `1971`, `circa 1960`, `1973 to 1974`. */
const birthDateOf = (date: XmlElement): string[] => {
  const [day, year, from, to] = ['DATE', 'YEAR', 'FROM_YEAR', 'TO_YEAR'].map((name) => inner(date, name))
  const printed = day || year || (from && to ? `${from} to ${to}` : '')
  if (printed === '') return []
  return [inner(date, 'TYPE_OF_DATE') === 'APPROXIMATELY' ? `circa ${printed}` : printed]
}
