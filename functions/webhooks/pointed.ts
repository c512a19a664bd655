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

/** @param own The sender's own places, which the connection's stand in for. */
export const signUpIn = (body: unknown, own: ConnectionSettings['mapping'], { mapping }: ConnectionSettings): SignUp => {
  const fields: Partial<Record<MappedField, string>> = {}
  for (const field of mappedFields) {
    const pointer = mapping[field] ?? own[field]
    const text = pointer === undefined ? undefined : textAt(body, pointer)
    if (text !== undefined) fields[field] = text
  }
  return { fields }
}
