import { describe, expect } from 'vitest'
import { matchingWords } from '../../../functions/catalog/matching-words'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import { createApp } from '../../../functions/http/app'
import { compileSnapshot } from '../../../functions/lists/snapshot/compile-snapshot'
import { openSnapshot } from '../../../functions/lists/snapshot/open-snapshot'
import { importFiles } from '../../../tools/lists/import-files'
import { holding } from '../../support/listed'
import { aBuyer, anOrder } from '../../support/orders'
import { sqliteDb } from '../../support/sqlite-db'
import { newTenant, testSecret } from '../../support/tenants'
import { listPath, testWithList } from '../lists/list-files'

const file = 'csl-2026-07-31.jsonl.gz'
const { db } = sqliteDb()
const env = { DB: db, KEY_SECRET: testSecret, MARK_SECRET: 'another secret for tests', LOG_LEVEL: 'warn', REQUIRE_FULL_LISTS: 'true' }
const tenant = newTenant(db)

let read: Promise<readonly ListedParty[]> | undefined
const wholeList = (): Promise<readonly ListedParty[]> => {
  read ??= importFiles([listPath(file)]).then(({ entries }) => entries)
  return read
}

let lists: Promise<ListsInForce> | undefined
const inForce = async (): Promise<ListsInForce> => {
  const entries = await wholeList()
  const { hash, bytes } = await compileSnapshot(entries, [{ name: file, rows: entries.length, rejected: 0 }], matchingWords)
  const [publishedAt, retrievedAt] = [new Date('2026-11-22T16:30:00Z'), new Date('2026-11-22T16:00:00Z')]
  return { snapshot: openSnapshot(hash, bytes, matchingWords), publishedAt, retrievedAt }
}

const post = async (path: string, body: unknown): Promise<never> => {
  lists ??= inForce()
  const app = createApp(() => new Date('2026-11-22T17:00:00Z'), holding(await lists))
  const headers = { ...(await tenant).headers, 'content-type': 'application/json' }
  const response = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) }, env)
  const text = await response.text()
  expect(response.status, text).toBeLessThan(300)
  return JSON.parse(text) as never
}

type Match = {
  readonly list: string
  readonly name: string
  readonly band: string
  readonly confirmed: boolean
  readonly effect: { kind: string }
}
type Answer = {
  readonly decision: string
  readonly because: readonly { readonly code: string }[]
  readonly outstanding: readonly { readonly code: string }[]
  readonly determination: { readonly outcome: string; readonly licenseExceptions: readonly { status: string }[] }
  readonly parties: readonly { readonly matches: readonly Match[] }[]
  readonly lists: { readonly complete: boolean }
}

/** Three T4 to a firm of this name that is run from its own country. */
const screened = (country: string, name: string, over: Readonly<Record<string, unknown>> = {}): Promise<Answer> =>
  post('/v1/screenings', anOrder({ partiesScreened: undefined, parties: { ultimateConsignee: aBuyer(country, { name }) }, ...over }))

const matchesOf = async (name: string, country: string): Promise<readonly Match[]> =>
  ((await post('/v1/parties/matches', { parties: [{ name, countries: [country] }] })) as { results: { matches: readonly Match[] }[] })
    .results[0]?.matches ?? []

const codes = ({ because }: Answer): readonly string[] => because.map(({ code }) => code)

