import { describe, expect, test } from 'vitest'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import type { FoundMatch } from '../../../functions/domain/screening/list-evidence'
import { pairsMet, withRulings } from '../../../functions/domain/screening/ruled-matches'
import type { Db, Statement } from '../../../functions/store/db'
import { anExport } from '../../support/builders'
import { anEntry, listsOf } from '../../support/listed'
import { aBuyer, anOrder } from '../../support/orders'
import type { TestKey } from '../../support/tenants'
import { db } from '../database'
import { type Answer, aTenant, codesOf, request, screened } from '../screenings/service'

const name = 'Example Wuxi Accelerators Co., Ltd.'
/** A firm of the name of a listed one in another country: for a person. */
const buyer = (over: Readonly<Record<string, unknown>> = {}) => ({ parties: { ultimateConsignee: aBuyer('DE', { name, ...over }) } })
const entry = anEntry()
const why = { reason: 'Founded elsewhere and by others, as its registration shows.', by: 'Example Officer' }

type Ruled = { readonly standing: string; readonly clearances?: readonly string[] }
const rule = async (key: TestKey, { id }: Answer, ruling: string, idempotencyKey: string = crypto.randomUUID()): Promise<Ruled> => {
  const response = await request(key, `/v1/screenings/${id}/dispositions`, {
    body: { ruling, match: entry.id, ...why },
    headers: { 'idempotency-key': idempotencyKey },
  })
  expect(response.status, await response.clone().text()).toBe(201)
  return response.json<Ruled>()
}

const matchOf = ({ parties }: Answer) => parties[0]?.matches[0]
const screen = (key: TestKey, lists: ListsInForce, over = buyer()) => screened(key, anOrder(over), { lists })

const ruledOnce = async (ruling: 'false-positive' | 'true-match') => {
  const [key, lists] = [await aTenant(), await listsOf([entry])]
  const first = await screen(key, lists)
  expect([first.decision, codesOf(first)]).toEqual(['review', expect.arrayContaining(['possible-match'])])
  return { key, lists, first, ...(await rule(key, first, ruling)) }
}

const replayStatus = async (key: TestKey, { id }: Answer) => (await request(key, `/v1/screenings/${id}/replay`)).status

describe('a false positive', () => {
  test('clears the pair: from then on it is shown, and nothing follows from it', async () => {
    const { key, lists, clearances = [] } = await ruledOnce('false-positive')
    expect(clearances).toHaveLength(1)
    const next = await screen(key, lists)
    expect([next.decision, codesOf(next), next.redFlags]).toEqual(['allow', ['no-license-required'], []])
    expect(matchOf(next)).toMatchObject({
      listedParty: entry.id,
      band: 'exact',
      confirmed: false,
      because: 'a person cleared it before: it is another party',
      cleared: { id: clearances[0], by: why.by, at: '2026-11-22T17:00:00.000Z' },
    })
  })

  test('clears a match that was confirmed by its name alone', async () => {
    const [key, lists] = [await aTenant(), await listsOf([anEntry({ list: 'SDN', id: entry.id, countries: ['DE'], programs: ['NPWMD'] })])]
    const first = await screen(key, lists)
    expect([first.decision, matchOf(first)?.confirmed]).toEqual(['block', true])
    await rule(key, first, 'false-positive')
    const next = await screen(key, lists)
    expect([next.decision, next.determination.outcome, matchOf(next)?.confirmed]).toEqual(['allow', 'no-license-required', false])
  })

  test('is a clearance like any other: it names the ruling, and taking it back raises the match again', async () => {
    const { key, lists, clearances = [] } = await ruledOnce('false-positive')
    const path = `/v1/clearances/${clearances[0]}`
    const shown = await (await request(key, path, { lists })).json()
    expect(shown).toMatchObject({ state: 'stands', ...why, disposition: expect.any(String), party: { name, countries: ['DE'] } })
    expect((await request(key, `${path}/revocations`, { body: { reason: 'a mistake', by: why.by } })).status).toBe(201)
    const next = await screen(key, lists)
    expect([next.decision, matchOf(next)?.cleared]).toEqual(['review', undefined])
  })

  test('asked for again clears nothing twice', async () => {
    const [key, lists] = [await aTenant(), await listsOf([entry])]
    const first = await screen(key, lists)
    const one = await rule(key, first, 'false-positive', 'once')
    expect(await rule(key, first, 'false-positive', 'once')).toEqual(one)
    const { clearances } = await (await request(key, '/v1/clearances', { lists })).json<{ clearances: unknown[] }>()
    expect(clearances).toHaveLength(1)
  })

  test('speaks of everyone of the order who met the entry, each once', async () => {
    const [key, lists] = [await aTenant(), await listsOf([entry])]
    const parties = { ...buyer().parties, endUser: aBuyer('DE', { name }), purchaser: aBuyer('FR', { name }) }
    const first = await screened(key, anOrder({ parties }), { lists })
    expect((await rule(key, first, 'false-positive')).clearances).toHaveLength(2)
    expect((await screened(key, anOrder({ parties }), { lists })).decision).toBe('allow')
  })

  test('clears an owner for whoever it owns', async () => {
    const [key, lists] = [await aTenant(), await listsOf([entry])]
    const owned = (of: string) => buyer({ name: of, owners: [{ name, share: 60, headquarters: 'DE' }] })
    await rule(key, await screen(key, lists, owned('Example One')), 'false-positive')
    expect((await screen(key, lists, owned('Example Two'))).decision).toBe('allow')
  })
})

