import { describe, expect, test } from 'vitest'
import type { SignUpVerdict } from '../../../functions/domain/customers/sign-up'
import { toBase64, toHex, utf8 } from '../../../functions/webhooks/bytes'
import { hmacOf } from '../../../functions/webhooks/hmac'
import { memberText } from '../../../functions/webhooks/member-text'
import { zitadel } from '../../../functions/webhooks/zitadel'
import { delivery, type Headers, holdsToSignatures, now, readBy, settings } from './delivery'

const secret = 'public_example_secret'
const base64 = (text: string) => toBase64(utf8(text))

/** The older call, as its protocol buffers are written in JSON. */
const added = {
  fullMethod: '/zitadel.user.v2.UserService/AddHumanUser',
  instanceID: '312909075212468632',
  orgID: '312909075211944344',
  projectID: '312909075212599704',
  userID: '312909075211813272',
  request: {
    username: 'ana@mesh-train.example',
    organization: { orgId: '312909075211944344' },
    profile: { givenName: 'Ana', familyName: 'Silva' },
    email: { email: 'ana@mesh-train.example', sendCode: {} },
    phone: { phone: '+351 20 0000000' },
    metadata: [
      { key: 'country', value: base64('PT') },
      { key: 'company', value: base64('Mesh Trâin Lda') },
    ],
    password: { password: 'a password' },
  },
}
/** The newer one. */
const { fullMethod: _, request: person, ...caller } = added
const { username, organization, ...human } = person
const created = {
  fullMethod: '/zitadel.user.v2.UserService/CreateUser',
  ...caller,
  request: { organizationId: organization.orgId, userId: '99', username, human },
}
const fields = {
  email: 'ana@mesh-train.example',
  phone: '+351 20 0000000',
  name: 'Ana Silva',
  company: 'Mesh Trâin Lda',
  country: 'PT',
}

const mac = async (text: string, time: string | number, by = secret) => toHex(await hmacOf(utf8(by), utf8(`${time}.${text}`)))
const sign = async (text: string, at: Date, by = secret): Promise<Headers> => {
  const time = at.getTime() / 1000
  return { 'ZITADEL-Signature': `t=${time},v1=${await mac(text, time, by)}` }
}

holdsToSignatures({
  sender: zitadel,
  secret,
  other: 'another_example_secret',
  body: JSON.stringify(added, null, 1),
  windowMs: 300_000,
  sign,
  restamped: (headers) => ({ 'ZITADEL-Signature': (headers['ZITADEL-Signature'] ?? '').replace(/t=\d+/, `t=${now.getTime() / 1000 + 1}`) }),
})

describe('the header', () => {
  const good = '7bc09e55e6054852dcaba7dea8fcc94aacb24a583a6aa927a0753e39377d6565'
  const at = new Date(1_790_000_000_000)
  const bad = '0'.repeat(64)

  test.each([
    { header: `t=1790000000,v1=${good}`, isGood: true, because: 'the vector' },
    { header: `t=1790000000, v1=${good}`, isGood: true, because: 'a space' },
    { header: `v1=${good},t=1790000000`, isGood: true, because: 'the other way round' },
    { header: `t=1790000000,v1=${bad},v1=${good}`, isGood: true, because: 'the second of two keys' },
    { header: `t=1790000000,v0=${bad},v1=${good}`, isGood: true, because: 'a version of which nobody knows' },
    { header: `t=1790000000,v1=zz,v1=${good}`, isGood: true, because: 'one that is no hexadecimal is passed over' },
    { header: `t=1790000000${`,v1=${bad}`.repeat(4)},v1=${good}`, isGood: false, because: 'a fifth: nobody replaces four keys at once' },
    { header: `t=1790000000,v2=${good}`, isGood: false, because: 'another version' },
    { header: `t=1790000000,t=1790000000,v1=${good}`, isGood: false, because: 'two times' },
    { header: `t=1790000000,v1=${good},v1`, isGood: false, because: 'a part without a value' },
    { header: `t=1790000000=,v1=${good}`, isGood: false, because: 'a part with two' },
    { header: `t=1790000000`, isGood: false, because: 'no signature' },
    { header: `v1=${good}`, isGood: false, because: 'no time' },
  ])('$because: $isGood', async ({ header, isGood }) => {
    expect(await zitadel.verify(delivery('{"hello":"wörld"}', { 'zitadel-signature': header }, at), [secret])).toBe(isGood)
  })

  test('with a time that is no number is nobody’s, though signed', async () => {
    const header = `t=1790000000abc,v1=${await mac('{}', '1790000000abc')}`
    expect(await zitadel.verify(delivery('{}', { 'zitadel-signature': header }, at), [secret])).toBe(false)
  })
})

