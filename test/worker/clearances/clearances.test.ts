import { describe, expect, test } from 'vitest'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { nameFingerprint, partyFingerprint } from '../../../functions/domain/lists/party-fingerprint'
import type { PartyQuery } from '../../../functions/domain/names/match'
import type { Moment } from '../../../functions/store/caller'
import { storeOn } from '../../../functions/store/d1'
import { anEntry, listsOf } from '../../support/listed'
import { newTenant, type TestKey } from '../../support/tenants'
import { db } from '../database'
import { callerOn, noon } from './service'

const store = storeOn(db)
const now: Moment = { at: new Date(noon), day: '2026-11-22' }
const entry = anEntry({ id: 'EL:1' })
const party = { name: entry.name, countries: ['SG'] }
const asked = { party, listedParty: entry.id, reason: 'another firm of that name', by: 'Example Officer' }

type Made = { readonly id: string; readonly fingerprints: { readonly party: string; readonly listedParty: string } }
type Shown = Made & { readonly state: string; readonly because?: string; readonly ended?: { readonly by: string; readonly reason: string } }
type Told = { readonly type: string; readonly detail: string; readonly errors?: readonly { readonly pointer: string }[] }

const cleared = async (entries: readonly ListedParty[] = [entry], key?: TestKey) => {
  const tenant = key ?? (await newTenant(db))
  const caller = callerOn(await listsOf(entries), tenant)
  const made = await caller.post<Made>('/v1/clearances', asked)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return { tenant, caller, ...made.body }
}

/** What a screening of the party would find of the entry. */
const said = async (tenant: TestKey, query: PartyQuery, listed: ListedParty) => {
  const { snapshot } = await listsOf([listed])
  const [fingerprint, partyName] = await Promise.all([partyFingerprint(query), nameFingerprint(query)])
  const pair = { party: fingerprint, partyName, listedParty: listed.id, listedFingerprint: snapshot.fingerprintAt(0) }
  const [found, ...others] = await store.readClearances(tenant, now, [pair])
  expect(others).toEqual([])
  return found && [found.word, found.lapsed]
}

describe('a clearance', () => {
  test('holds for the party and the entry as they stand, and says who gave it', async () => {
    const { tenant, id, fingerprints, caller } = await cleared()
    expect(await said(tenant, party, entry)).toEqual(['cleared', undefined])
    expect((await caller.get(`/v1/clearances/${id}`)).body).toMatchObject({
      id,
      state: 'stands',
      party,
      listedParty: { id: entry.id, list: 'EL', name: entry.name },
      fingerprints,
      reason: asked.reason,
      by: asked.by,
      createdAt: '2026-11-22T17:00:00.000Z',
    })
  })

  test.each<[string, PartyQuery]>([
    ['moves to another country', { ...party, countries: ['CN'] }],
    ['has an address', { ...party, address: '1 Example Way' }],
    ['has another alias', { ...party, aliases: ['Example Cloud'] }],
  ])('lapses where the party %s', async (_, changed) => {
    const { tenant } = await cleared()
    expect(await said(tenant, changed, entry)).toEqual(['cleared', 'party-changed'])
  })

  test('lapses where anything of the entry changes, and says so', async () => {
    const { tenant, id } = await cleared()
    const changed = anEntry({ id: 'EL:1', footnotes: [4] })
    expect(await said(tenant, party, changed)).toEqual(['cleared', 'entry-changed'])
    const shown = await callerOn(await listsOf([changed]), tenant).get<Shown>(`/v1/clearances/${id}`)
    expect(shown.body).toMatchObject({ state: 'lapsed', because: 'entry-changed' })
  })

  test('lapses where the entry is gone, and holds again where it comes back as it was', async () => {
    const { tenant, id } = await cleared()
    const without = callerOn(await listsOf([anEntry({ id: 'EL:2', name: 'Example Other' })]), tenant)
    expect((await without.get<Shown>(`/v1/clearances/${id}`)).body).toMatchObject({ state: 'lapsed', because: 'entry-removed' })
    expect(await said(tenant, party, entry)).toEqual(['cleared', undefined])
  })

  test('says nothing of another entry or another name', async () => {
    const { tenant } = await cleared()
    expect(await said(tenant, party, anEntry({ id: 'EL:2' }))).toBeUndefined()
    expect(await said(tenant, { ...party, name: 'Example Compute' }, entry)).toBeUndefined()
  })

  test('is nothing to another tenant', async () => {
    const { id } = await cleared()
    const other = await newTenant(db)
    const caller = callerOn(await listsOf([entry]), other)
    expect(await said(other, party, entry)).toBeUndefined()
    expect((await caller.get(`/v1/clearances/${id}`)).status).toBe(404)
    expect((await caller.get<{ clearances: unknown[] }>('/v1/clearances')).body.clearances).toEqual([])
    expect((await caller.post(`/v1/clearances/${id}/revocations`, { reason: 'not ours', by: 'Example Officer' })).status).toBe(404)
  })
})

