import { beforeAll, describe, expect, test } from 'vitest'
import { scopes } from '../../../functions/http/key'
import { deploymentKey, newTenant, type TestKey } from '../../support/tenants'
import { db } from '../database'
import { pointersIn, problemOf } from '../http/service'
import { call, now } from './service'

type Made = {
  readonly id: string
  readonly tenant: string
  readonly key: string | null
  readonly revokedAt: string | null
  readonly scopes: string[]
}

const expiresAt = '2027-06-01T00:00:00Z'
const hourMs = 3_600_000
const later = (ms: number): Date => new Date(now.getTime() + ms)
const fresh = () => `example-${crypto.randomUUID()}`

const madeOf = async (response: Response): Promise<Made & { readonly key: string }> => {
  expect(response.status, await response.clone().text()).toBe(201)
  const made = await response.json<Made>()
  expect(made.key).toMatch(/^tgk_/)
  return made as Made & { readonly key: string }
}

const opens = async (key: string, at = now): Promise<boolean> => (await call(key, 'GET /v1/keys', { at })).status === 200
const rowsOf = async (tenant: string): Promise<Record<string, unknown>[]> =>
  (await db.prepare('SELECT * FROM keys WHERE tenant = ?1').bind(tenant).all()).results

let deployment: TestKey
let admin: TestKey
beforeAll(async () => {
  deployment = await deploymentKey(db)
  admin = await newTenant(db, fresh())
})

