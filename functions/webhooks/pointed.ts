import { type ConnectionSettings, type MappedField, mappedFields } from '../domain/customers/connection'
import type { SignUp } from '../domain/customers/sign-up'

/** The value at a JSON pointer (RFC 6901), where there is one. */
export const valueAt = (body: unknown, pointer: string): unknown =>
  pointer === ''
    ? body
    : pointer
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
        .reduce<unknown>(
          (value, part) =>
            typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined,
          body,
        )

/** A text, or a number or a boolean as a text. What is empty says nothing. */
export const textAt = (body: unknown, pointer: string): string | undefined => {
  const value = valueAt(body, pointer)
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined
  const text = String(value).trim()
  return text === '' ? undefined : text
}

/** Told in parts by some forms: a first name and a last one, a street and a town. */
const inParts: ReadonlySet<MappedField> = new Set(['name', 'address'])
/** Of these nothing is made where they are no text: whom the sender means by an id, or from where somebody was seen. */
const signs: ReadonlySet<MappedField> = new Set(['externalId', 'ipCountry'])

/** The texts of a list or an object with nothing but texts in it. Undefined: it says more than that. */
const partsOf = (value: unknown): readonly string[] | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const parts = Object.values(value).filter((part) => part !== null)
  const texts = parts.map((part) => textAt(part, ''))
  return texts.every((text, at) => text !== undefined || parts[at] === '') ? texts.filter((text) => text !== undefined) : undefined
}

/** What stands there: one text in a list is that text. `unreadable`: something, and no text. Undefined: nothing. */
const toldAt = (body: unknown, pointer: string, field: MappedField): string | { readonly unreadable: MappedField } | undefined => {
  const value = valueAt(body, pointer)
  if (typeof value !== 'object' || value === null) return textAt(value, '')
  const parts = partsOf(value)
  if (parts?.length === 0) return undefined
  if (parts !== undefined && inParts.has(field)) return parts.join(' ')
  return parts?.length === 1 && Array.isArray(value) ? parts[0] : signs.has(field) ? undefined : { unreadable: field }
}

/** @param own The sender's own places, which the connection's stand in for. */
export const signUpIn = (body: unknown, own: ConnectionSettings['mapping'], { mapping }: ConnectionSettings): SignUp => {
  const fields: Partial<Record<MappedField, string>> = {}
  const unreadable: MappedField[] = []
  for (const field of mappedFields) {
    const pointer = mapping[field] ?? own[field]
    const told = pointer === undefined ? undefined : toldAt(body, pointer, field)
    if (typeof told === 'string') fields[field] = told
    else if (told !== undefined) unreadable.push(told.unreadable)
  }
  return { fields, ...(unreadable.length === 0 ? {} : { unreadable }) }
}