describe('a cleared match is raised again', () => {
  test.each([
    ['where the entry changes', buyer(), { footnotes: [4] }, 'entry-changed'],
    ['where the party is run from elsewhere', buyer({ headquarters: 'FR' }), {}, 'party-changed'],
    ['where the party has another number', buyer({ registration: { scheme: 'lei', id: '529900EXAMPLE' } }), {}, 'party-changed'],
  ])('%s, and what was said is shown as lapsed', async (_, over, change, because) => {
    const { key, clearances } = await ruledOnce('false-positive')
    const next = await screen(key, await listsOf([anEntry(change)]), over)
    expect(next.decision).toBe('review')
    expect(matchOf(next)).toMatchObject({ lapsed: { id: clearances?.[0], was: 'cleared', by: why.by, because } })
    expect(matchOf(next)?.cleared).toBeUndefined()
  })

  test('for another tenant, to whom nobody said anything', async () => {
    const { lists } = await ruledOnce('false-positive')
    const next = await screen(await aTenant(), lists)
    expect([next.decision, matchOf(next)?.cleared, matchOf(next)?.lapsed]).toEqual(['review', undefined, undefined])
  })

  test('never where it is by an identifier: that is no matter of names', async () => {
    const given = anExport({ to: { name, country: 'DE' } })
    const found = (isIdentified: boolean) => [
      {
        party: 0,
        matches: [{ listedParty: entry.id, fingerprint: 'f', name, band: 'exact', isIdentified, confirmed: isIdentified } as FoundMatch],
      },
    ]
    for (const isIdentified of [false, true]) {
      const evidence = { state: {} as never, searched: [], because: [], found: found(isIdentified) }
      const met = await pairsMet(given, evidence)
      const said = met.map(({ pair }) => ({ id: 'clr_1', word: 'cleared' as const, pair, by: why.by, at: new Date(0) }))
      const [one] = withRulings(evidence, met, said).found
      expect([one?.matches[0]?.confirmed, one?.matches[0]?.ruled?.word]).toEqual(isIdentified ? [true, undefined] : [false, 'cleared'])
    }
  })
})

test('a false positive on a match by an identifier is written down and clears nothing', async () => {
  const registration = { scheme: 'lei', id: '529900EXAMPLE0000001' }
  const [key, lists] = [await aTenant(), await listsOf([anEntry({ identifiers: [registration] })])]
  const order = buyer({ name: 'Example Bakery GmbH', registration })
  const first = await screen(key, lists, order)
  expect([first.decision, matchOf(first)?.because]).toEqual(['block', 'the same identifier'])
  expect((await rule(key, first, 'false-positive')).clearances).toEqual([])
  const next = await screen(key, lists, order)
  expect([next.decision, matchOf(next)?.cleared]).toEqual(['block', undefined])
})

