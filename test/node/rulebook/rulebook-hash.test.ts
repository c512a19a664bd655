import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Chip } from '../../../functions/domain/chip'
import type { Provision } from '../../../functions/domain/law'
import type { PlaceName } from '../../../functions/domain/place'
import { rulebookHash } from '../../../functions/regimes/rulebook-hash'
import { generatedFiles } from '../../../tools/generated-files'
import { rulebookContent, rulebookHashOf } from '../../../tools/rulebook-hash'

type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T
type Content = {
  law: { provisions: Writable<Provision<unknown>>[]; knownLaw: { through: string }; remarks: { partiesNotScreened: { because: string } } }
  chips: Writable<Chip>[]
  places: Writable<PlaceName>[]
  ambiguousPlaces: { spellings: string[] }[]
}

const copy = (): Content => structuredClone(rulebookContent) as Content

/** The first of a list that must not be empty. */
const first = <T>([each]: readonly T[]): T => {
  if (each === undefined) throw new Error('an empty list')
  return each
}

const changes: readonly (readonly [string, (content: Content) => void])[] = [
  [
    'the date of an entry',
    ({ law }) => {
      first(first(law.provisions).history).from = '2020-02-25'
    },
  ],
  [
    'a compliance date',
    ({ law }) => {
      first(first(law.provisions).history).dueFrom = '2099-01-01'
    },
  ],
  [
    'a citation',
    ({ law }) => {
      first(first(law.provisions).history).cite.provision += ' '
    },
  ],
  [
    'a confidence',
    ({ law }) => {
      first(first(law.provisions).history).confidence = 'inferred'
    },
  ],
  [
    'the order of two provisions',
    ({ law }) => {
      law.provisions.reverse()
    },
  ],
  [
    'the loss of an entry',
    ({ law }) => {
      law.provisions.pop()
    },
  ],
  [
    'the day up to which the law was followed',
    ({ law }) => {
      law.knownLaw.through = '2026-11-23'
    },
  ],
  [
    'a remark',
    ({ law }) => {
      law.remarks.partiesNotScreened.because = ''
    },
  ],
  [
    'a figure of a chip',
    ({ chips }) => {
      first(chips).interconnectGBs = 600.5
    },
  ],
  [
    'a rate of a chip',
    ({ chips }) => {
      first(chips).dense = { ...first(chips).dense, fp4: 1 }
    },
  ],
  [
    'what a chip is for',
    ({ chips }) => {
      first(chips).datacenter = !first(chips).datacenter
    },
  ],
  [
    'an alias of a chip',
    ({ chips }) => {
      first(chips).aliases.push('another')
    },
  ],
  [
    'an alias of a place',
    ({ places }) => {
      first(places).aliases.push('Elsewhere')
    },
  ],
  [
    'the name of a place',
    ({ places }) => {
      first(places).name += '.'
    },
  ],
  [
    'a spelling that settles nothing',
    ({ ambiguousPlaces }) => {
      first(ambiguousPlaces).spellings.pop()
    },
  ],
]

describe('the rulebook hash', () => {
  test.each(changes)('turns with %s', (_, change) => {
    const content = copy()
    change(content)
    expect(rulebookHashOf(content)).not.toBe(rulebookHashOf(rulebookContent))
  })

  test('tells every one of these changes from the others', () => {
    const hashes = changes.map(([, change]) => {
      const content = copy()
      change(content)
      return rulebookHashOf(content)
    })
    expect(new Set(hashes).size).toBe(changes.length)
  })

  test('is the same for a copy', () => {
    expect(rulebookHashOf(copy())).toBe(rulebookHashOf(rulebookContent))
    expect(rulebookHashOf(JSON.parse(JSON.stringify(rulebookContent)))).toBe(rulebookHashOf(rulebookContent))
  })

  test('does not turn with the order of keys, at any depth', () => {
    expect(rulebookHashOf(reordered(rulebookContent))).toBe(rulebookHashOf(rulebookContent))
    expect(JSON.stringify(reordered(rulebookContent))).not.toBe(JSON.stringify(rulebookContent))
  })

  test('does not turn with a field that is not given', () => {
    expect(rulebookHashOf({ a: 1, b: undefined })).toBe(rulebookHashOf({ a: 1 }))
  })

  test.each([
    ['a list and an object', ['a'], { 0: 'a' }],
    ['a number and its digits', 1, '1'],
    ['nothing and the word', null, 'null'],
    ['lists of other shapes', [['a'], 'b'], [['a', 'b']]],
    ['a key and a value that look alike', { 'a:1,b': 2 }, { a: 1, b: 2 }],
    ['an empty list and no field', { a: [] }, {}],
  ])('tells %s apart', (_, one, other) => {
    expect(rulebookHashOf(one)).not.toBe(rulebookHashOf(other))
  })

  test.each([
    ['a date object', new Date(0)],
    ['a map', new Map()],
    ['a set', new Set()],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['undefined', undefined],
    ['an instance of a class', new (class Rule {})()],
  ])('is not taken over %s', (_, value) => {
    expect(() => rulebookHashOf({ law: [value] })).toThrow(TypeError)
  })
})

describe('the generated files', () => {
  test.each(generatedFiles().map(({ path, text }) => [path, text] as const))('%s is current', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  test('hold the hash of the rulebook, and the service speaks of that one', () => {
    expect(rulebookHash).toBe(rulebookHashOf(rulebookContent))
    expect(rulebookHash).toMatch(/^[0-9a-f]{64}$/)
  })
})

const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reordered(each)]),
  )
}
