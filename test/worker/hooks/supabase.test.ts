import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { supabase } from '../../../functions/webhooks/supabase'
import { delivery, holdsToSignatures, now, readBy } from './delivery'
import { aSignUp, signedBy, standardSecret } from './service'

const other = 'v1,whsec_YW5vdGhlci1leGFtcGxlLWtleS0zMi1ieXRlcy1sb25n'

holdsToSignatures({
  sender: supabase,
  secret: standardSecret,
  other,
  // Digits and spaces that a parser and a writer would not keep, and letters of more than one byte.
  body: '{"metadata": {"uuid":"u1","name":"before-user-created"}, "user":{"id":12345678901234567890,"email":"josé@example.com"}}',
  windowMs: 300_000,
  sign: (body, at, secret) => {
    const { 'content-type': _, ...headers } = signedBy(secret, body, { id: 'msg_1', at })
    return headers
  },
  restamped: (headers) => ({ ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) }),
  accepts: async (body, headers, secret) => {
    try {
      new Webhook(secret.replace('v1,', '')).verify(body, { ...headers }, { jsonParse: false })
      return true
    } catch {
      return false
    }
  },
})

describe('a sign-up', () => {
  test('is read at Supabase’s own places', async () => {
    const said = aSignUp({
      uuid: 'u1',
      user: { id: 'user-1', phone: '+351912345678' },
      metadata: { company: 'Example Lda', chip: 'H100', count: 8 },
    })
    expect(await readBy(supabase, said)).toEqual({
      kind: 'sign-up',
      key: 'u1',
      signUp: {
        fields: {
          externalId: 'user-1',
          email: 'ana@atelie.example',
          phone: '+351912345678',
          name: 'Ana Exémplo',
          company: 'Example Lda',
          country: 'PT',
          chip: 'H100',
          count: '8',
        },
      },
    })
  })

  test('is read elsewhere where the connection says so, and what is empty there is not made up', async () => {
    const mapping = { country: '/user/user_metadata/land', company: '/user/user_metadata/0/a~1b~0c' }
    const said = aSignUp({ metadata: { land: 'ES', '0': { 'a/b~c': 'Example SL' } } })
    expect(await readBy(supabase, said, { mapping })).toMatchObject({ signUp: { fields: { country: 'ES', company: 'Example SL' } } })
    expect(await readBy(supabase, aSignUp(), { mapping })).not.toHaveProperty('signUp.fields.country')
    expect(await readBy(supabase, aSignUp(), { mapping: { country: '/constructor/name' } })).not.toHaveProperty('signUp.fields.country')
  })

  test('is one by the id of the attempt to sign up: each delivery has its own', async () => {
    const keyOf = async (said: object, id: string) => {
      const text = JSON.stringify(said)
      const read = await supabase.read(said, delivery(text, signedBy(standardSecret, text, { id })), {
        onReview: 'refuse',
        onUnavailable: 'refuse',
        budgetMs: 1000,
        mapping: {},
        screensSignIns: false,
      })
      return read?.kind === 'sign-up' ? read.key : undefined
    }
    const said = aSignUp({ uuid: 'u1' })
    expect([await keyOf(said, 'msg_1'), await keyOf(said, 'msg_2'), await keyOf(aSignUp({ uuid: 'u2' }), 'msg_1')]).toEqual([
      'u1',
      'u1',
      'u2',
    ])
  })

  test.each<[string, unknown]>([
    ['another event', { ...aSignUp(), metadata: { uuid: 'u1', name: 'after-user-created' } }],
    ['no id of the attempt', { ...aSignUp(), metadata: { name: 'before-user-created' } }],
    ['a list', []],
    ['null', null],
  ])('is not: %s', async (_, said) => {
    expect(await readBy(supabase, said as object)).toBeUndefined()
  })
})

describe('a reply', () => {
  const context = { body: {}, request: delivery('{}', {}), secrets: [standardSecret], at: now }
  const json = { 'content-type': 'application/json' }

  test('that lets in is 200, declared as JSON, and an empty object', async () => {
    expect(await supabase.reply({ verdict: 'allow', message: 'Your account is ready.', reference: 'chk_1' }, context)).toEqual({
      status: 200,
      headers: json,
      body: '{}',
    })
  })

  test.each([
    ['block', 403],
    ['held', 403],
    ['unavailable', 503],
  ] as const)('of %s is 200 with a status of %s and a text inside: of any other the text is lost', async (verdict, code) => {
    const told = await supabase.reply({ verdict, message: 'We cannot offer this.', reference: 'chk_1' }, context)
    expect(told).toEqual({
      status: 200,
      headers: json,
      body: `{"error":{"http_code":${code},"message":"We cannot offer this. Reference chk_1."}}`,
    })
  })
})