describe('a true match', () => {
  test('confirms the pair in later orders', async () => {
    const { key, lists, standing, clearances } = await ruledOnce('true-match')
    expect([standing, clearances]).toEqual(['block', undefined])
    const next = await screen(key, lists)
    expect(next.decision).toBe('block')
    expect(matchOf(next)).toMatchObject({
      confirmed: true,
      because: 'a person ruled before that it is the same',
      ruledTrue: { by: why.by },
    })
  })

  test('holds until one of the two sides changes: then it is for a person again', async () => {
    const { key, lists } = await ruledOnce('true-match')
    const changed = await screen(key, await listsOf([anEntry({ footnotes: [4] })]))
    expect([changed.decision, matchOf(changed)?.lapsed]).toMatchObject(['review', { was: 'confirmed', because: 'entry-changed' }])
    const moved = await screen(key, lists, buyer({ headquarters: 'FR' }))
    expect([moved.decision, matchOf(moved)?.lapsed]).toMatchObject(['review', { was: 'confirmed', because: 'party-changed' }])
  })

  test('comes after an earlier clearance, and before a later one: the last word stands', async () => {
    const { key, lists, first, clearances = [] } = await ruledOnce('false-positive')
    await rule(key, first, 'true-match')
    expect((await screen(key, lists)).decision).toBe('block')
    const path = `/v1/clearances/${clearances[0]}`
    expect(await (await request(key, path, { lists })).json()).toMatchObject({ state: 'overruled', ended: { by: why.by } })
    // Taking back what was overruled does not take back what overruled it.
    await request(key, `${path}/revocations`, { body: { reason: 'a mistake', by: why.by } })
    expect((await screen(key, lists)).decision).toBe('block')
    await rule(key, first, 'false-positive')
    expect((await screen(key, lists)).decision).toBe('allow')
  })
})

describe('the record', () => {
  test('replays byte for byte, whatever is ruled, revoked or listed later', async () => {
    const { key, lists, first, clearances = [] } = await ruledOnce('false-positive')
    const cleared = await screen(key, lists)
    await request(key, `/v1/clearances/${clearances[0]}/revocations`, { body: { reason: 'a mistake', by: why.by } })
    const raised = await screen(key, await listsOf([anEntry({ footnotes: [4] })]))
    await rule(key, first, 'true-match')
    const confirmed = await screen(key, lists)
    expect([first, cleared, raised, confirmed].map(({ decision }) => decision)).toEqual(['review', 'allow', 'review', 'block'])
    for (const each of [first, cleared, raised, confirmed]) expect(await replayStatus(key, each)).toBe(200)
  })

  test('of a cleared match is one of sanctions, since it says who was taken for whom', async () => {
    const { key, lists } = await ruledOnce('false-positive')
    const { id } = await screen(key, lists)
    const row = await db.prepare('SELECT retention_class FROM screenings WHERE id = ?1').bind(id).first()
    expect(row).toEqual({ retention_class: 'sanctions-record' })
  })
})

describe('round trips', () => {
  const counted = () => {
    const sent: number[] = []
    const batch = (statements: Statement[]) => {
      sent.push(statements.length)
      return (db as Db).batch(statements)
    }
    return { sent, env: { DB: { prepare: (sql: string) => db.prepare(sql), batch } } }
  }

  test('are one more where somebody is found, and no more otherwise', async () => {
    const [key, lists] = [await aTenant(), await listsOf([entry], { publishedAt: null, retrievedAt: null })]
    const [none, some] = [counted(), counted()]
    await screened(key, anOrder(), { lists, env: none.env })
    await screened(key, anOrder(buyer()), { lists, env: some.env })
    expect([none.sent.length, some.sent.length]).toEqual([1, 2])
  })

  test('parties that were seen a moment ago are not written again', async () => {
    const [key, lists] = [await aTenant(), await listsOf([entry])]
    const kept = async () =>
      (
        await db.batch(
          ['watched_parties', 'told_matches'].map((table) => db.prepare(`SELECT * FROM ${table} WHERE tenant = ?1`).bind(key.tenant)),
        )
      ).map(({ results }) => results)
    await screen(key, lists)
    const before = await kept()
    expect(before.map(({ length }) => length)).toEqual([1, 1])
    await screen(key, lists)
    expect(await kept()).toEqual(before)
  })
})
