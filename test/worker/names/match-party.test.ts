import { describe, expect, it } from 'vitest'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { findsItself } from '../../../functions/domain/names/finds-itself'
import { matchParty } from '../../../functions/domain/names/match-party'
import { aListed, aSnapshot } from '../../support/names'

const found = async (...given: readonly ListedParty[]) => {
  const snapshot = await aSnapshot(...given)
  return (query: Parameters<typeof matchParty>[1], options?: Parameters<typeof matchParty>[2]) =>
    matchParty(snapshot, query, options).map(({ entry, ...match }) => ({ id: snapshot.entryAt(entry).id, ...match }))
}

const optics = aListed('Example Quantron Optics Co., Ltd.', { aliases: ['Exoptron', '示例光学技术有限公司'], countries: ['CN'] })
const ivan = aListed('EXAMPLEOV, Ivan Petrovich', {
  id: 'SDN:1',
  list: 'SDN',
  kind: 'person',
  birthDates: ['1960-05-01'],
  identifiers: [{ scheme: 'Passport', id: 'AB 123456' }],
})

describe('a search', () => {
  it('finds a listed name and each alias as it stands, at 1', async () => {
    const ask = await found(optics, ivan)
    for (const name of [optics.name, ...optics.aliases]) {
      expect(ask({ name })).toEqual([expect.objectContaining({ id: optics.id, name, score: 1, band: 'exact', isIdentified: false })])
    }
  })

  it('gives reasons with both values, which add up to the score', async () => {
    const ask = await found(optics)
    const [match] = ask({ name: 'Exampel Quantron Optics Trading', countries: ['DE'] })
    expect(match?.reasons.map(({ feature, theirs, ours }) => [feature, theirs, ours])).toEqual([
      ['name', 'Exampel Quantron Optics Trading', 'Example Quantron Optics Co., Ltd.'],
      ['spelling', 'exampel', 'example'],
      ['words', 'trading', ''],
      ['legal-form', 'Exampel Quantron Optics Trading', 'Example Quantron Optics Co., Ltd.'],
      ['country', 'DE', 'CN'],
    ])
    expect(match?.reasons.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(match?.score ?? 0, 10)
  })

  it('orders equals: same country, then address, then the listed name above an alias', async () => {
    const named = aListed('Example Quantron', { id: 'EL:1' })
    const alias = aListed('Another Example', { id: 'EL:0', aliases: ['Example Quantron'] })
    const there = aListed('Example Quantron', { id: 'EL:2', countries: ['CN'] })
    const near = aListed('Example Quantron', { id: 'EL:3', addresses: [{ text: '12 Example Lane, Sampletown' }] })
    const ask = await found(named, alias, there, near)
    expect(ask({ name: 'Example Quantron', countries: ['CN'], address: '12 example lane' }).map(({ id }) => id)).toEqual([
      'EL:2',
      'EL:3',
      'EL:1',
      'EL:0',
    ])
  })

  it('keeps to the lists, entries, threshold and limit it is asked for', async () => {
    const snapshot = await aSnapshot(
      ...['A', 'B', 'C'].map((id) => aListed('Example Quantron', { id: `EL:${id}` })),
      aListed('Example Quantron', { id: 'SDN:1', list: 'SDN' }),
    )
    const ids = (options: Parameters<typeof matchParty>[2]) =>
      matchParty(snapshot, { name: 'Exampel Quantron' }, options).map(({ entry }) => snapshot.entryAt(entry).id)
    expect(ids({})).toHaveLength(4)
    expect(ids({ lists: new Set(['SDN']) })).toEqual(['SDN:1'])
    expect(ids({ among: (entry) => snapshot.entryAt(entry).id === 'EL:B' })).toEqual(['EL:B'])
    expect(ids({ limit: 2 })).toHaveLength(2)
    expect(ids({ limit: 0 })).toEqual([])
    expect(ids({ threshold: 0.99 })).toEqual([])
    // A lower threshold than the matcher's own shows nothing more.
    expect(ids({ threshold: 0 })).toHaveLength(4)
  })

  it('finds the entry that is asked for behind any number of better ones', async () => {
    const better = Array.from({ length: 200 }, (_, at) => aListed('Example Quantron', { id: `EL:${1000 + at}` }))
    const snapshot = await aSnapshot(...better, aListed('Example Quantronn', { id: 'SDN:1', list: 'SDN' }))
    expect(matchParty(snapshot, { name: 'Example Quantron' }, { lists: new Set(['SDN']) })).toHaveLength(1)
  })

  it('is the same whatever order the entries were given in', async () => {
    const parties = [optics, ivan, aListed('Example Quantron')]
    const [one, other] = [await aSnapshot(...parties), await aSnapshot(...parties.toReversed())]
    expect(other.hash).toBe(one.hash)
    expect(matchParty(other, { name: 'example quantron' })).toEqual(matchParty(one, { name: 'example quantron' }))
  })
})

describe('an identifier', () => {
  it('outranks names, however it is spelt', async () => {
    const ask = await found(ivan, aListed('Sampleson, John'))
    const [first, second] = ask({ name: 'Sampleson, John', identifiers: [{ scheme: 'passport', id: 'ab123456' }] })
    expect(first).toMatchObject({ id: 'SDN:1', score: 1, band: 'exact', isIdentified: true })
    expect(first?.reasons[0]).toEqual({ feature: 'identifier', theirs: 'passport ab123456', ours: 'Passport AB 123456', score: 1 })
    expect(second).toMatchObject({ isIdentified: false, name: 'Sampleson, John' })
  })

  it('of another scheme, or another number, is none', async () => {
    const ask = await found(ivan)
    expect(ask({ name: 'x', identifiers: [{ scheme: 'Tax ID', id: 'AB123456' }] })).toEqual([])
    expect(ask({ name: 'x', identifiers: [{ scheme: 'Passport', id: 'AB123457' }] })).toEqual([])
  })

  it.each(['unknown', 'N/A', '0000', '-----', '123'])('is none where it says that there is no number: %j', async (id) => {
    const ask = await found(aListed('Example Quantron', { identifiers: [{ scheme: 'Passport', id }] }))
    expect(ask({ name: 'x', identifiers: [{ scheme: 'passport', id }] })).toEqual([])
  })

  it('is none under a scheme without a name', async () => {
    const ask = await found(ivan)
    expect(ask({ name: 'x', identifiers: [{ scheme: '-', id: 'AB123456' }] })).toEqual([])
  })

  it('of a register of one country, under another name in another country, is for a person', async () => {
    const listed = (scheme: string) => aListed('Example Quantron', { countries: ['RU'], identifiers: [{ scheme, id: '12345' }] })
    const meets = async (scheme: string, name: string, countries: readonly string[] | undefined) => {
      const [match] = (await found(listed(scheme)))({ name, countries, identifiers: [{ scheme, id: '12345' }] })
      return [match?.band, match?.isIdentified]
    }
    expect(await meets('Registration Number', 'Sample Bakery', ['DE'])).toEqual(['possible', false])
    expect(await meets('Registration Number', 'Sample Bakery', ['RU'])).toEqual(['exact', true])
    expect(await meets('Registration Number', 'Sample Bakery', undefined)).toEqual(['exact', true])
    expect(await meets('Registration Number', 'Quantron Example', ['DE'])).toEqual(['exact', true])
    expect(await meets('LEI', 'Sample Bakery', ['DE'])).toEqual(['exact', true])
  })
})

describe('what else is known', () => {
  const name = 'Ivan Petrovich Exampleov'
  it.each([
    ['another kind', { kind: 'entity' }, 'kind'],
    ['another birth date', { birthDate: '1971-02-03' }, 'birth-date'],
    ['a birth date days away', { birthDate: '1960-05-09' }, 'birth-date'],
  ] as const)('lowers the score: %s', async (_, more, feature) => {
    const ask = await found(ivan)
    const [match] = ask({ name, ...more })
    expect(match?.score).toBeLessThan(1)
    expect(match?.reasons.find((reason) => reason.feature === feature)?.score).toBeLessThan(0)
  })

  it.each([
    [{ kind: 'person' }],
    [{ birthDate: '1960' }],
    [{ birthDate: '1960-05' }],
    [{ birthDate: '1960-05-01' }],
    [{ countries: ['RU'] }],
  ] as const)('that agrees, or is not known on the list, moves nothing: %j', async (more) => {
    const ask = await found(ivan)
    expect(ask({ name, ...more })[0]?.score).toBe(1)
  })
})

describe('a snapshot', () => {
  it('whose names all find themselves says so', async () => {
    expect(findsItself(await aSnapshot(optics, ivan))).toEqual([])
  })

  it('names what would not be found: an alias without a letter or a digit', async () => {
    const snapshot = await aSnapshot(aListed('Example Quantron', { aliases: ['---'] }))
    expect(findsItself(snapshot)).toEqual([{ entry: 0, name: '---' }])
  })
})
