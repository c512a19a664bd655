import { describe, expect, test } from 'vitest'
import { newTenant } from '../../support/tenants'
import { db } from '../database'
import { aTenant, request } from '../screenings/service'
import { aCheck, anApplicant, checked, codesOf, noticesOf, ownedBy, ownedInStatements, post, read } from './service'

describe('a check over HTTP', () => {
  test('answers with everything that it rests on', async () => {
    const answer = await checked(await aTenant(), aCheck({ id: 'account-1' }))
    expect(answer).toMatchObject({
      customer: 'account-1',
      decision: 'allow',
      granted: { computeTier: 'T0' },
      decidedAt: '2026-11-22T17:00:00.000Z',
      law: { track: 'enforced', asOf: '2026-11-22' },
      lists: { complete: false },
      versions: { policy: 'kyc-1' },
    })
    expect(answer.id).toMatch(/^chk_/)
    expect(answer.rules).toContainEqual(expect.objectContaining({ rule: 'BIS_AFFILIATES', legalStatus: 'unconfirmed' }))
  })

  test('names a customer who came without a name of ours', async () => {
    const key = await aTenant()
    const { customer } = await checked(key, aCheck())
    expect(customer).toMatch(/^cus_/)
    expect(await read(key, `/v1/customers/${customer}`)).toMatchObject({
      id: customer,
      facts: { customer: { name: 'Example Rechenhaus GmbH' } },
    })
  })

  test('needs no more than a type, and then asks for what is missing', async () => {
    const answer = await checked(await aTenant(), { customer: { type: 'individual' } })
    expect(answer.decision).toBe('review')
    expect(answer.requiredDocuments.length).toBeGreaterThan(0)
  })

  test('is told once: first of a customer, and then only where something changed', async () => {
    const key = await aTenant()
    const first = await checked(key, aCheck({ id: 'account-2' }))
    await checked(key, aCheck({ id: 'account-2' }))
    const notices = await noticesOf(key)
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatchObject({
      type: 'customer.decided',
      payload: { check: first.id, customer: 'account-2', decision: first.decision, previousDecision: null },
    })
    await checked(key, aCheck({ id: 'account-2', addresses: [{ text: 'Example Street 1, Tehran', country: 'IR' }] }))
    expect((await noticesOf(key)).at(-1)).toMatchObject({ payload: { decision: 'block', previousDecision: first.decision } })
  })
})

describe('the same key', () => {
  test('gives the same answer, byte for byte, whatever became of the customer since', async () => {
    const key = await aTenant()
    const body = aCheck({ id: 'account-1' })
    const first = await post(key, '/v1/customers/checks', body, { idempotencyKey: 'k1' })
    const text = await first.text()
    await checked(key, aCheck({ id: 'account-1', name: 'Example Rechenhaus AG' }))
    const again = await post(key, '/v1/customers/checks', body, { idempotencyKey: 'k1', at: '2026-11-23T17:00:00Z' })
    expect(again.status).toBe(201)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.text()).toBe(text)
  })

  test('with another body is refused', async () => {
    const key = await aTenant()
    await checked(key, aCheck(), { idempotencyKey: 'k1' })
    const other = await post(key, '/v1/customers/checks', aCheck({ name: 'Example Other Ltd' }), { idempotencyKey: 'k1' })
    expect(other.status).toBe(422)
    expect(await other.json()).toMatchObject({ type: '/problems/idempotency-mismatch' })
  })

  test('of an event is no key of a check', async () => {
    const key = await aTenant()
    await checked(key, aCheck({ id: 'account-1' }), { idempotencyKey: 'k1' })
    expect((await post(key, '/v1/customers/account-1/events', {}, { idempotencyKey: 'k1' })).status).toBe(201)
  })

  test('sent twice at once makes one check', async () => {
    const key = await aTenant()
    const answers = await Promise.all([1, 2, 3].map(() => post(key, '/v1/customers/checks', aCheck({ id: 'a' }), { idempotencyKey: 'k1' })))
    const texts = await Promise.all(answers.map((each) => each.text()))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(texts).size).toBe(1)
    expect((await read<{ checks: unknown[] }>(key, '/v1/customers/a')).checks).toHaveLength(1)
  })
})