describe('what was cleared long ago', () => {
  test('holds until its retention is over; then nothing is left of it, and it is raised again', async () => {
    const { tenant, id } = await cleared()
    const row = () => db.prepare('SELECT retained_until FROM pair_rulings WHERE id = ?1').bind(id).first<{ retained_until: string }>()
    const day = (await row())?.retained_until ?? ''
    expect(day).toBe('2036-11-22')
    const on = (each: string): Moment => ({ at: new Date(`${each}T17:00:00Z`), day: each })
    const { snapshot } = await listsOf([entry])
    const [partyPrint, partyName] = await Promise.all([partyFingerprint(party), nameFingerprint(party)])
    const pair = { party: partyPrint, partyName, listedParty: entry.id, listedFingerprint: snapshot.fingerprintAt(0) }
    expect(await store.readClearances(tenant, on(day), [pair])).toHaveLength(1)
    expect(await store.readClearances(tenant, on('2036-11-23'), [pair])).toEqual([])
    await store.deleteExpired(on(day))
    expect(await store.findClearance(tenant, on(day), id)).toBeDefined()
    await store.deleteExpired(on('2036-11-23'))
    expect(await store.findClearance(tenant, on('2036-11-23'), id)).toBeUndefined()
    const left = await db.prepare('SELECT * FROM pair_rulings WHERE id = ?1').bind(id).first()
    expect(left).toMatchObject({ body: null, party: '', party_name: '', request_hash: '' })
    expect(JSON.stringify(left)).not.toContain(entry.name)
  })
})

describe('is refused', () => {
  const refusal = async (body: object, entries: readonly ListedParty[] = [entry]) => {
    const caller = callerOn(await listsOf(entries), await newTenant(db))
    const { status, body: told } = await caller.post<Told>('/v1/clearances', { ...asked, ...body })
    return [status, told.type, told.errors?.map(({ pointer }) => pointer)]
  }

  test('for an entry that the lists in force do not have', async () => {
    expect(await refusal({ listedParty: 'EL:404' })).toEqual([404, '/problems/not-found', undefined])
  })

  test('for a pair that does not match: there is nothing to clear', async () => {
    expect(await refusal({ party: { name: 'Example Bakery' } })).toEqual([422, '/problems/invalid-request', ['/party']])
  })

  test('where the match is with another entry', async () => {
    const other = anEntry({ id: 'EL:2', name: 'Example Other' })
    expect(await refusal({ listedParty: 'EL:2' }, [entry, other])).toEqual([422, '/problems/invalid-request', ['/party']])
  })
})

test('a match by an identifier is not cleared away, whatever the name', async () => {
  const identifiers = [{ scheme: 'lei', id: '529900EXAMPLE0000001' }]
  const caller = callerOn(await listsOf([anEntry({ id: 'EL:1', identifiers })]), await newTenant(db))
  for (const name of [entry.name, 'Example Bakery']) {
    const { status, body } = await caller.post<Told>('/v1/clearances', { ...asked, party: { name, identifiers } })
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([422, ['/party/identifiers']])
  }
})