describe('a new key', () => {
  test('is shown once, works at once, and is kept as a hash', async () => {
    const { id, key, ...rest } = await madeOf(await call(admin, 'POST /v1/keys', { body: { scopes: ['admin', 'screen'], expiresAt } }))
    expect(rest).toEqual({
      tenant: admin.tenant,
      scopes: ['screen', 'admin'],
      createdAt: now.toISOString(),
      expiresAt: '2027-06-01T00:00:00.000Z',
      revokedAt: null,
      rotatedFrom: null,
    })
    expect(await opens(key)).toBe(true)
    const listed = await (await call(admin, 'GET /v1/keys')).json<{ keys: Made[] }>()
    expect(listed.keys.map((each) => each.id)).toEqual([admin.keyId, id])
    const kept = JSON.stringify([listed, await rowsOf(admin.tenant)])
    expect(kept).not.toContain(key)
    expect(kept).not.toContain(key.split('.')[1])
  })

  test('expires when it says, in its row as in itself', async () => {
    const body = { scopes: ['admin'], expiresAt: later(1999).toISOString() }
    const { key } = await madeOf(await call(admin, 'POST /v1/keys', { body }))
    expect(await opens(key, later(999))).toBe(true)
    await problemOf(await call(key, 'GET /v1/keys', { at: later(1000) }), 'unauthenticated')
  })

  test('is made for any tenant by the deployment, with scopes that its own key lacks', async () => {
    const bare = await newTenant(db, 'deployment', ['admin'])
    const body = { tenant: admin.tenant, scopes, expiresAt }
    expect(await madeOf(await call(bare, 'POST /v1/keys', { body }))).toMatchObject({ tenant: admin.tenant, scopes })
    await problemOf(await call(bare, 'POST /v1/keys', { body: { ...body, tenant: 'no-such-tenant' } }), 'not-found')
  })

  test('is not made for another tenant, whether there is one or not', async () => {
    const other = await newTenant(db, fresh())
    const answers = await Promise.all(
      [other.tenant, 'no-such-tenant', 'deployment'].map(async (tenant) => {
        const problem = await problemOf(
          await call(admin, 'POST /v1/keys', { body: { tenant, scopes: ['screen'], expiresAt } }),
          'not-found',
        )
        return problem.detail.replace(tenant, '')
      }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(await rowsOf(other.tenant)).toHaveLength(1)
  })

  test('may do no more than the one that asks', async () => {
    const narrow = await newTenant(db, fresh(), ['admin', 'screen'])
    for (const wanted of [['quota'], ['screen', 'review'], [...scopes]])
      await problemOf(await call(narrow, 'POST /v1/keys', { body: { scopes: wanted, expiresAt } }), 'missing-scope')
    await madeOf(await call(narrow, 'POST /v1/keys', { body: { scopes: ['admin', 'screen'], expiresAt } }))
  })

  test.each([['screen'], ['quota'], ['review']] as const)('is not made by one that may only %s', async (scope) => {
    const key = await newTenant(db, fresh(), [scope])
    await problemOf(await call(key, 'POST /v1/keys', { body: { scopes: [scope], expiresAt } }), 'missing-scope')
    await problemOf(await call(key, 'GET /v1/keys'), 'missing-scope')
    await problemOf(await call(key, `DELETE /v1/keys/${key.keyId}`), 'missing-scope')
    await problemOf(await call(key, `POST /v1/keys/${key.keyId}/rotations`, { body: {} }), 'missing-scope')
  })

  test.each([
    ['no expiry', { scopes: ['screen'] }, '/expiresAt'],
    ['an expiry that is now', { scopes: ['screen'], expiresAt: now.toISOString() }, '/expiresAt'],
    ['an expiry more than 400 days ahead', { scopes: ['screen'], expiresAt: later(400 * 24 * hourMs + 1).toISOString() }, '/expiresAt'],
    ['an expiry that is a day', { scopes: ['screen'], expiresAt: '2027-06-01' }, '/expiresAt'],
    ['no scopes', { expiresAt }, '/scopes'],
    ['an empty list of scopes', { scopes: [], expiresAt }, '/scopes'],
    ['a scope that nobody knows', { scopes: ['root'], expiresAt }, '/scopes/0'],
    ['an id of its own', { scopes: ['screen'], expiresAt, id: 'mine' }, '/id'],
  ])('is not made with %s', async (_, body, pointer) => {
    expect(pointersIn(await problemOf(await call(admin, 'POST /v1/keys', { body }), 'invalid-request'))).toEqual([pointer])
  })

  test('may live for 400 days to the millisecond', async () => {
    await madeOf(await call(admin, 'POST /v1/keys', { body: { scopes: ['screen'], expiresAt: later(400 * 24 * hourMs).toISOString() } }))
  })
})

describe('a request for a key sent again', () => {
  test('makes no second key and tells the first one’s record without the secret', async () => {
    const { tenant, ...asking } = await newTenant(db, fresh())
    const body = { scopes: ['screen', 'quota'], expiresAt }
    const first = await call({ tenant, ...asking }, 'POST /v1/keys', { body, once: 'order-1' })
    expect(first.headers.has('idempotency-replayed')).toBe(false)
    expect(first.headers.get('idempotency-key')).toBe('order-1')
    const { key: _, ...record } = await madeOf(first)
    // The same thing said in other words is the same request.
    for (const again of [body, { expiresAt: '2027-06-01T02:00:00+02:00', scopes: ['quota', 'screen', 'quota'], tenant }]) {
      const response = await call({ tenant, ...asking }, 'POST /v1/keys', { body: again, once: '"order-1"' })
      expect(response.status).toBe(201)
      expect(response.headers.get('idempotency-replayed')).toBe('true')
      expect(await response.json()).toEqual({ ...record, key: null })
    }
    expect(await rowsOf(tenant)).toHaveLength(2)
    await problemOf(
      await call({ tenant, ...asking }, 'POST /v1/keys', { body: { ...body, scopes: ['screen'] }, once: 'order-1' }),
      'idempotency-mismatch',
    )
    expect(await rowsOf(tenant)).toHaveLength(2)
  })

  test('at the same time as the first makes one key and shows it once', async () => {
    const asking = await newTenant(db, fresh())
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => call(asking, 'POST /v1/keys', { body: { scopes: ['screen'], expiresAt }, once: 'together' })),
    )
    const made = await Promise.all(answers.map((each) => each.json<Made>()))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(made.filter(({ key }) => key !== null)).toHaveLength(1)
    expect(await rowsOf(asking.tenant)).toHaveLength(2)
  })

  test('by another tenant, or to another route, is another request', async () => {
    const [one, other] = [await newTenant(db, fresh()), await newTenant(db, fresh())]
    const body = { scopes: ['admin'], expiresAt }
    const { id } = await madeOf(await call(one, 'POST /v1/keys', { body, once: 'same' }))
    await madeOf(await call(other, 'POST /v1/keys', { body, once: 'same' }))
    await madeOf(await call(one, `POST /v1/keys/${id}/rotations`, { body: {}, once: 'same' }))
  })

  test('without a name of its own is given one, and makes a second key', async () => {
    const asking = await newTenant(db, fresh())
    const names = await Promise.all(
      [1, 2].map(async () =>
        (await call(asking, 'POST /v1/keys', { body: { scopes: ['screen'], expiresAt } })).headers.get('idempotency-key'),
      ),
    )
    expect(new Set(names).size).toBe(2)
    expect(await rowsOf(asking.tenant)).toHaveLength(3)
  })
})

