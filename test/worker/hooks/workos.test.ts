import { WorkOS } from '@workos-inc/node'
import { describe, expect, test } from 'vitest'
import type { SignUpVerdict } from '../../../functions/domain/customers/sign-up'
import { workos } from '../../../functions/webhooks/workos'
import { atTheHour, delivery, type Headers, holdsToSignatures, now, readBy } from './delivery'

const { actions } = new WorkOS('sk_example')
const secret = 'public_example_secret'

const registration = {
  id: '01EXAMPLEWORKOS',
  object: 'user_registration_action_context',
  user_data: { object: 'user_data', email: 'cto@orbital-gpu.example', name: 'Sam Réy', first_name: 'Sam', last_name: 'Réy' },
  invitation: null,
  authentication_method: 'Password',
  ip_address: '192.0.2.44',
  user_agent: 'Mozilla/5.0',
  device_fingerprint: 'fp_01',
}
const signIn = {
  id: '01EXAMPLESIGNIN',
  object: 'authentication_action_context',
  user: {
    object: 'user',
    id: 'user_01',
    email: 'cto@orbital-gpu.example',
    first_name: 'Sam',
    last_name: 'Réy',
    metadata: { country: 'FR' },
  },
  organization: { object: 'organization', id: 'org_01', name: 'Orbital GPU SAS', domains: [] },
  ip_address: '192.0.2.44',
}
/** Spaces, as a parser and writer would not leave them. */
const body = JSON.stringify(registration, null, 1)

const sign = async (text: string, at: Date, by: string): Promise<Headers> => ({
  'WorkOS-Signature': `t=${at.getTime()}, v1=${await actions['computeSignature'](at.getTime(), text, by)}`,
})
const accepts = async (text: string, headers: Headers, by: string) =>
  actions.constructAction({ payload: text, sigHeader: headers['WorkOS-Signature'] ?? '', secret: by }).then(
    () => true,
    () => false,
  )

holdsToSignatures({
  sender: workos,
  secret,
  other: 'another_example_secret',
  body,
  windowMs: 30_000,
  sign,
  restamped: (headers) => ({ 'WorkOS-Signature': (headers['WorkOS-Signature'] ?? '').replace(/t=\d+/, `t=${now.getTime() + 1}`) }),
  accepts,
  isLenientAhead: true,
})

describe('the header', () => {
  const good = '47c3c3635907690050abfa34af99e2bd4ea238a83b754602f09fec27c74489d7'
  const at = new Date(1_790_000_000_000)
  const hello = '{"hello":"wörld"}'

  test.each([
    { header: `t=1790000000000, v1=${good}`, ours: true, theirs: true, because: 'the vector computed with their library' },
    { header: `t=1790000000000,v1=${good}`, ours: true, theirs: true, because: 'no space' },
    { header: `t=1790000000000, v1=${good}, v2=more`, ours: true, theirs: true, because: 'what follows is not read' },
    { header: `t=1790000000000, v1=${'0'.repeat(64)}, v1=${good}`, ours: false, theirs: false, because: 'neither is a second signature' },
    { header: `v1=${good}, t=1790000000000`, ours: false, theirs: false, because: 'the other way round' },
    { header: `t=1790000000000, v1=${good.toUpperCase()}`, ours: false, theirs: false, because: 'capital letters' },
    { header: `t=1790000000000, v1=${good.slice(0, 62)}`, ours: false, theirs: false, because: 'a part of it' },
    { header: `t=1790000000000`, ours: false, theirs: false, because: 'no signature' },
    { header: `t=, v1=${good}`, ours: false, theirs: false, because: 'no time' },
    { header: `t=1790000000000abc, v1=${good}`, ours: false, theirs: false, because: 'letters behind the time' },
  ])('$because', async ({ header, ours, theirs }) => {
    expect(await workos.verify(delivery(hello, { 'workos-signature': header }, at), [secret])).toBe(ours)
    expect(await atTheHour(at, () => accepts(hello, { 'WorkOS-Signature': header }, secret))).toBe(theirs)
  })

  test('with a time that is no number is nobody’s, though signed: their library would read the digits before the letters', async () => {
    const time = `${at.getTime()}abc`
    const header = `t=${time}, v1=${await actions['computeSignature'](time, hello, secret)}`
    expect(await workos.verify(delivery(hello, { 'workos-signature': header }, at), [secret])).toBe(false)
    expect(await atTheHour(at, () => accepts(hello, { 'WorkOS-Signature': header }, secret))).toBe(true)
  })
})

