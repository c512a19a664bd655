import type { z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import { places } from '../../../functions/catalog/places'
import type { DestinationListView, DestinationView } from '../../../functions/http/views/destination'
import { rulebookHash } from '../../../functions/regimes/rulebook-hash'
import { answerOf, appAt, get, pointersIn, problemOf } from './service'

type Destination = z.infer<typeof DestinationView>
type List = z.infer<typeof DestinationListView>

const destination = async (place: string, query = ''): Promise<Destination> =>
  answerOf(await get(`/v1/destinations/${encodeURIComponent(place)}${query}`))
const listOn = async (query = ''): Promise<List> => answerOf(await get(`/v1/destinations${query}`))

describe('GET /v1/destinations', () => {
  test('lists every place once, with the law it was answered under', async () => {
    const { law, destinations } = await listOn()
    expect(law).toStrictEqual({
      track: 'enforced',
      asOf: '2026-11-22',
      status: 'enforced',
      rulebook: rulebookHash,
      knownThrough: '2026-11-22',
    })
    expect(destinations.map(({ code }) => code).sort()).toEqual(places.map(({ code }) => code).sort())
    expect(destinations.every(({ tier }) => tier === null)).toBe(true)
  })

  test.each([
    ['HK', 'CN'],
    ['PR', 'US'],
    ['GU', 'US'],
    ['KY', 'GB'],
    ['MO', undefined],
    ['UA-43', undefined],
  ])('gives %s a row of its own, treated as %s', async (code, treatedAs) => {
    const { destinations } = await listOn()
    const rows = destinations.filter((row) => row.code === code)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.treatedAs).toBe(treatedAs)
  })

  test.each([
    ['KH', '2025-11-06', true],
    ['KH', '2025-11-07', false],
    ['NI', '2024-03-14', false],
    ['NI', '2024-03-15', true],
  ])('answers for the day asked about: %s on %s in D:5 is %s', async (code, day, isIn) => {
    const { law, destinations } = await listOn(`?asOf=${day}`)
    expect(law.asOf).toBe(day)
    expect(destinations.find((row) => row.code === code)?.groups.includes('D:5')).toBe(isIn)
  })
})

describe('GET /v1/destinations/{place}', () => {
  test('says what each control asks of Malaysia', async () => {
    const { code, given, name, groups, requirements, law } = await destination('MY')
    expect({ code, given, name, groups }).toEqual({ code: 'MY', given: undefined, name: 'Malaysia', groups: ['B'] })
    expect(requirements.map(({ needed }) => needed)).toEqual(['no', 'no', 'no'])
    expect(requirements.every(({ cite }) => cite.provision !== '')).toBe(true)
    expect(law.asOf).toBe('2026-11-22')
  })

  test.each(['MY', 'my', 'MYS', 'Malaysia', 'MALAYSIA'])('knows Malaysia as %s', async (spelling) => {
    expect((await destination(spelling)).code).toBe('MY')
  })

  test.each([
    ['Türkiye', 'TR'],
    ["Côte d'Ivoire", 'CI'],
    ['Crimea', 'UA-43'],
  ])('finds %s as %s', async (spelling, code) => {
    expect((await destination(spelling)).code).toBe(code)
  })

  test.each(['HK', 'HKG', 'Hong Kong'])('answers %s as China, saying what was given', async (spelling) => {
    const hongKong = await destination(spelling)
    const china = await destination('CN')
    expect(hongKong).toMatchObject({ code: 'CN', given: 'HK', groups: china.groups, sets: china.sets })
    expect(hongKong.requirements.map(({ needed }) => needed)).toEqual(china.requirements.map(({ needed }) => needed))
    expect(hongKong.notes.map(({ code }) => code)).toContain('hong-kong')
  })

  test.each(['PR', 'GU', 'VI', 'AS', 'MP', 'UM'])('counts %s as the United States and says so', async (code) => {
    const answer = await destination(code)
    expect(answer).toMatchObject({ code: 'US', given: code })
    expect(answer.requirements.map(({ needed }) => needed)).toEqual(['no', 'no', 'no'])
    expect(answer.notes.some(({ because }) => because.includes('counts as the United States'))).toBe(true)
  })

  test.each(['Korea', 'Congo', 'Donetsk', 'XX', '  ', '__proto__', 'M', '🇲🇾', '\u0000'])(
    'refuses %j and names the field',
    async (given) => {
      const response = await get(`/v1/destinations/${encodeURIComponent(given)}`)
      expect(pointersIn(await problemOf(response, 'invalid-request'))).toEqual(['/place'])
    },
  )

  test('names the candidates of an ambiguous place', async () => {
    const { detail } = await problemOf(await get('/v1/destinations/Korea'), 'invalid-request')
    expect(detail).toContain('KR, KP')
  })

  test('says before the table is known that it is not', async () => {
    const { groups, notes, law } = await destination('MY', '?asOf=2020-02-23')
    expect(law.asOf).toBe('2020-02-23')
    expect(groups).toEqual([])
    expect(notes.map(({ code }) => code)).toContain('before-known-law')
  })
})