describe('a rotation', () => {
  const rotated = async (body: unknown = {}) => {
    const asking = await newTenant(db, fresh())
    const old = await madeOf(await call(asking, 'POST /v1/keys', { body: { scopes: ['screen', 'admin'], expiresAt } }))
    const next = await madeOf(await call(asking, `POST /v1/keys/${old.id}/rotations`, { body }))
    return { asking, old, next }
  }

  test('gives a key with the same scopes; the old one lives on for a day', async () => {
    const { asking, old, next } = await rotated()
    expect(next).toMatchObject({
      tenant: asking.tenant,
      scopes: old.scopes,
      rotatedFrom: old.id,
      revokedAt: null,
      expiresAt: '2027-06-01T00:00:00.000Z',
    })
    expect(await opens(old.key, later(24 * hourMs - 1))).toBe(true)
    await problemOf(await call(old.key, 'GET /v1/keys', { at: later(24 * hourMs) }), 'unauthenticated')
    expect(await opens(next.key, later(24 * hourMs))).toBe(true)
  })

  test.each([
    ['PT0S', 0],
    ['PT90M', 1.5 * hourMs],
    ['P1DT1H1M1S', 25 * hourMs + 61_000],
    ['P30D', 720 * hourMs],
  ])('lets the old key live on for %s', async (overlap, ms) => {
    const { old, next } = await rotated({ overlap })
    if (ms > 0) expect(await opens(old.key, later(ms - 1))).toBe(true)
    expect(await opens(old.key, later(ms))).toBe(false)
    expect(await opens(next.key, later(ms))).toBe(true)
  })

  test.each(['24', 'P', 'PT', 'P1DT', 'P1M', 'P1W', 'PT1.5H', '-PT1H', 'P31D', 'PT721H', 'PT1H ', ''])(
    'does not take %j for an overlap',
    async (overlap) => {
      const problem = await problemOf(await call(admin, `POST /v1/keys/${admin.keyId}/rotations`, { body: { overlap } }), 'invalid-request')
      expect(pointersIn(problem)).toEqual(['/overlap'])
    },
  )

  test('never prolongs what an earlier one left to the old key', async () => {
    const { asking, old } = await rotated({ overlap: 'PT1H' })
    await madeOf(await call(asking, `POST /v1/keys/${old.id}/rotations`, { body: { overlap: 'PT48H' } }))
    expect(await opens(old.key, later(hourMs))).toBe(false)
  })

  test('sent again makes no second successor', async () => {
    const asking = await newTenant(db, fresh())
    const path = `POST /v1/keys/${asking.keyId}/rotations`
    const { key: _, ...record } = await madeOf(await call(asking, path, { body: { overlap: 'PT2H' }, once: 'turn' }))
    const again = await call(asking, path, { body: { overlap: 'PT120M' }, once: 'turn', at: later(hourMs) })
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.json()).toEqual({ ...record, key: null })
    expect(await rowsOf(asking.tenant)).toHaveLength(2)
    await problemOf(await call(asking, path, { body: { overlap: 'PT3H' }, once: 'turn' }), 'idempotency-mismatch')
    await problemOf(
      await call(asking, `POST /v1/keys/${record.id}/rotations`, { body: { overlap: 'PT2H' }, once: 'turn' }),
      'idempotency-mismatch',
    )
    // The overlap ran from the first request and not from the last.
    expect(await opens(asking.key, later(2 * hourMs))).toBe(false)
  })

  test('is not a way to a wider key', async () => {
    const wide = await newTenant(db, fresh())
    const narrow = await newTenant(db, wide.tenant, ['admin'])
    await problemOf(await call(narrow, `POST /v1/keys/${wide.keyId}/rotations`, { body: {} }), 'missing-scope')
    expect(await rowsOf(wide.tenant)).toHaveLength(2)
  })

  test('does not bring a retired key back', async () => {
    const asking = await newTenant(db, fresh())
    const made = await madeOf(await call(asking, 'POST /v1/keys', { body: { scopes: ['screen'], expiresAt: later(hourMs).toISOString() } }))
    const path = `POST /v1/keys/${made.id}/rotations`
    await problemOf(await call(asking, path, { body: {}, at: later(hourMs) }), 'invalid-request')
    await call(asking, `DELETE /v1/keys/${made.id}`)
    await problemOf(await call(asking, path, { body: {} }), 'invalid-request')
    expect(await rowsOf(asking.tenant)).toHaveLength(2)
  })
})

