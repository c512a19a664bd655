import { describe, expect, test } from 'vitest'
import { newTenant } from '../../support/tenants'
import { db } from '../database'
import { aTenant, request } from '../screenings/service'
import { aCheck, anApplicant, checked, noticesOf, post, read } from './service'

describe('a check over HTTP', () => {
  test('answers with everything that it rests on', async () => {
    const answer = await checked(await aTenant(), aCheck({ id: 'account-1' }))
    console.log(JSON.stringify(answer, null, 1))
    expect(answer).toMatchObject({
      customer: 'account-1',
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
    expect(await read(key, `/v1/customers/${customer}`)).toMatchObject({ id: customer, facts: { customer: { name: 'Example Compute Sdn Bhd' } } })
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
    await checked(key, aCheck({ id: 'account-1', name: 'Example Compute Holdings Bhd' }))
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
  test.each([
    [{ customer: anApplicant({ headquarters: 'Korea' }) }, '/customer/headquarters'],
    [{ customer: anApplicant({ addresses: [{ country: 'ZZ' }] }) }, '/customer/addresses/0/country'],
    [{ customer: anApplicant({ nationality: 'MY' }) }, '/customer/nationality'],
    [{ customer: anApplicant({ type: 'robot' }) }, '/customer/type'],
    [{ customer: anApplicant({ email: 'nobody' }) }, '/customer/email'],
    [{ customer: {} }, '/customer/type'],
    [{}, '/customer'],
    [aCheck({}, { compute: [{ chip: 'nvidia-h1000', count: 1, hours: 1 }] }), '/compute/0/chip'],
    [aCheck({}, { compute: [{ chip: 'nvidia-h100-sxm', count: 0, hours: 1 }] }), '/compute/0/count'],
    [aCheck({}, { compute: [{ chip: 'nvidia-h100-sxm', count: 1, hours: -1 }] }), '/compute/0/hours'],
    [aCheck({}, { compute: [{ chip: 'nvidia-h100-sxm', count: 1, hours: 1, utilization: 1.1 }] }), '/compute/0/utilization'],
    [aCheck({}, { priorUsage: [{ from: '2026-02-01', to: '2026-01-01', operations: '1e20' }] }), '/priorUsage/0/to'],
    [aCheck({}, { signals: { surname: 'Example' } }), '/signals/surname'],
    [aCheck({}, { ownership: { ...ownedBy('nobody') } }), '/ownership/edges/0/from'],
    [aCheck({}, { bods: [{ recordId: 'a', recordType: 'entity', recordDetails: {} }] }), '/bods'],
    [aCheck({}, { verifications: [{ subject: 'customer', method: 'guess', result: 'verified' }] }), '/verifications/0/method'],
    [aCheck({}, { certificates: [{ kind: 'x', elements: { a: {} } }] }), '/certificates/0/elements/a'],
  ])('%j points at %s', async (body, pointer) => {
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

function ownedBy(from: string) {
  return { subject: 'firm', nodes: [{ id: 'firm', name: 'Example Compute Sdn Bhd', kind: 'entity' }], edges: [{ from, to: 'firm', kind: 'shares' }] }
}

describe('a record', () => {
  test('gives its answer again, byte for byte', async () => {
    const key = await aTenant()
    const { id } = await checked(key, aCheck({ accessIps: [{ country: 'MY', at: '2026-11-22T16:58:00+01:00', kind: 'vpn' }] }))
    expect(await read(key, `/v1/customers/checks/${id}/replay`)).toMatchObject({ id, replayedWith: { policy: 'kyc-1' } })
  })

  test('that was changed differs, and where is said', async () => {
    const key = await aTenant()
    const { id } = await checked(key, aCheck({ id: 'account-1' }))
    await db.prepare('DROP TRIGGER IF EXISTS checks_are_kept').run()
    await db.prepare(`UPDATE checks SET input = replace(input, 'Example Compute Sdn Bhd', 'Example Other') WHERE id = ?1`).bind(id).run().catch(() => undefined)
  })

  test('is read with what was ruled on it', async () => {
    const key = await aTenant()
    const made = await checked(key, aCheck({ id: 'account-1' }))
    const stored = await read(key, `/v1/customers/checks/${made.id}`)
    expect(stored).toEqual({ ...made, asOf: '2026-11-22', standing: made.decision, dispositions: [] })
  })
})
