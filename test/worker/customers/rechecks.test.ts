import { describe, expect, test } from 'vitest'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import { askedOf } from '../../../functions/http/lists-of'
import { version } from '../../../functions/http/version'
import { addCheckRuling } from '../../../functions/operations/check-ruling'
import { recheckCustomers } from '../../../functions/operations/recheck-customers'
import { storeOn } from '../../../functions/store/d1'
import { anEntry, listsOf, noLists } from '../../support/listed'
import type { TestKey } from '../../support/tenants'
import { db } from '../database'
import { aTenant } from '../screenings/service'
import { aCheck, checked, noticesOf, ownedBy, read } from './service'

type Record = {
  readonly standing: string
  readonly checks: readonly { readonly id: string; readonly cause: string; readonly decision: string }[]
}
const record = (key: TestKey, customer: string) => read<Record>(key, `/v1/customers/${customer}`)

/** Lists that nobody published, of which no pointer stands in the database. */
const unpublished = (entries: readonly ListedParty[]) => listsOf(entries, { publishedAt: null, retrievedAt: null })

/** Until nobody is due any more, as the clock would by the minute. */
const recheckOn = async (day: string, lists: ListsInForce): Promise<number> => {
  const at = new Date(`${day}T17:00:00Z`)
  let [total, runs] = [0, 0]
  const terms = { engine: version, asked: askedOf({ LISTS_STALE_HOURS: '100000' }), salt: () => crypto.randomUUID() }
  for (let last = 1; last > 0 || runs < 3; runs++) {
    last = await recheckCustomers(storeOn(db), async () => lists, { at, day }, terms)
    total += last
  }
  return total
}

const listed = anEntry()
const owned = ownedBy({ name: listed.name, country: 'CN', share: 60 })

describe('the clock', () => {
  test('finds the day on which the stay of the affiliates rule ends: what was for a person is barred', async () => {
    const key = await aTenant()
    const lists = await unpublished([listed])
    const first = await checked(key, aCheck({ id: 'a' }, { ownership: owned }), { lists, at: '2026-11-08T17:00:00Z' })
    expect(first).toMatchObject({ decision: 'review' })
    await recheckOn('2026-11-09', lists)
    expect((await record(key, 'a')).checks).toHaveLength(1)
    expect(await recheckOn('2026-11-10', lists)).toBe(1)
    expect(await record(key, 'a')).toMatchObject({ standing: 'block', checks: [{ cause: 'rules', decision: 'block' }, { id: first.id }] })
    expect((await noticesOf(key)).at(-1)?.payload).toMatchObject({
      decision: 'block',
      previousDecision: 'review',
      changes: [{ code: 'OWN_BIS50', subject: 'customer', from: 'high', to: 'critical' }],
    })
    // Once.
    expect(await recheckOn('2026-11-10', lists)).toBe(0)
    const [{ id } = { id: '' }] = (await record(key, 'a')).checks
    expect(await read(key, `/v1/customers/checks/${id}/replay`)).toMatchObject({ id })
  })

  test('does not where the tenant takes the stay to go on', async () => {
    const key = await aTenant({ customers: { affiliatesAfterStay: 'stayed' } })
    const lists = await unpublished([listed])
    await checked(key, aCheck({ id: 'a' }, { ownership: owned }), { lists, at: '2026-11-08T17:00:00Z' })
    await recheckOn('2026-11-10', lists)
    expect(await record(key, 'a')).toMatchObject({ standing: 'review', checks: [{ cause: 'asked' }] })
  })

  test('finds an owner who came onto a list, and keeps quiet of those who did not', async () => {
    const [one, other] = [await aTenant(), await aTenant()]
    const [before, after] = [await noLists(), await unpublished([anEntry({ list: 'SDN' })])]
    await checked(one, aCheck({ id: 'a' }, { ownership: owned }), { lists: before })
    await checked(other, aCheck({ id: 'a' }), { lists: before })
    await recheckOn('2026-11-22', after)
    const [latest] = (await record(one, 'a')).checks
    expect(latest).toMatchObject({ cause: 'lists', decision: 'block' })
    expect((await noticesOf(one)).filter(({ type }) => type === 'customer.decided')).toHaveLength(2)
    expect((await record(other, 'a')).checks).toHaveLength(1)
    expect(await noticesOf(other)).toHaveLength(1)
  })

  test('finds a document that expired, on the day after its last', async () => {
    const key = await aTenant()
    const lists = await noLists()
    const verifications = [
      { subject: 'customer', method: 'documentary', result: 'verified', at: '2026-11-01T00:00:00Z', expiresOn: '2026-11-30' },
    ]
    await checked(key, aCheck({ id: 'a' }, { verifications, compute: [{ chip: 'nvidia-h100-sxm', count: 1, hours: 1 }] }), { lists })
    await recheckOn('2026-11-30', lists)
    expect((await record(key, 'a')).checks).toHaveLength(1)
    await recheckOn('2026-12-01', lists)
    expect((await noticesOf(key)).at(-1)?.payload['changes']).toContainEqual(expect.objectContaining({ code: 'ID_EXPIRED', from: null }))
  })

  test('keeps an approval while nothing weighs differently', async () => {
    const key = await aTenant()
    const { id, decision } = await checked(
      key,
      aCheck({ id: 'a', headquarters: 'CN' }, { compute: [{ chip: 'nvidia-h100-sxm', count: 8, hours: 720 }] }),
    )
    expect(decision).toBe('review')
    const ruling = { id: 'r', salt: 's', check: id, ruling: 'approve' as const, reason: 'Known.', evidence: [], by: 'Example Officer' }
    await addCheckRuling(storeOn(db), key, { at: new Date('2026-11-22T18:00:00Z'), day: '2026-11-22' }, 'k', ruling)
    await recheckOn('2026-11-23', await unpublished([anEntry({ name: 'Example Somebody Else Ltd' })]))
    expect(await record(key, 'a')).toMatchObject({ standing: 'allow', checks: [{ id }] })
  })

  test('says nothing by lists that only stand in', async () => {
    const key = await aTenant()
    await checked(key, aCheck({ id: 'a' }, { ownership: owned }), { lists: await noLists() })
    await recheckOn('2026-11-22', await listsOf([anEntry({ list: 'SDN' })], { publishedAt: null, retrievedAt: null, isStandIn: true }))
    expect((await record(key, 'a')).checks).toHaveLength(1)
  })
})