// As it is printed since 2025-05-15 the requirement for .a items is worldwide; for .b items it follows the groups.
describe('the codified track', () => {
  const printed = (place: string, asOf = '2025-06-20') => destination(place, `?track=codified&asOf=${asOf}`)

  test.each([
    { place: 'DE', tier: 'T1', needed: ['yes', 'no', 'no'], sets: ['supplement-5-a'] },
    { place: 'FR', tier: 'T1', needed: ['yes', 'no', 'no'], sets: ['supplement-5-a'] },
    { place: 'MY', tier: 'T2', needed: ['yes', 'no', 'no'], sets: ['country-allocation'] },
    {
      place: 'SA',
      tier: 'T2',
      needed: ['yes', 'yes', 'no'],
      sets: ['advanced-computing-destinations', 'aca-destinations', 'country-allocation'],
    },
    { place: 'CN', tier: 'T3', needed: ['yes', 'yes', 'yes'], sets: ['advanced-computing-destinations', 'macau-or-d5'] },
    { place: 'MO', tier: 'T3', needed: ['yes', 'yes', 'yes'], sets: ['advanced-computing-destinations', 'macau-or-d5'] },
    { place: 'US', tier: 'T1', needed: ['no', 'no', 'no'], sets: ['supplement-5-a'] },
    { place: 'KY', tier: null, needed: ['yes', 'no', 'no'], sets: [] },
  ])('$place is $tier, and needs $needed', async ({ place, tier, needed, sets }) => {
    const answer = await printed(place)
    expect(answer.law).toMatchObject({ track: 'codified', status: 'codified-not-enforced' })
    expect(answer.tier).toBe(tier)
    expect(answer.requirements.map((each) => each.needed)).toEqual(needed)
    expect(answer.sets).toEqual(sets)
  })

  test('cites the Diffusion Rule for what is worldwide', async () => {
    const [a] = (await printed('DE')).requirements
    expect(a).toMatchObject({ cite: { notice: '90 FR 4544' }, basis: 'DE is a destination like any other', confidence: 'confirmed' })
  })

  test('leaves open whether consignees in the United Arab Emirates are free of it by name', async () => {
    const { requirements } = await printed('AE', '2026-11-22')
    expect(requirements[0]?.basis).toContain('was not established')
  })

  test.each([
    { asOf: '2025-01-12', status: 'enforced', tier: null, needed: 'no' },
    { asOf: '2025-01-13', status: 'effective-not-due', tier: 'T1', needed: 'no' },
    { asOf: '2025-05-14', status: 'effective-not-due', tier: 'T1', needed: 'no' },
    { asOf: '2025-05-15', status: 'codified-not-enforced', tier: 'T1', needed: 'yes' },
  ])('on $asOf is $status: Germany $tier, a license needed $needed', async ({ asOf, status, tier, needed }) => {
    const answer = await printed('DE', asOf)
    expect([answer.law.status, answer.tier, answer.requirements[0]?.needed]).toEqual([status, tier, needed])
  })

  test('lists every place with its tier', async () => {
    const { law, destinations } = await listOn('?track=codified&asOf=2025-06-20')
    expect(law.track).toBe('codified')
    const count = (tier: string | null) => destinations.filter((row) => row.tier === tier).length
    expect(count('T1')).toBe(25)
    expect(count('T3')).toBe(25)
    expect(destinations.find(({ code }) => code === 'HK')).toMatchObject({ treatedAs: 'CN', tier: 'T3' })
    expect(count('T1') + count('T2') + count('T3') + count(null)).toBe(destinations.length)
  })
})

describe.each(['/v1/destinations', '/v1/destinations/MY'])('the query of %s', (path) => {
  test.each(['printed', 'Codified', 'scenario', 'no-such-track', ''])('refuses the track %j', async (track) => {
    const problem = await problemOf(await get(`${path}?track=${track}`), 'track-not-available')
    expect(pointersIn(problem)).toEqual(['/track'])
    expect(problem.detail).toContain('enforced')
  })

  test.each([
    ['asOf=2026-02-30', '/asOf'],
    ['asOf=', '/asOf'],
    ['asOf=22-11-2026', '/asOf'],
    ['asOf=2026-11-22T00:00:00Z', '/asOf'],
    ['asOf=2026-11-22&asOf=2026-11-21', '/asOf'],
    ['track=enforced&track=enforced', '/track'],
    ['as_of=2026-11-22', '/as_of'],
    ['__proto__=1', '/__proto__'],
    ['constructor=1', '/constructor'],
  ])('refuses %s', async (query, pointer) => {
    expect(pointersIn(await problemOf(await get(`${path}?${query}`), 'invalid-request'))).toEqual([pointer])
  })
})

describe('the default day', () => {
  test.each([
    ['2026-11-22T04:59:59Z', '2026-11-21'],
    ['2026-11-22T05:00:00Z', '2026-11-22'],
    ['2026-07-10T03:59:59Z', '2026-07-09'],
    ['2026-07-10T04:00:00Z', '2026-07-10'],
    ['2027-01-01T04:59:59Z', '2026-12-31'],
    ['2026-11-01T05:59:59Z', '2026-11-01'],
    ['2026-03-08T04:59:59Z', '2026-03-07'],
  ])('at %s is %s, as it is in US Eastern', async (instant, day) => {
    const at = appAt(instant)
    const { law } = await answerOf<Destination>(await at.request('/v1/destinations/MY'))
    expect(law.asOf).toBe(day)
    expect((await answerOf<List>(await at.request('/v1/destinations'))).law.asOf).toBe(day)
  })

  test('turns the law with it: the United Arab Emirates in A:5 from 2026-07-10, Eastern time', async () => {
    const groupsAt = async (instant: string) => (await answerOf<Destination>(await appAt(instant).request('/v1/destinations/AE'))).groups
    expect(await groupsAt('2026-07-10T03:59:59Z')).not.toContain('A:5')
    expect(await groupsAt('2026-07-10T04:00:00Z')).toContain('A:5')
  })
})
