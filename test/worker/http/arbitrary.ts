import fc, { type Arbitrary } from 'fast-check'
import { type Parameter, resolved, type Schema } from './schema'

/**
 * Values that the document says would do, beside some that only just do not. What an example stands for tells which pool a
 * free string is drawn from.
 *
 * @param pools Good values by the example that the schema gives.
 */
export const valuesFor = (pools: Readonly<Record<string, readonly string[]>>) => {
  const valuesOf = (given: Schema, depth: number): Arbitrary<unknown> => {
    const schema = resolved(given)
    const branches = schema.anyOf ?? schema.oneOf
    if (branches) return fc.oneof(...branches.map((each) => valuesOf(each, depth)))
    if (schema.enum) return fc.constantFrom(...schema.enum)
    switch (schema.type) {
      case 'string':
        return stringOf(schema)
      case 'integer':
        return integerOf(schema)
      case 'number':
        return numberOf(schema)
      case 'boolean':
        return fc.boolean()
      case 'array':
        return arrayOf(schema, depth)
      case 'object':
        return schema.properties ? objectOf(schema, depth) : recordOf(schema, depth)
      default:
        return fc.jsonValue({ maxDepth: 3 })
    }
  }

  const stringOf = ({ example, format, pattern, minLength = 0, maxLength = 200 }: Schema): Arbitrary<string> => {
    const pool = pools[String(example)] ?? timesOf[String(format)]
    if (pool) return fc.oneof({ weight: 400, arbitrary: fc.constantFrom(...pool) }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) })
    if (pattern) return fc.stringMatching(new RegExp(pattern)).map((each) => each.slice(0, maxLength))
    const max = Math.min(maxLength, 40)
    return fc.oneof(
      fc.string({ minLength, maxLength: max }),
      fc.string({ unit: 'binary', minLength, maxLength: max }),
      fc.constant('x'.repeat(maxLength)),
    )
  }

  const arrayOf = ({ items = {}, minItems = 0, maxItems = 3 }: Schema, depth: number): Arbitrary<unknown> =>
    fc.array(valuesOf(items, depth + 1), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, depth > 3 ? 1 : 3)) })

  const recordOf = ({ additionalProperties }: Schema, depth: number): Arbitrary<unknown> =>
    fc.dictionary(
      fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('__proto__', 'constructor', 'CN')),
      valuesOf(typeof additionalProperties === 'object' ? additionalProperties : {}, depth + 1),
      { maxKeys: 3 },
    )

  /** Each optional field is there in one case of four, the deeper the rarer. */
  const objectOf = ({ properties = {}, required = [] }: Schema, depth: number): Arbitrary<unknown> => {
    const fields = Object.entries(properties).map(([name, schema]) => {
      const value = valuesOf(schema, depth + 1).map((each): [string, unknown][] => [[name, each]])
      return required.includes(name)
        ? value
        : fc.oneof({ weight: 3 + depth, arbitrary: fc.constant<[string, unknown][]>([]) }, { weight: 1, arbitrary: value })
    })
    return fc.tuple(...fields).map((each) => Object.fromEntries(each.flat()))
  }

  return (schema: Schema): Arbitrary<unknown> => valuesOf(schema, 0)
}

/** Around every edge that the law or the calendar has. */
const days = ['2022-10-20', '2022-10-21', '2023-11-16', '2023-11-17', '2024-12-15', '2025-05-13', '2026-01-15', '2026-07-10', '2026-11-22']
const oddDays = ['0000-01-01', '0001-01-01', '2024-02-29', '2026-12-22', '2026-12-23', '9999-12-31']
days.push(...oddDays)

/** Around the moment that tests happen at, and as far as a key may live. */
const instants = [
  '2026-11-22T16:59:59Z',
  '2026-11-22T17:00:00Z',
  '2026-11-22T17:00:01.5Z',
  '2026-11-24T00:00:00+09:00',
  '2027-12-27T17:00:00Z',
]
instants.push('0000-01-01T00:00:00Z', '2027-12-27T17:00:00.001Z', '9999-12-31T23:59:59.999Z', '2026-11-23', '2026-02-30T00:00:00Z')

const timesOf: Readonly<Record<string, readonly string[]>> = { date: days, 'date-time': instants }

const integerOf = ({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Schema): Arbitrary<number> =>
  fc.oneof(fc.constantFrom(minimum, maximum), fc.integer({ min: minimum, max: Math.min(maximum, minimum + 1000) }))

const numberOf = ({ exclusiveMinimum, minimum = exclusiveMinimum ?? 0, maximum = Number.MAX_VALUE }: Schema): Arbitrary<number> => {
  const smallest = exclusiveMinimum === undefined ? minimum : exclusiveMinimum + Number.MIN_VALUE
  const plausible = [...lines, smallest, maximum, ...(minimum === 0 ? [-0] : [])].filter((each) => each >= smallest && each <= maximum)
  return fc.oneof(fc.constantFrom(...plausible), fc.double({ min: smallest, max: maximum, noNaN: true }))
}

/** Figures at which rules turn. */
const lines = [0.1, 1, 4, 8, 16, 599.9, 600, 814, 1599, 1600, 2400, 4799.000001, 4799.9999999, 4800, 21_000, 2 ** 31]

/** A value as it stands in an address. */
export const worded = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** A query string for parameters, each given, left out or now and then given twice. */
export const queryFor = (parameters: readonly Parameter[], valuesOf: (schema: Schema) => Arbitrary<unknown>): Arbitrary<string> =>
  fc
    .tuple(
      ...parameters.map(({ name, schema }) =>
        fc.array(
          valuesOf(schema).map((each) => [name, worded(each)] as [string, string]),
          { maxLength: 2 },
        ),
      ),
    )
    .map((pairs) => new URLSearchParams(pairs.flat()).toString())