describe('what is refused', () => {
  const given = { chip: 'nvidia-h100-sxm', count: 1, hours: 1 }
  test.each([
    ['/customer', {}],
    ['/customer/type', { customer: {} }],
    ['/customer/id', { customer: anApplicant({ id: 'a\u0000b' }) }],
    ['/customer/type', { customer: anApplicant({ type: 'robot' }) }],
    ['/customer/email', { customer: anApplicant({ email: 'nobody' }) }],
    ['/customer/headquarters', { customer: anApplicant({ headquarters: 'Korea' }) }],
    ['/customer/addresses/0/country', { customer: anApplicant({ addresses: [{ country: 'ZZ' }] }) }],
    ['/customer/nationality', { customer: anApplicant({ nationality: 'DE' }) }],
    ['/customer/people/0/birthplace', { customer: anApplicant({ people: [{ role: 'other', name: 'Example', birthplace: 'DE' }] }) }],
    ['/customer/people/0/share', { customer: anApplicant({ people: [{ role: 'other', name: 'Example', share: 101 }] }) }],
    ['/compute/0/chip', aCheck({}, { compute: [{ ...given, chip: 'nvidia-h1000' }] })],
    ['/compute/0/count', aCheck({}, { compute: [{ ...given, count: 0 }] })],
    ['/compute/0/hours', aCheck({}, { compute: [{ ...given, hours: -1 }] })],
    ['/compute/0/utilization', aCheck({}, { compute: [{ ...given, utilization: 1.1 }] })],
    ['/intendedUse/hardware/0/chip', aCheck({}, { intendedUse: { hardware: [{ chip: 'no such', use: 'host' }] } })],
    ['/priorUsage/0/to', aCheck({}, { priorUsage: [{ from: '2026-02-01', to: '2026-01-01', operations: '1e20' }] })],
    ['/signals/surname', aCheck({}, { signals: { surname: 'Example' } })],
    ['/ownership/edges/0/from', aCheck({}, { ownership: { ...ownedBy(), edges: [{ from: 'nobody', to: 'firm', kind: 'shares' }] } })],
    ['/bods', aCheck({}, { bods: ownedInStatements })],
    [
      '/bods/3/recordId',
      { customer: anApplicant(), bods: [...ownedInStatements, { recordId: '', recordType: 'person', recordDetails: {} }] },
    ],
    ['/verifications/0/method', aCheck({}, { verifications: [{ subject: 'customer', method: 'guess', result: 'verified' }] })],
    ['/certificates/0/elements/a', aCheck({}, { certificates: [{ kind: 'x', elements: { a: {} } }] })],
  ])('a body that does not fit is pointed at: %s', async (pointer, body) => {
    const response = await post(await aTenant(), '/v1/customers/checks', body)
    expect(response.status).toBe(422)
    const told = await response.json<{ errors: { pointer: string }[] }>()
    expect(told.errors.map((each) => each.pointer)).toContain(pointer)
  })

  test.each([
    ['GET', '/v1/customers/nobody'],
    ['GET', '/v1/customers/checks/chk_none'],
    ['GET', '/v1/customers/checks/chk_none/replay'],
  ])('%s %s is not found', async (_method, path) => {
    expect((await request(await aTenant(), path)).status).toBe(404)
  })

  test('an event of nobody is not found, and neither is a ruling', async () => {
    const key = await aTenant()
    expect((await post(key, '/v1/customers/nobody/events', {})).status).toBe(404)
    const ruling = { ruling: 'approve', reason: 'Known.', by: 'Example Officer' }
    expect((await post(key, '/v1/customers/checks/chk_none/dispositions', ruling)).status).toBe(404)
  })

  test('without a key, without the scope, and for another tenant', async () => {
    const key = await aTenant()
    const { id } = await checked(key, aCheck({ id: 'account-1' }))
    const nobody = { ...key, headers: {} }
    expect((await post(nobody, '/v1/customers/checks', aCheck())).status).toBe(401)
    expect((await post(await newTenant(db, undefined, ['review']), '/v1/customers/checks', aCheck())).status).toBe(403)
    expect((await request(await newTenant(db, undefined, ['screen']), '/v1/reports/kyc?from=2026-01-01&to=2026-12-31')).status).toBe(403)
    const other = await aTenant()
    for (const path of ['/v1/customers/account-1', `/v1/customers/checks/${id}`, `/v1/customers/checks/${id}/replay`])
      expect((await request(other, path)).status).toBe(404)
    // The same name is another customer there.
    expect((await checked(other, aCheck({ id: 'account-1' }))).customer).toBe('account-1')
  })
})

describe('a record', () => {
  test('gives its answer again, byte for byte', async () => {
    const key = await aTenant()
    const accessIps = [{ country: 'DE', at: '2026-11-22T16:58:00+01:00', kind: 'vpn' }]
    const { id } = await checked(key, aCheck({ accessIps }, { compute: [{ chip: 'nvidia-h100-sxm', count: 8, hours: 720 }] }))
    expect(await read(key, `/v1/customers/checks/${id}/replay`)).toMatchObject({ id, replayedWith: { policy: 'kyc-1' } })
  })

  test('that was changed gives another answer, and where they part is said', async () => {
    const key = await aTenant()
    const { id } = await checked(key, aCheck())
    await db.prepare(`UPDATE checks SET answer = replace(answer, '"monitor":false', '"monitor":true') WHERE id = ?1`).bind(id).run()
    const response = await request(key, `/v1/customers/checks/${id}/replay`)
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ type: '/problems/replay-differs', errors: [{ pointer: '/monitor' }] })
  })

  test('is read as it was answered, with what was ruled on it', async () => {
    const key = await aTenant()
    const made = await checked(key, aCheck({ id: 'account-1' }))
    const stored = await read(key, `/v1/customers/checks/${made.id}`)
    expect(stored).toEqual({ ...made, asOf: '2026-11-22', standing: made.decision, dispositions: [] })
  })
})

describe('owners as statements', () => {
  test('of which one is the subject are the same as the graph', async () => {
    const { ownership: _, ...body } = aCheck()
    const told = await checked(await aTenant(), { ...body, bods: ownedInStatements })
    expect(codesOf(told)).toEqual(codesOf(await checked(await aTenant(), aCheck())))
    expect(told.ownership.beneficialOwners).toMatchObject([{ name: 'Example Inhaberin' }])
  })

  test('listings of the customer itself stand at its node', async () => {
    const own = ownedBy()
    const [firm, ...others] = own.nodes
    const listed = { ...own, nodes: [{ ...firm, listings: [{ list: 'EL', confirmed: true }] }, ...others] }
    expect(codesOf(await checked(await aTenant(), aCheck({}, { ownership: listed })))).toContain('PTY_ENTITY_LIST')
  })
})
