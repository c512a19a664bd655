import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearLettersMin } from '../../../functions/domain/quota/near-names'
import { hashMarks, marksMax } from '../../../functions/operations/hash-marks'
import { known, marksIn, sharedBy } from './shared'

const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
/** Ends no legal form and is no generic word. */
const word = fc.string({ unit: letters, minLength: 3, maxLength: 6 }).map((text) => `qu${text}`)
const names = fc.array(word, { minLength: 2, maxLength: 4 })
const marksOfName = (name: string) => marksIn(known({ name }))

const dress = fc.constantFrom<(text: string) => string>(
  (text) => text.toUpperCase(),
  (text) => text.replace(/[aeiou]/, (vowel) => `${vowel}\u0301`),
  (text) => text.replace(/ /g, ' - '),
  (text) => `  ${text}.`,
  (text) => `${text} Pte. Ltd.`,
  (text) => `${text} S.A. de C.V.`,
  (text) => `PT ${text}`,
  (text) => `${text} (Singapore)`,
)

describe('a name', () => {
  test('is shared with itself in any dress', () => {
    fc.assert(
      fc.property(names, fc.array(dress, { maxLength: 3 }), fc.boolean(), (words, dresses, isReversed) => {
        const plain = words.join(' ')
        const dressed = dresses.reduce((text, each) => each(text), (isReversed ? words.toReversed() : words).join(' '))
        expect(sharedBy(marksOfName(plain), marksOfName(dressed))).toEqual(['name'])
      }),
    )
  })

  test('is shared where one letter differs, and not where two do', () => {
    const edits = fc.array(fc.record({ at: fc.nat(30), kind: fc.constantFrom('put in', 'leave out', 'write wrong'), letter: letters }), {
      minLength: 1,
      maxLength: 2,
    })
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 4 }), edits, (words, changes) => {
        const [first = ''] = words
        const changed = changes.reduce((text, { at, kind, letter }) => {
          const place = at % text.length
          return text.slice(0, place) + (kind === 'leave out' ? '' : letter) + text.slice(place + (kind === 'put in' ? 0 : 1))
        }, first)
        fc.pre(changed.length >= 4)
        // Long enough before and after, so that it may be nearly equal.
        const rest = [...words.slice(1), 'quagga'].slice(0, 4)
        fc.pre([changed, ...rest].join('').length >= nearLettersMin && [changed, ...rest].join('').length <= 32)
        fc.pre([first, ...rest].join('').length <= 32 && !rest.includes(changed))
        const isNear = sharedBy(marksOfName([first, ...rest].join(' ')), marksOfName([...rest, changed].join(' '))).length > 0
        expect(isNear).toBe(distance(first, changed) <= 1)
      }),
      { numRuns: 300 },
    )
  })
})

/** Letters put in, left out or written wrong, at the fewest. */
const distance = (one: string, other: string): number => {
  let row = [...Array(other.length + 1).keys()]
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1]
    for (const [to, their] of [...other].entries()) {
      next.push(Math.min((next[to] ?? 0) + 1, (row[to + 1] ?? 0) + 1, (row[to] ?? 0) + (letter === their ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

describe('marks', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 200 })
  const party = fc.record({
    name: texts,
    aliases: fc.array(texts, { maxLength: 50 }),
    address: texts,
    phone: texts,
    email: texts,
    registration: fc.record({ scheme: texts, id: texts }),
    owners: fc.array(fc.record({ name: texts }), { maxLength: 50 }),
  })

  test('are few enough to be kept, and those of a party with itself, whatever it is called', () => {
    fc.assert(
      fc.property(party, (change) => {
        const marks = marksIn(known(change))
        expect(marks.length).toBeLessThanOrEqual(marksMax)
        expect(new Set(marks.map(({ kind, text }) => `${kind} ${text}`)).size).toBe(marks.length)
        expect(marksIn(known(change))).toEqual(marks)
      }),
    )
  })

  test('of the longest name that can be nearly another are all kept', () => {
    const many = Array.from({ length: 50 }, (_, at) => `Example Alias ${at}`)
    const marks = marksIn(
      known({
        name: 'abcd efgh ijkl mnop qrst uvwx yzab cdef',
        aliases: many,
        owners: many.map((name) => ({ name })),
        address: '1 Example Road #03-01, 049321',
        phone: '+65 6555 0123',
        email: 'a@orion.example',
        registration: { scheme: 'UEN', id: '201912345K' },
      }),
    )
    expect(marks.filter(({ text }) => text.startsWith('near')).length).toBe(2 * 32 + 8)
    expect(marks.length).toBeLessThanOrEqual(marksMax)
  })
})

describe('hashed marks', () => {
  const marks = marksIn(known({ name: 'Example Kestrel Ltd', address: '5 Example Street, Unit 3', phone: '+65 6555 0123' }))

  test('are the same under one key, and others under another', async () => {
    const once = await hashMarks('a key', marks)
    expect(await hashMarks('a key', marks)).toEqual(once)
    const other = new Set((await hashMarks('another key', marks)).map(({ mark }) => mark))
    expect(once.filter(({ mark }) => other.has(mark))).toEqual([])
  })

  test('are 128 bits each, and hold nothing of the text', async () => {
    const hashed = await hashMarks('a key', marks)
    expect(hashed.map(({ kind }) => kind)).toEqual(marks.map(({ kind }) => kind))
    for (const { mark } of hashed) expect(mark).toMatch(/^[\w-]{22}$/)
  })

  test('tell a text of one kind from the same text of another', async () => {
    const [one, other] = await hashMarks('a key', [
      { kind: 'name', text: 'words example' },
      { kind: 'parent', text: 'words example' },
    ])
    expect(one?.mark).not.toBe(other?.mark)
  })

  test('are no more than a party may have', async () => {
    const many = Array.from({ length: marksMax + 1 }, (_, at) => ({ kind: 'name' as const, text: String(at) }))
    expect(await hashMarks('a key', many)).toHaveLength(marksMax)
  })
})
