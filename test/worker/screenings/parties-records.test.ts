import { describe, expect, test } from 'vitest'
import { noReadings } from '../../../functions/domain/screening/readings'
import { composeScreening } from '../../../functions/operations/compose-screening'
import { storeOn } from '../../../functions/store/d1'
import type { Db, Statement } from '../../../functions/store/db'
import { anExport } from '../../support/builders'
import { anEntry, listsOf } from '../../support/listed'
import { aBuyer, anLppOrder, anOrder } from '../../support/orders'
import type { TestKey } from '../../support/tenants'
import { db } from '../database'
import { aTenant, request, screened } from './service'

const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }
const name = 'Example Wuxi Accelerators Co., Ltd.'
const listed = { parties: { ultimateConsignee: aBuyer('CN', { name }) } }
/** The same name elsewhere: for a person. */
const alike = { parties: { ultimateConsignee: aBuyer('DE', { name }) } }

const replayed = async (key: TestKey, id: string) => {
  const response = await request(key, `/v1/screenings/${id}/replay`)
  expect(response.status, await response.clone().text()).toBe(200)
  return response.json<{ decidedWith: { matcher: string; snapshot: string; policy: string } }>()
}

const recordOf = async (key: TestKey, id: string) => {
  const found = await storeOn(db).findScreening(key, now, id)
  if (found === undefined) throw new Error(`there is no screening ${id}`)
  return found
}

describe('the record of a screening', () => {
  test.each([
    ['of a listed party', listed],
    ['of a possible match', alike],
    ['of nobody on any list', {}],
    ['of a listed owner', { parties: { ultimateConsignee: aBuyer('DE', { owners: [{ name, share: 70, headquarters: 'CN' }] }) } }],
  ])('%s replays byte for byte once other lists are in force', async (_, over) => {
    const key = await aTenant()
    const lists = await listsOf([
      anEntry({ footnotes: [4], from: '2022-12-19' }),
      anEntry({ list: 'SDN', countries: ['IR'], programs: ['NPWMD'] }),
    ])
    const { id } = await screened(key, anOrder(over), { lists })
    const { decidedWith } = await replayed(key, id)
    expect(decidedWith).toMatchObject({ snapshot: lists.snapshot.hash, matcher: lists.snapshot.meta.matcher, policy: 'screening-2' })
  })

  test('whose quota was held replays with its lists too', async () => {
    const key = await aTenant()
    const lists = await listsOf([anEntry({ name: 'Example Compute Pvt', list: 'SDN', countries: ['IR'] })])
    const answer = await screened(key, anLppOrder(10, 0), { lists })
    expect(answer).toMatchObject({ decision: 'review', hold: { lines: [{}] } })
    await replayed(key, answer.id)
  })

  test('of before parties were looked for here still says what it said', () => {
    const input = { given: anExport(), track: 'enforced', reference: 'order-1' }
    const row = { id: 'scr_1', decidedAt: now.at, rulebook: 'r' }
    const { parties, lists, decision } = composeScreening(row, input, noReadings)
    expect(JSON.stringify(parties)).toBe('[{"role":"ultimateConsignee","screened":[],"matches":[]}]')
    expect(JSON.stringify(lists)).toBe('{"snapshot":null,"publishedAt":null,"ageHours":null,"complete":false}')
    expect(decision).toBe('allow')
    const unseen = composeScreening(row, { ...input, given: anExport({ partiesScreened: undefined }) }, noReadings)
    expect(unseen.because.map(({ code }) => code)).toContain('parties-not-screened')
  })

  test('is one of sanctions where somebody is listed, may be, or is owned by such', async () => {
    const key = await aTenant()
    const lists = await listsOf([anEntry()])
    const classOf = async (over: Readonly<Record<string, unknown>>) =>
      (await recordOf(key, (await screened(key, anOrder(over), { lists })).id)).record.retentionClass
    expect(await classOf({})).toBe('house-rule')
    for (const over of [listed, alike, { parties: { ultimateConsignee: aBuyer('DE', { owners: [{ name }] }) } }])
      expect(await classOf(over)).toBe('sanctions-record')
  })

  test('keeps no address or number of an entry, and none of its other names', async () => {
    const key = await aTenant()
    const entry = anEntry({
      aliases: ['Example Alias'],
      addresses: [{ text: '1 Example Road' }],
      identifiers: [{ scheme: 'uscc', id: '91320000' }],
    })
    const { id } = await screened(key, anOrder(listed), { lists: await listsOf([entry]) })
    const { input } = (await recordOf(key, id)).record
    for (const kept of ['Example Alias', 'Example Road', '91320000']) expect(input).not.toContain(kept)
  })
})

describe('a repeated key', () => {
  test('is answered with the lists of the first time', async () => {
    const key = await aTenant()
    const order = anOrder(listed)
    const first = await screened(key, order, { idempotencyKey: 'k', lists: await listsOf([]) })
    const second = await screened(key, order, { idempotencyKey: 'k', lists: await listsOf([anEntry()]) })
    expect(second).toEqual(first)
    expect(first.parties[0]?.matches).toEqual([])
  })
})

describe('an order of which nothing is found', () => {
  test('is one round trip', async () => {
    let batches = 0
    const batch = (statements: Statement[]) => {
      batches++
      return (db as Db).batch(statements)
    }
    const answer = await screened(await aTenant(), anOrder(), {
      lists: await listsOf([anEntry()], { publishedAt: null, retrievedAt: null }),
      env: { DB: { prepare: (sql: string) => db.prepare(sql), batch } },
    })
    expect(answer.decision).toBe('allow')
    expect(batches).toBe(1)
  })
})

describe('a ruling on a match', () => {
  const rule = (key: TestKey, id: string, over: object) =>
    request(key, `/v1/screenings/${id}/dispositions`, {
      body: { ruling: 'false-positive', reason: 'Another address and another number.', by: 'Example Officer', ...over },
    })
  const reviewed = async () => {
    const key = await aTenant()
    const answer = await screened(key, anOrder(alike), { lists: await listsOf([anEntry()]) })
    const match = answer.parties[0]?.matches[0]?.listedParty ?? ''
    return { key, answer, match }
  }

  test('names an entry of that screening', async () => {
    const { key, answer, match } = await reviewed()
    const given = await rule(key, answer.id, { match })
    expect(given.status).toBe(201)
    expect(await given.json()).toMatchObject({ match, standing: 'review' })
    expect(await (await request(key, `/v1/screenings/${answer.id}`)).json()).toMatchObject({
      dispositions: [{ ruling: 'false-positive', match }],
    })
  })

  test('names no other entry, and is written down nowhere if it does', async () => {
    const { key, answer } = await reviewed()
    const given = await rule(key, answer.id, { match: 'EL-another' })
    expect(given.status).toBe(422)
    expect(await given.json()).toMatchObject({ errors: [{ pointer: '/match' }] })
    expect(await (await request(key, `/v1/screenings/${answer.id}`)).json()).toMatchObject({ dispositions: [] })
    const { id } = await screened(key, anOrder())
    expect((await rule(key, id, { match: 'EL-another' })).status).toBe(422)
    expect((await rule(key, 'scr_none', { match: 'EL-another' })).status).toBe(404)
  })
})
