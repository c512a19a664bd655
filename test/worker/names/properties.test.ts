import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchParty } from '../../../functions/domain/names/match-party'
import { aListed, aSnapshot } from '../../support/names'

const stems = ['exampla', 'quantron', 'samplex', 'optivar', 'zellomek', 'brandiko', 'trading', 'shenzhen', 'institute', '17', 'of']
const names = fc.uniqueArray(fc.constantFrom(...stems), { minLength: 2, maxLength: 5 }).map((words) => ['exampling', ...words])
const snapshotOf = (words: readonly string[]) => aSnapshot(aListed(`${words.join(' ')} Ltd.`, { countries: ['CN'], kind: 'entity' }))

describe('a name', () => {
  it('loses nothing by the order of its words, their case or punctuation', async () => {
    const changed = names.chain((words) =>
      fc.record({
        words: fc.constant(words),
        asked: fc.shuffledSubarray(words, { minLength: words.length, maxLength: words.length }),
        between: fc.constantFrom(' ', '  ', ' - ', '. ', '/', '_'.repeat(2), ' "'),
        isUpper: fc.boolean(),
      }),
    )
    await fc.assert(
      fc.asyncProperty(changed, async ({ words, asked, between, isUpper }) => {
        const text = `${asked.join(between)} Ltd`
        const [match] = matchParty(await snapshotOf(words), { name: isUpper ? text.toUpperCase() : text })
        expect(match).toMatchObject({ score: 1, band: 'exact' })
      }),
      { numRuns: 60 },
    )
  })

  it('scores no higher for anything else that is known of the party', async () => {
    const more = fc.record(
      {
        countries: fc.uniqueArray(fc.constantFrom('CN', 'DE', 'US')),
        kind: fc.constantFrom('person' as const, 'entity' as const, 'vessel' as const),
        birthDate: fc.constantFrom('1960', '1971-02-03'),
        address: fc.string(),
      },
      { requiredKeys: [] },
    )
    const asked = fc.constantFrom('exampling quantron', 'exampling quantrno trading', 'exampling quantron samplex', 'exampling')
    const snapshot = await snapshotOf(['exampling', 'quantron'])
    await fc.assert(
      fc.asyncProperty(asked, more, async (name, qualifiers) => {
        // The kind says how the name is read, so it is the same on both sides.
        const kind = qualifiers.kind === undefined ? {} : { kind: qualifiers.kind }
        const [plain] = matchParty(snapshot, { name, ...(kind.kind === 'person' ? kind : {}) })
        const [qualified] = matchParty(snapshot, { name, ...qualifiers })
        expect(qualified?.score ?? 0).toBeLessThanOrEqual(plain?.score ?? 0)
      }),
      { numRuns: 100 },
    )
  })

  it('gives the same answer every time, whatever was asked in between', async () => {
    const snapshot = await aSnapshot(...stems.map((stem) => aListed(`Exampling ${stem} Works`)))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), async (others) => {
        const before = matchParty(snapshot, { name: 'exampling quantrno works' })
        for (const name of others) matchParty(snapshot, { name })
        expect(matchParty(snapshot, { name: 'exampling quantrno works' })).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })
})

describe('anything at all', () => {
  it('may be asked, and answered with scores from 0 to 1, best first', async () => {
    const snapshot = await aSnapshot(aListed('Exampling Quantron Ltd.', { aliases: ['示例光学', 'م ث ا ل'] }))
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (name) => {
        const scores = matchParty(snapshot, { name, aliases: [name] }).map(({ score }) => score)
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true)
        expect(scores).toEqual(scores.toSorted((one, other) => other - one))
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand words', 'exampling '.repeat(10_000)],
    ['ten thousand different words', Array.from({ length: 10_000 }, (_, at) => `w${at.toString(36)}`).join(' ')],
    ['ten thousand brackets', '('.repeat(10_000)],
    ['ten thousand marks on a letter', `e${'\u0301'.repeat(10_000)}`],
    ['a ligature that becomes eighteen letters, ten thousand times', '\ufdfa'.repeat(10_000)],
    ['only punctuation', '.,-/()"!?&@$'],
    ['emoji', '🛰️🏭👩‍🔬'],
    ['lone surrogates', '\ud800\udc00\ud800 exa\udfffmpling'],
    ['words of the language itself', 'constructor __proto__ toString hasOwnProperty'],
    ['nothing', ''],
  ])('may be %s', async (_, name) => {
    const snapshot = await aSnapshot(aListed('Exampling Quantron Ltd.'))
    expect(() =>
      matchParty(snapshot, { name, aliases: [name], address: name, birthDate: name, identifiers: [{ scheme: name, id: name }] }),
    ).not.toThrow()
  })

  it('may be listed as well', async () => {
    const odd = ['.,-', '🛰️', '\ud800', '(', 'constructor', 'a'.repeat(10_000)]
    const snapshot = await aSnapshot(aListed('Exampling', { aliases: odd }))
    expect(matchParty(snapshot, { name: 'Exampling' })[0]?.score).toBe(1)
    expect(matchParty(snapshot, { name: 'constructor' })[0]?.score).toBe(1)
  })
})