describe('a revocation', () => {
  test('takes effect at once on what is kept, and says the same again', async () => {
    const { id, key } = await madeOf(await call(admin, 'POST /v1/keys', { body: { scopes: ['admin'], expiresAt } }))
    expect(await opens(key)).toBe(true)
    for (const at of [now, later(hourMs)]) {
      const revoked = await call(admin, `DELETE /v1/keys/${id}`, { at })
      expect(revoked.status).toBe(204)
      expect(await revoked.text()).toBe('')
    }
    for (const line of ['GET /v1/keys', `GET /v1/tenants/${admin.tenant}`, `DELETE /v1/keys/${admin.keyId}`])
      await problemOf(await call(key, line), 'unauthenticated')
    await problemOf(await call(key, 'POST /v1/keys', { body: { scopes: ['admin'], expiresAt } }), 'unauthenticated')
    expect((await call(key, 'GET /v1/regimes')).status).toBe(200)
    const { keys } = await (await call(admin, 'GET /v1/keys')).json<{ keys: Made[] }>()
    expect(keys.find((each) => each.id === id)?.revokedAt).toBe(now.toISOString())
  })

  test('of a key that is being replaced ends its overlap', async () => {
    const asking = await newTenant(db, fresh())
    const next = await madeOf(await call(asking, `POST /v1/keys/${asking.keyId}/rotations`, { body: {} }))
    expect((await call(next.key, `DELETE /v1/keys/${asking.keyId}`)).status).toBe(204)
    expect(await opens(asking.key)).toBe(false)
  })

  test('of its own key is the last thing a key does', async () => {
    const own = await newTenant(db, fresh())
    expect((await call(own, `DELETE /v1/keys/${own.keyId}`)).status).toBe(204)
    expect(await opens(own.key)).toBe(false)
  })

  test('never takes the last live key that may administer the deployment', async () => {
    await db.prepare("UPDATE keys SET revoked_at = 0 WHERE tenant = 'deployment' AND id <> ?1").bind(deployment.keyId).run()
    await newTenant(db, 'deployment', ['screen', 'quota', 'review'])
    const path = `/v1/keys/${deployment.keyId}`
    expect(pointersIn(await problemOf(await call(deployment, `DELETE ${path}`), 'invalid-request'))).toEqual(['/id'])
    const next = await madeOf(await call(deployment, `POST ${path}/rotations`, { body: {} }))
    // The old one still works, but not for long enough to count.
    await problemOf(await call(deployment, `DELETE /v1/keys/${next.id}`), 'invalid-request')
    expect((await call(next.key, `DELETE ${path}`)).status).toBe(204)
    expect(await opens(next.key)).toBe(true)
    deployment = await deploymentKey(db)
  })
})

test('another tenant’s key is not there: not to see, not to replace, not to revoke', async () => {
  const [one, other] = [await newTenant(db, fresh()), await newTenant(db, fresh())]
  for (const id of [one.keyId, deployment.keyId, 'no-such-key']) {
    await problemOf(await call(other, `DELETE /v1/keys/${id}`), 'not-found')
    await problemOf(await call(other, `POST /v1/keys/${id}/rotations`, { body: {} }), 'not-found')
  }
  await problemOf(await call(other, `GET /v1/keys?tenant=${one.tenant}`), 'not-found')
  await problemOf(await call(other, 'GET /v1/keys?tenant=no-such-tenant'), 'not-found')
  expect(await opens(one.key)).toBe(true)
  expect(await rowsOf(one.tenant)).toHaveLength(1)

  const listed = await (await call(deployment, `GET /v1/keys?tenant=${one.tenant}`)).json<{ keys: Made[] }>()
  expect(listed.keys.map(({ id }) => id)).toEqual([one.keyId])
  expect((await call(deployment, `DELETE /v1/keys/${one.keyId}`)).status).toBe(204)
  expect(await opens(one.key)).toBe(false)
})