// Quirks that the reference documents of the whole list, as orders meet them.
describe('by the whole list', () => {
  testWithList('an order by nobody on it goes, and the complete lists were searched', file, async () => {
    const answer = await screened('DE', 'Example Compute GmbH')
    expect(answer).toMatchObject({ decision: 'allow', lists: { complete: true }, parties: [{ matches: [] }] })
  })

  testWithList('Huawei in China is stopped by the license that its entry asks for', file, async () => {
    const answer = await screened('CN', 'Huawei Technologies Co., Ltd.')
    expect(answer).toMatchObject({ decision: 'block', determination: { outcome: 'license-required' } })
    expect(codes(answer)).toContain('entity-list')
    expect(answer.parties[0]?.matches.some(({ list, confirmed }) => list === 'EL' && confirmed)).toBe(true)
  })

  testWithList('Megaspeed and CXMT are on none of the lists', file, async () => {
    for (const [name, country] of [
      ['Megaspeed International Pte. Ltd.', 'SG'],
      ['Megaspeed', 'SG'],
      ['ChangXin Memory Technologies, Inc.', 'CN'],
      ['CXMT Corporation', 'CN'],
    ] as const)
      expect(await matchesOf(name, country), name).toEqual([])
    expect((await screened('SG', 'Megaspeed International Pte. Ltd.')).decision).toBe('allow')
  })

  testWithList('a dealer in the United States that has the name of a blocked Iranian firm is for a person', file, async () => {
    const order = { activity: 'domestic' }
    const answer = await screened('US', 'Carvana Company', order)
    expect(answer.decision).toBe('review')
    expect(codes(answer)).toContain('possible-match')
    expect(answer.parties[0]?.matches).toMatchObject([{ list: 'SDN', confirmed: false }])
    expect((await screened('IR', 'Carvana Company')).decision).toBe('block')
  })

  /** A firm of the list in its country, of those that no other list has: by a name that is its own. */
  const firmOn = async (list: string, country: string): Promise<string> => {
    for (const { list: each, name, countries } of await wholeList()) {
      if (each !== list || !countries.includes(country)) continue
      const found = await matchesOf(name, country)
      if (found.length > 0 && found.every((match) => match.list === list) && found.some(({ confirmed }) => confirmed)) return name
    }
    throw new Error(`no firm on ${list} in ${country}`)
  }

  testWithList('an unverified firm owes a statement before anything goes, and has no exception', file, async () => {
    const name = await firmOn('UVL', 'AE')
    const answer = await screened('AE', name, { items: [{ kind: 'chip', chip: 'nvidia-t4', quantity: 3 }] })
    expect(answer.decision).not.toBe('allow')
    expect(answer.outstanding.map(({ code }) => code)).toContain('uvl-statement')
    expect(answer.determination.licenseExceptions.filter(({ status }) => status === 'eligible')).toEqual([])
  })

  testWithList('a denied firm is stopped, wherever it stands in the order', file, async () => {
    const name = await firmOn('DPL', 'AE')
    expect(await screened('AE', name)).toMatchObject({ decision: 'block', determination: { outcome: 'prohibited' } })
    const parties = { ultimateConsignee: aBuyer('DE'), freightForwarder: aBuyer('AE', { name }) }
    expect(await screened('DE', '', { parties })).toMatchObject({ decision: 'block', determination: { outcome: 'prohibited' } })
  })

  testWithList('a chip made abroad is reached where footnote 4 stands behind the entry', file, async () => {
    const jurisdiction = { basis: 'not-subject', producedIn: 'TW' }
    const madeAbroad = { activity: 'reexport', exportFrom: 'TW', items: [{ kind: 'chip', chip: 'nvidia-t4', quantity: 3, jurisdiction }] }
    const answer = await screened('CN', 'Cambricon Technologies Corporation Limited', madeAbroad)
    expect(answer).toMatchObject({ decision: 'block', determination: { outcome: 'license-required' } })
    const plain = await screened('CN', 'Example Compute CN', madeAbroad)
    expect(plain.determination.outcome).not.toBe('license-required')
  })

  testWithList('a military end user needs a license for a T4, which its neighbors do not', file, async () => {
    const name = await firmOn('MEU', 'CN')
    expect((await screened('CN', 'Example Compute CN')).determination.outcome).toBe('no-license-required')
    const answer = await screened('CN', name)
    expect(answer).toMatchObject({ decision: 'block', determination: { outcome: 'license-required' } })
    expect(codes(answer)).toContain('military-end-user-list')
  })

  testWithList('a thousand listed names are all found in one request', file, async () => {
    const asked = (await wholeList()).filter((_, at) => at % 25 === 0).slice(0, 1000)
    const parties = asked.map(({ name, countries }) => ({ name, countries: countries.slice(0, 20) }))
    const { results } = (await post('/v1/parties/matches', { parties, limit: 60 })) as { results: { matches: { listedParty: string }[] }[] }
    const missed = asked.filter(({ id }, at) => !results[at]?.matches.some(({ listedParty }) => listedParty === id))
    expect(missed.map(({ name }) => name)).toEqual([])
  })
})
