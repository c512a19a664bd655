import fc, { type Arbitrary } from 'fast-check'
import { isObject } from './schema'

type Path = readonly (string | number)[]

/** Every place inside a JSON value, itself first. */
export const pathsIn = (value: unknown, at: Path = []): readonly Path[] => {
  if (Array.isArray(value)) return [at, ...value.flatMap((each: unknown, index) => pathsIn(each, [...at, index]))]
  if (isObject(value)) return [at, ...Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...at, key]))]
  return [at]
}

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, part) => (Array.isArray(inner) || isObject(inner) ? Reflect.get(inner, part) : undefined), value)

/** A copy with what stands at the path changed. */
export const changedAt = (value: unknown, [first, ...rest]: Path, change: (inner: unknown) => unknown): unknown => {
  if (first === undefined) return change(value)
  if (Array.isArray(value)) return value.map((each: unknown, index) => (index === first ? changedAt(each, rest, change) : each))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === first ? changedAt(each, rest, change) : each]))
}

export const pointerTo = (path: Path): string => path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Fields whose names callers choose: nothing inside them is unknown. */
const openFields = new Set<string | number>(['elements', 'byCountry', 'parameters', 'bods'])

/** The objects inside a body in which every field is known. */
export const closedObjectsIn = (value: unknown): readonly Path[] =>
  pathsIn(value).filter((path) => isObject(valueAt(value, path)) && !path.some((part) => openFields.has(part)))

/** The same body with one thing wrong at some place, at least by the look of it. */
export const corrupted = (body: unknown): Arbitrary<unknown> =>
  fc.tuple(fc.constantFrom(...pathsIn(body)), corruption).map(([path, change]) => changedAt(body, path, change))

const wrongValues: readonly unknown[] = [
  null,
  true,
  '',
  '\u0000',
  '\uD800',
  'x'.repeat(5000),
  -1,
  -0,
  0.5,
  2 ** 53,
  -(2 ** 63),
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  [],
  {},
  [[[[]]]],
  '2026-02-30',
  'Korea',
  'HK',
  JSON.parse('{"__proto__":{"polluted":true}}'),
  { constructor: { prototype: {} } },
]

const corruption: Arbitrary<(inner: unknown) => unknown> = fc.oneof(
  fc.constantFrom(...wrongValues).map((wrong) => () => wrong),
  fc.jsonValue({ maxDepth: 2 }).map((wrong) => () => wrong),
  fc
    .constantFrom('surplus', '__proto__', 'toString')
    .map((name) => (inner: unknown) => (isObject(inner) ? withField(inner, name) : [inner])),
  fc.constant((inner: unknown) => (isObject(inner) ? Object.fromEntries(Object.entries(inner).slice(1)) : undefined)),
  fc.constant((inner: unknown) => (Array.isArray(inner) ? Array.from({ length: 60 }, () => inner[0] as unknown) : [inner, inner])),
)

/** Even where the name is one that assignment would swallow. */
const withField = (inner: Record<string, unknown>, name: string): unknown =>
  JSON.parse(`{${JSON.stringify(name)}:1,${JSON.stringify(inner).slice(1)}`.replace(',}', '}'))