describe('a clearance asked for again', () => {
  test('under the same key is the first one, even where its entry is gone', async () => {
    const tenant = await newTenant(db)
    const first = await callerOn(await listsOf([entry]), tenant).post<Made>('/v1/clearances', asked, 'once')
    for (const entries of [[entry], []]) {
      const again = await callerOn(await listsOf(entries), tenant).post<Made>('/v1/clearances', asked, 'once')
      expect(again).toEqual({ status: 201, replayed: true, body: first.body })
    }
    const { clearances } = (await callerOn(await listsOf([entry]), tenant).get<{ clearances: unknown[] }>('/v1/clearances')).body
    expect(clearances).toHaveLength(1)
  })

  test('under the same key for something else is a mistake worth hearing', async () => {
    const caller = callerOn(await listsOf([entry]), await newTenant(db))
    await caller.post('/v1/clearances', asked, 'once')
    for (const body of [
      { ...asked, reason: 'another' },
      { ...asked, listedParty: 'EL:404' },
    ]) {
      const { status, body: told } = await caller.post<Told>('/v1/clearances', body, 'once')
      expect([status, told.type]).toEqual([422, '/problems/idempotency-mismatch'])
    }
  })
})

describe('a revocation', () => {
  const why = { reason: 'bought by the listed firm', by: 'Example Officer Two' }

  test('leaves the pair open again, with who and why, and deletes nothing', async () => {
    const { tenant, id, caller } = await cleared()
    const revoked = await caller.post<Shown>(`/v1/clearances/${id}/revocations`, why)
    expect([revoked.status, revoked.body.state, revoked.body.ended]).toEqual([201, 'revoked', { at: '2026-11-22T17:00:00.000Z', ...why }])
    expect(await said(tenant, party, entry)).toBeUndefined()
    expect((await caller.get<Shown>(`/v1/clearances/${id}`)).body).toMatchObject({ state: 'revoked', reason: asked.reason, ended: why })
  })

  test('ends every clearance of the same two sides', async () => {
    const { tenant, id, caller } = await cleared()
    const { id: later } = await cleared([entry], tenant)
    await caller.post(`/v1/clearances/${id}/revocations`, why)
    expect(await said(tenant, party, entry)).toBeUndefined()
    expect((await caller.get<Shown>(`/v1/clearances/${later}`)).body.state).toBe('revoked')
  })

  test('is done once: the first who and why stand', async () => {
    const { id, caller } = await cleared()
    const first = await caller.post<Shown>(`/v1/clearances/${id}/revocations`, why, 'once')
    expect(await caller.post(`/v1/clearances/${id}/revocations`, why, 'once')).toEqual({ ...first, replayed: true })
    const later = await caller.post<Shown>(`/v1/clearances/${id}/revocations`, { ...why, by: 'Example Officer Three' })
    expect(later.body.ended?.by).toBe(why.by)
    const other = await caller.post<Told>(`/v1/clearances/${id}/revocations`, { ...why, reason: 'another' }, 'once')
    expect([other.status, other.body.type]).toEqual([422, '/problems/idempotency-mismatch'])
  })

  test('is followed by a new clearance where a person gives one', async () => {
    const { tenant, id, caller } = await cleared()
    await caller.post(`/v1/clearances/${id}/revocations`, why)
    const { id: again } = await cleared([entry], tenant)
    expect(await said(tenant, party, entry)).toEqual(['cleared', undefined])
    const states = await Promise.all([id, again].map(async (each) => (await caller.get<Shown>(`/v1/clearances/${each}`)).body.state))
    expect(states).toEqual(['revoked', 'stands'])
  })
})

describe('the list of clearances', () => {
  type Page = { readonly clearances: readonly Shown[]; readonly next: number | null }

  test('shows the newest first, of one entry where that is asked, page by page', async () => {
    const other = anEntry({ id: 'EL:2' })
    const tenant = await newTenant(db)
    const caller = callerOn(await listsOf([entry, other]), tenant)
    const made: string[] = []
    for (const listedParty of ['EL:1', 'EL:2', 'EL:1', 'EL:2', 'EL:1'])
      made.unshift((await caller.post<Made>('/v1/clearances', { ...asked, listedParty })).body.id)
    const pageOf = async (query: string) => (await caller.get<Page>(`/v1/clearances?${query}`)).body
    const idsOf = ({ clearances }: Page) => clearances.map(({ id }) => id)
    const first = await pageOf('limit=2')
    const second = await pageOf(`limit=2&after=${first.next}`)
    const third = await pageOf(`limit=2&after=${second.next}`)
    expect([idsOf(first), idsOf(second), idsOf(third), third.next]).toEqual([made.slice(0, 2), made.slice(2, 4), made.slice(4), null])
    expect(idsOf(await pageOf('listedParty=EL%3A2'))).toEqual([made[1], made[3]])
  })
})
