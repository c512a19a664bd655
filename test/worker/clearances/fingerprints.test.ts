import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedEntries, fingerprintsOf } from '../../../functions/domain/lists/changed-entries'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { nameFingerprint, partyFingerprint } from '../../../functions/domain/lists/party-fingerprint'
import { nextPlaces, type RoundPosition, roundAfter } from '../../../functions/domain/lists/rescreen-round'
import type { PartyQuery } from '../../../functions/domain/names/match'
import { anEntry, listsOf } from '../../support/listed'

const snapshotOf = async (entries: readonly ListedParty[]) => (await listsOf(entries)).snapshot

const party: PartyQuery = {
  name: 'Example Compute Ltd',
  aliases: ['Example Cloud', 'ExC'],
  countries: ['SG', 'MY'],
  address: '1 Example Way, Singapore',
  identifiers: [{ scheme: 'lei', id: '5299 00EX AMPLE' }],
}
const printOf = (change: Partial<PartyQuery> = {}) => partyFingerprint({ ...party, ...change })

describe('the fingerprint of a party', () => {
  test.each<[string, Partial<PartyQuery>]>([
    ['the case of its name', { name: 'EXAMPLE compute LTD.' }],
    ['wide letters and blanks', { name: ' Ｅｘａｍｐｌｅ  Compute, Ltd' }],
    ['the order of its aliases, and one said twice', { aliases: ['ExC', 'Example Cloud', 'exc'] }],
    ['an alias that is its name', { aliases: ['Example Cloud', 'ExC', 'example compute ltd'] }],
    ['the order of its countries', { countries: ['MY', 'SG', 'MY'] }],
    ['how its number is set', { identifiers: [{ scheme: 'LEI', id: '529900-EXAMPLE' }] }],
    ['punctuation of its address', { address: '1, example way; Singapore' }],
    ['a kind of which nothing is said', { kind: undefined }],
  ])('does not turn on %s', async (_, change) => {
    expect(await printOf(change)).toBe(await printOf())
  })

  test.each<[string, Partial<PartyQuery>]>([
    ['its name', { name: 'Example Compute 2 Ltd' }],
    ['a letter of another script in its name', { name: 'Ехample Compute Ltd' }],
    ['an accent in its name', { name: 'Exámple Compute Ltd' }],
    ['an alias', { aliases: ['Example Cloud'] }],
    ['a country', { countries: ['SG'] }],
    ['its address', { address: '2 Example Way, Singapore' }],
    ['its number', { identifiers: [{ scheme: 'lei', id: '529900EXAMPLF' }] }],
    ['what its number is', { identifiers: [{ scheme: 'duns', id: '529900EXAMPLE' }] }],
    ['its kind', { kind: 'person' }],
    ['a birth date', { birthDate: '1960' }],
  ])('is another where %s changes', async (_, change) => {
    expect(await printOf(change)).not.toBe(await printOf())
  })

  test('tells names without letters apart, and knows a party by its name alone', async () => {
    expect(await partyFingerprint({ name: '***' })).not.toBe(await partyFingerprint({ name: '---' }))
    const other = { name: 'example compute ltd' }
    expect(await nameFingerprint(party)).toBe(await nameFingerprint(other))
    expect(await partyFingerprint(party)).not.toBe(await partyFingerprint(other))
  })

  test('is the same after any change of case, order and blanks, for any party', async () => {
    const words = fc.stringMatching(/^[A-Za-z0-9]{1,8}( [A-Za-z0-9]{1,8}){0,3}$/)
    await fc.assert(
      fc.asyncProperty(
        words,
        fc.array(words, { maxLength: 4 }),
        fc.array(fc.constantFrom('SG', 'MY', 'CN')),
        async (name, aliases, countries) => {
          const one = await partyFingerprint({ name, aliases, countries })
          const other = await partyFingerprint({
            name: ` ${name.toUpperCase().replaceAll(' ', ', ')}.`,
            aliases: [...aliases].reverse().map((alias) => alias.toLowerCase()),
            countries: [...countries].reverse(),
          })
          expect(other).toEqual(one)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('entries that changed', () => {
  test('are those that are new or say anything otherwise, and no others', async () => {
    const kept = anEntry({ id: 'EL:1' })
    const before = await snapshotOf([kept, anEntry({ id: 'EL:2', name: 'Example Gone' }), anEntry({ id: 'EL:3', footnotes: [1] })])
    const after = await snapshotOf([kept, anEntry({ id: 'EL:3', footnotes: [1, 4] }), anEntry({ id: 'EL:4', name: 'Example New' })])
    const { count, isChanged } = changedEntries(after, fingerprintsOf(before))
    expect(['EL:1', 'EL:3', 'EL:4'].filter((id) => isChanged(after.placeOf(id) ?? -1))).toEqual(['EL:3', 'EL:4'])
    expect(count).toBe(2)
    expect(changedEntries(after, fingerprintsOf(after)).count).toBe(0)
    expect(changedEntries(after, new Uint8Array()).count).toBe(3)
  })
})

describe('a round', () => {
  test('comes to everybody, whatever the size of its steps and however often it is begun anew', async () => {
    const places = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 25 }).map((all) => all.sort((one, other) => one - other))
    await fc.assert(
      fc.property(
        places,
        fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 7 }),
        (all, before, size) => {
          let position: RoundPosition = { cursor: 0, origin: 0, isWrapped: false }
          const step = (limit: number): readonly number[] | undefined => {
            const { after, until } = nextPlaces(position)
            const page = all.filter((place) => place > after && place <= until).slice(0, limit)
            const next = roundAfter(position, page.at(-1), page.length < limit)
            position = next ?? { cursor: 0, origin: 0, isWrapped: false }
            return next === undefined ? undefined : page
          }
          // Rounds that another snapshot cut short.
          for (const limit of before) {
            step(limit)
            position = { cursor: position.cursor, origin: position.cursor, isWrapped: false }
          }
          const seen: number[] = []
          for (let isOver = false; !isOver; ) {
            const { after, until } = nextPlaces(position)
            seen.push(...all.filter((place) => place > after && place <= until).slice(0, size))
            isOver = step(size) === undefined
          }
          expect(seen.sort((one, other) => one - other)).toEqual(all)
        },
      ),
      { numRuns: 500 },
    )
  })
})