describe('what is read', () => {
  const key = expect.stringMatching(/^[0-9a-f]{64}$/)
  const signed = { 'zitadel-signature': 't=1795366800,v1=00' }

  test('of either call that makes a person', async () => {
    expect(await readBy(zitadel, added, {}, signed)).toEqual({ kind: 'sign-up', key, signUp: { fields } })
    expect(await readBy(zitadel, created, {}, signed)).toEqual({
      kind: 'sign-up',
      key,
      signUp: { fields: { ...fields, externalId: '99' } },
    })
  })

  test('whatever was added, at a place of the connection’s own', async () => {
    const read = await readBy(zitadel, added, { mapping: { company: '/metadata/country', description: '/request/profile/givenName' } })
    expect(read).toMatchObject({ signUp: { fields: { company: 'PT', description: 'Ana' } } })
  })

  test('however much was added', async () => {
    const long = 'x'.repeat(200_000)
    const metadata = [{ key: 'company', value: base64(long) }]
    expect(await readBy(zitadel, { ...added, request: { ...added.request, metadata } })).toMatchObject({
      signUp: { fields: { company: long } },
    })
  })

  test('bytes that are no base64 say nothing', async () => {
    const metadata = [{ key: 'country', value: 'P T' }]
    const read = await readBy(zitadel, { ...added, request: { ...added.request, metadata } })
    expect(read).toMatchObject({ kind: 'sign-up', signUp: { fields: { email: fields.email } } })
    expect(read).not.toHaveProperty('signUp.fields.country')
  })

  test.each([
    { ...added, fullMethod: '/zitadel.user.v2.UserService/DeleteUser' },
    { ...created, request: { username: 'a-machine', machine: { name: 'a-machine' } } },
  ])('other calls go on as they would without us: %#', async (call) => {
    expect(await readBy(zitadel, call)).toMatchObject({ kind: 'nothing', verdict: { verdict: 'allow' } })
  })

  test.each([{}, { fullMethod: added.fullMethod }, { request: added.request }, 'eyJ'])(
    'nothing of what they do not say: %#',
    async (other) => {
      expect(await zitadel.read(other, delivery('', {}), settings())).toBeUndefined()
    },
  )
})

describe('the key', () => {
  const keyAt = async (call: object, seconds: number) => {
    const read = await readBy(zitadel, call, {}, { 'zitadel-signature': `t=${seconds},v1=00` })
    return read?.kind === 'sign-up' ? read.key : undefined
  }
  const minute = 1_795_366_800
  const withRequest = (over: object) => ({ ...added, request: { ...added.request, ...over } })

  test('is one for what is sent twice in a minute, and for no other person, place or minute', async () => {
    const first = await keyAt(added, minute)
    expect(await keyAt(added, minute + 59)).toBe(first)
    const others = [
      keyAt(added, minute + 60),
      keyAt(withRequest({ email: { email: 'bo@mesh-train.example' } }), minute),
      keyAt(withRequest({ username: 'bo' }), minute),
      keyAt({ ...added, instanceID: '1' }, minute),
      keyAt({ ...added, orgID: '1' }, minute),
    ]
    expect(new Set([first, ...(await Promise.all(others))]).size).toBe(6)
  })

  test('tells nothing of the password', async () => {
    expect(await keyAt(withRequest({ password: { password: 'another' } }), minute)).toBe(await keyAt(added, minute))
  })
})

describe('the reply', () => {
  const replyTo = async (verdict: SignUpVerdict, text: string) =>
    zitadel.reply(verdict, { body: JSON.parse(text), request: delivery(text, {}), secrets: [secret], at: now })

  test.each([
    { sent: JSON.stringify(added), back: JSON.stringify(added.request) },
    { sent: '{"request":{"quota":12345678901234567890,"share":1.50}}', back: '{"quota":12345678901234567890,"share":1.50}' },
    {
      sent: '{ "request" : {"a": "\\u00e9 ö \\"}", "b": [1, {"request": 2}]} , "orgID": "}" }',
      back: '{"a": "\\u00e9 ö \\"}", "b": [1, {"request": 2}]}',
    },
    { sent: '{"request":{"a":1},"request":{"a":2}}', back: '{"a":2}' },
    { sent: '{"orgID":"\\"request\\":{","re\\u0071uest":{}}', back: '{}' },
  ])('of an allowance is the request as it came: $back', async ({ sent, back }) => {
    expect(await replyTo({ verdict: 'allow', message: 'Welcome.' }, sent)).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: back,
    })
  })

  test.each(['block', 'held', 'unavailable'] as const)('of %s is a success that forwards a refusal, with its text', async (verdict) => {
    expect(await replyTo({ verdict, message: 'We cannot open this account. “é”', reference: 'chk_2' }, JSON.stringify(added))).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"forwardedStatusCode":403,"forwardedErrorMessage":"We cannot open this account. “é” Reference chk_2."}',
    })
  })

  test('is not kept: it holds the password', () => {
    expect(zitadel.keepsReply).toBe(false)
  })
})

describe('the text of a member', () => {
  test.each([
    ['{}', 'a', undefined],
    ['{"b":1}', 'a', undefined],
    ['{"a":1}', 'a', '1'],
    ['{"a":null,"b":2}', 'a', 'null'],
    ['{"b":{"a":1},"a":"x"}', 'a', '"x"'],
    ['{"b":"a","a":[1,{"c":[]}]}', 'a', '[1,{"c":[]}]'],
    ['{"a":"\\\\","b":1}', 'a', '"\\\\"'],
  ])('of %s', (json, name, text) => {
    expect(memberText(json, name)).toBe(text)
  })

  test('is found behind a very long text', () => {
    const long = 'x\\"'.repeat(80_000)
    expect(memberText(`{"b":"${long}","a":7}`, 'a')).toBe('7')
  })
})
