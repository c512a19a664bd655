import { describe, expect, test } from 'vitest'
import { ory } from '../../../functions/webhooks/ory'
import { delivery, type Headers, now, readBy } from './delivery'
import { orySecret } from './service'

const body = {
  flow_id: 'f1a2',
  identity_id: '6f1a9c3e-5f57-4f0e-9f0a-2d1f6a7b8c9d',
  traits: { email: 'ana@atelie.example', name: 'Ana Exémplo', country: 'PT' },
  headers: { ip: ['203.0.113.24'], ua: ['Example/1.0'], country: ['PT'] },
  transient: { chip: 'H100', count: 4000 },
}
const text = JSON.stringify(body)
const trigger: Headers = { 'Ory-Webhook-Trigger-ID': 'trg_1', 'Ory-Webhook-Request-ID': 'req_1' }
const keyOf = async (headers: Headers, sent: object = body) => {
  const read = await readBy(ory, sent, {}, headers)
  return read?.kind === 'sign-up' ? read.key : undefined
}

describe('who calls', () => {
  const rows: readonly (readonly [string, string, Headers, boolean])[] = [
    ['the whole header', orySecret, { authorization: orySecret }, true],
    ['the key behind its word', 'an-example-key-of-ory', { authorization: orySecret }, true],
    ['the key by itself', 'an-example-key-of-ory', { authorization: 'an-example-key-of-ory' }, true],
    [
      'Basic, as it is written in the header',
      'b3J5OmV4YW1wbGUtcGFzc3dvcmQ=',
      { authorization: 'Basic b3J5OmV4YW1wbGUtcGFzc3dvcmQ=' },
      true,
    ],
    ['another key', orySecret, { authorization: 'Bearer another-example-key' }, false],
    ['its beginning', orySecret, { authorization: orySecret.slice(0, -1) }, false],
    ['more than it', orySecret, { authorization: `${orySecret}x` }, false],
    ['the key in other letters', orySecret, { authorization: orySecret.toUpperCase() }, false],
    ['nothing', orySecret, {}, false],
    ['an empty header', orySecret, { authorization: '' }, false],
    ['the key elsewhere', orySecret, { 'x-api-key': orySecret }, false],
  ]
  test.each(rows)('%s', async (_, secret, headers, good) => {
    expect(await ory.verify(delivery(text, headers), [secret])).toBe(good)
  })

  test('is known by either secret, and by none where there is none', async () => {
    const sent = delivery(text, { authorization: orySecret })
    expect(await ory.verify(sent, ['another-example-key', orySecret])).toBe(true)
    expect(await ory.verify(sent, [])).toBe(false)
    expect(await ory.verify(delivery(text, {}), [''])).toBe(false)
  })

  test.each<[string, boolean]>([
    [orySecret, true],
    ['fifteen-letters', false],
    ['sixteen--letters', true],
    [' sixteen--letters', false],
    ['sixteen--létters', false],
  ])('%s may be a secret: %s', (secret, may) => {
    expect(ory.secretFault(secret) === undefined).toBe(may)
  })
})

describe('what it says', () => {
  test('is read at the places of the template', async () => {
    expect(await readBy(ory, body, {}, trigger)).toEqual({
      kind: 'sign-up',
      key: 'trg_1',
      signUp: {
        fields: {
          externalId: body.identity_id,
          email: 'ana@atelie.example',
          name: 'Ana Exémplo',
          country: 'PT',
          ipCountry: 'PT',
          chip: 'H100',
          count: '4000',
        },
      },
    })
  })

  test('is one sign-up by its trigger, whatever else changed on a retry', async () => {
    const retried = { ...trigger, 'Ory-Webhook-Request-ID': 'req_2' }
    expect(await keyOf(retried, { ...body, flow_id: 'f9' })).toBe(await keyOf(trigger))
    expect(await keyOf({ ...trigger, 'Ory-Webhook-Trigger-ID': 'trg_2' })).not.toBe(await keyOf(trigger))
  })

  test('is one sign-up by what it says where there is no trigger', async () => {
    expect(await keyOf({})).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(await keyOf({})).toBe(await keyOf({}))
    expect(await keyOf({}, { ...body, flow_id: 'f9' })).not.toBe(await keyOf({}))
  })

  test('names nobody by the id that every identity has before it is stored', async () => {
    const read = await readBy(ory, { ...body, identity_id: '00000000-0000-0000-0000-000000000000' }, {}, trigger)
    expect(read).toMatchObject({ signUp: { fields: { email: 'ana@atelie.example' } } })
    expect(read).not.toHaveProperty('signUp.fields.externalId')
  })

  test.each([[null], [[]], ['text'], [1]])('is nothing where the body is %j', async (sent) => {
    expect(
      await ory.read(sent, delivery(JSON.stringify(sent), trigger), {
        onReview: 'refuse',
        onUnavailable: 'refuse',
        budgetMs: 1000,
        mapping: {},
        screensSignIns: false,
      }),
    ).toBeUndefined()
  })
})

describe('a reply', () => {
  const context = { body, request: delivery(text, trigger), secrets: [orySecret], at: now }
  const told = async (verdict: Parameters<typeof ory.reply>[0]) => ory.reply(verdict, context)

  test('that lets in is never empty', async () => {
    expect(await told({ verdict: 'allow', message: 'Your account is ready.', reference: 'chk_1' })).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  })

  test('that lets in with limits marks the identity for staff alone', async () => {
    const { status, body: sent } = await told({ verdict: 'allow', message: 'You can start.', limitedTo: 'T0', reference: 'chk_1' })
    expect([status, sent]).toEqual([200, '{"identity":{"metadata_admin":{"tiergate":{"limitedTo":"T0","check":"chk_1"}}}}'])
  })

  test.each(['block', 'held', 'unavailable'] as const)('of %s is a status that is not tried again, with one message', async (verdict) => {
    const { status, headers, body: sent } = await told({ verdict, message: 'We cannot open this account.', reference: 'chk_1' })
    expect([status, headers]).toEqual([403, { 'content-type': 'application/json' }])
    expect(sent).toBe(
      `{"messages":[{"instance_ptr":"#/traits/email","messages":[{"id":4900001,"text":"We cannot open this account. Reference chk_1.","type":"error","context":{"decision_id":"chk_1","reason":"${verdict}"}}]}]}`,
    )
  })
})