describe('what is read', () => {
  test('of a registration', async () => {
    expect(await readBy(workos, registration)).toEqual({
      kind: 'sign-up',
      key: '01EXAMPLEWORKOS',
      signUp: { fields: { email: 'cto@orbital-gpu.example', name: 'Sam Réy' } },
    })
  })

  test('a whole name is made of its parts where none is told', async () => {
    const { name: _, ...user_data } = registration.user_data
    for (const person of [user_data, { ...user_data, name: null }]) {
      expect(await readBy(workos, { ...registration, user_data: person })).toMatchObject({ signUp: { fields: { name: 'Sam Réy' } } })
    }
  })

  test('a place of the connection’s own stands in for ours', async () => {
    const read = await readBy(workos, registration, { mapping: { externalId: '/device_fingerprint', email: '/user_data/first_name' } })
    expect(read).toMatchObject({ signUp: { fields: { externalId: 'fp_01', email: 'Sam' } } })
  })

  test('a sign-in is let through, and checked only where the connection says so', async () => {
    expect(await readBy(workos, signIn)).toMatchObject({ kind: 'nothing', verdict: { verdict: 'allow' } })
    expect(await readBy(workos, signIn, { screensSignIns: true })).toEqual({
      kind: 'sign-up',
      key: '01EXAMPLESIGNIN',
      signUp: {
        fields: { externalId: 'user_01', email: 'cto@orbital-gpu.example', name: 'Sam Réy', company: 'Orbital GPU SAS', country: 'FR' },
      },
    })
  })

  test.each([{}, { ...registration, id: '' }, { ...registration, object: 'event' }, []])(
    'nothing of what they do not say: %#',
    async (other) => {
      expect(await readBy(workos, other)).toBeUndefined()
    },
  )
})

describe('the reply', () => {
  const replyTo = async (
    verdict: SignUpVerdict,
    asked: object = registration,
    secrets: readonly string[] = [secret],
    by = secret,
    at = now,
  ) => {
    const question = JSON.stringify(asked)
    const request = delivery(question, await sign(question, at, by), at)
    return workos.reply(verdict, { body: asked, request, secrets, at })
  }
  const allow: SignUpVerdict = { verdict: 'allow', message: 'Welcome.', reference: 'chk_1' }
  const block: SignUpVerdict = { verdict: 'block', message: 'We cannot open this account: “Größe” 株式会社.', reference: 'chk_2' }
  const text = `${block.message} Reference chk_2.`

  test.each([
    { verdict: allow, asked: registration, data: { type: 'user_registration' as const, verdict: 'Allow' as const } },
    { verdict: allow, asked: signIn, data: { type: 'authentication' as const, verdict: 'Allow' as const } },
    {
      verdict: block,
      asked: registration,
      data: { type: 'user_registration' as const, verdict: 'Deny' as const, errorMessage: text },
    },
    {
      verdict: { ...block, verdict: 'held' as const },
      asked: signIn,
      data: { type: 'authentication' as const, verdict: 'Deny' as const, errorMessage: text },
    },
    {
      verdict: { ...block, verdict: 'unavailable' as const },
      asked: registration,
      data: { type: 'user_registration' as const, verdict: 'Deny' as const, errorMessage: text },
    },
  ])('$verdict.verdict of $data.type is what their library would send, byte for byte', async ({ verdict, asked, data }) => {
    const theirs = await atTheHour(now, () => actions.signResponse(data, secret))
    expect(await replyTo(verdict, asked)).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(theirs),
    })
  })

  test('is signed as printed', async () => {
    const told: SignUpVerdict = { verdict: 'block', message: 'Registration refused.', reference: 'dec_77' }
    const { body: sent } = await replyTo(told, registration, [secret], secret, new Date(1_790_000_000_000))
    expect(sent).toBe(
      '{"object":"user_registration_action_response","payload":{"timestamp":1790000000000,"verdict":"Deny","error_message":"Registration refused. Reference dec_77."},"signature":"f29bb42e6186a748481807e0cb79ac4e9a3cb4e4ad07ba9c49e372d1cf0cc27f"}',
    )
  })

  test('verifies as they verify it, from the text that was sent', async () => {
    const { body: sent } = await replyTo(block)
    const { payload, signature } = JSON.parse(sent ?? '')
    const [, written = ''] = /"payload":(.+),"signature"/.exec(sent ?? '') ?? []
    expect(await actions['computeSignature'](payload.timestamp, written, secret)).toBe(signature)
    expect(await actions['computeSignature'](payload.timestamp, payload, secret)).toBe(signature)
    expect(payload.error_message).toBe(text)
  })

  test('is signed with the secret that signed the question, whichever comes first', async () => {
    const both = ['the_next_secret', secret]
    for (const by of both) {
      const { payload, signature } = JSON.parse((await replyTo(allow, registration, both, by)).body ?? '')
      expect(await actions['computeSignature'](payload.timestamp, payload, by)).toBe(signature)
    }
  })

  test('is signed for its own moment on a repeat, and never kept', async () => {
    const later = new Date(now.getTime() + 20_000)
    const { payload } = JSON.parse((await replyTo(allow, registration, [secret], secret, later)).body ?? '')
    expect(payload).toEqual({ timestamp: later.getTime(), verdict: 'Allow' })
    expect(workos.keepsReply).toBe(false)
  })

  test('is no success where there is nothing to sign it with', async () => {
    expect(await replyTo(allow, registration, [])).toEqual({ status: 503, headers: {}, body: null })
  })
})
