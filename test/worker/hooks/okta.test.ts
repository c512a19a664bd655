import { describe, expect, test } from 'vitest'
import type { SignUpVerdict } from '../../../functions/domain/customers/sign-up'
import { okta } from '../../../functions/webhooks/okta'
import { delivery, now, readBy } from './delivery'

const secret = 'Bearer an-example-of-32-letters-or-more'

const registration = {
  eventId: '04DexampleEvent',
  eventTime: '2026-11-22T17:00:00.000Z',
  eventType: 'com.okta.user.pre-registration',
  eventTypeVersion: '1.0',
  contentType: 'application/json',
  cloudEventVersion: '0.1',
  source: 'regEXAMPLE',
  requestType: 'self.service.registration',
  data: {
    context: { request: { method: 'POST', ipAddress: '192.0.2.10', id: 'req1', url: { value: '/idp/idx/enroll/new' } } },
    userProfile: {
      firstName: 'Ana',
      lastName: 'Silva',
      login: 'ana@mesh-train.example',
      email: 'ana@mesh-train.example',
      countryCode: 'PT',
    },
    action: 'ALLOW',
  },
}
const update = {
  ...registration,
  eventId: '05DexampleEvent',
  requestType: 'progressive.profile',
  data: {
    context: {
      request: registration.data.context.request,
      user: { id: '00u1', profile: { firstName: 'Ana', lastName: 'Silva', login: 'ana@mesh-train.example', countryCode: 'PT' } },
    },
    action: 'ALLOW',
    userProfileUpdate: { countryCode: 'BR', organization: 'Mesh Train Lda' },
  },
}
const fields = { email: 'ana@mesh-train.example', name: 'Ana Silva', country: 'PT' }

describe('who sends', () => {
  const isKnown = (sent: string | undefined, secrets: readonly string[] = [secret]) =>
    okta.verify(delivery(JSON.stringify(registration), sent === undefined ? {} : { Authorization: sent }), secrets)

  test('is known by the whole value of a header, letter for letter', async () => {
    expect(await isKnown(secret)).toBe(true)
    for (const sent of [
      secret.slice(7),
      secret.slice(0, -1),
      `${secret} `,
      secret.toLowerCase(),
      secret.replace('B', 'b'),
      '',
      undefined,
    ]) {
      expect(await isKnown(sent), String(sent)).toBe(false)
    }
  })

  test('is known by either of two, and by none where there is none', async () => {
    expect(await isKnown(secret, ['the next value of it', secret])).toBe(true)
    expect(await isKnown('the next value of it', ['the next value of it', secret])).toBe(true)
    for (const sent of [secret, '', undefined]) expect(await isKnown(sent, [])).toBe(false)
    expect(await isKnown('', [''])).toBe(false)
  })

  test.each([
    ['an-example-16-ch', true],
    ['Basic dXNlcjpleGFtcGxlLXBhc3N3b3Jk', true],
    ['an-example-of-1', false],
    [' an-example-16-c', false],
    ['an-example-16-c ', false],
    ['an-example-16-cö', false],
    ['', false],
  ])('a secret is what a header can hold, and long: “%s” %s', (given, isGood) => {
    expect(okta.secretFault(given) === undefined).toBe(isGood)
  })
})

describe('what is read', () => {
  test('of a registration', async () => {
    expect(await readBy(okta, registration)).toEqual({ kind: 'sign-up', key: '04DexampleEvent', signUp: { fields } })
  })

  test('of the older engine, which names no flow', async () => {
    const { requestType: _, ...older } = registration
    expect(await readBy(okta, older)).toMatchObject({ kind: 'sign-up', signUp: { fields } })
  })

  test('what somebody with an account adds is let through, and checked only where the connection says so', async () => {
    expect(await readBy(okta, update)).toMatchObject({ kind: 'nothing', verdict: { verdict: 'allow' } })
    expect(await readBy(okta, update, { screensSignIns: true })).toEqual({
      kind: 'sign-up',
      key: '05DexampleEvent',
      signUp: { fields: { externalId: '00u1', name: 'Ana Silva', country: 'BR', company: 'Mesh Train Lda' } },
    })
  })

  test('a place of the connection’s own stands in for ours', async () => {
    const read = await readBy(okta, registration, {
      mapping: { country: '/data/userProfile/homeCountry', name: '/data/userProfile/login' },
    })
    expect(read).toMatchObject({ signUp: { fields: { name: 'ana@mesh-train.example' } } })
    expect(read).not.toHaveProperty('signUp.fields.country')
  })

  test.each([
    {},
    { ...registration, eventId: '' },
    { ...registration, eventType: 'com.okta.oauth2.tokens.transform' },
    { ...registration, requestType: 'something.else' },
  ])('nothing of what they do not say: %#', async (other) => {
    expect(await readBy(okta, other)).toBeUndefined()
  })
})

describe('the reply', () => {
  const replyTo = async (verdict: SignUpVerdict, body: unknown = registration) =>
    okta.reply(verdict, { body, request: delivery(JSON.stringify(body), {}), secrets: [secret], at: now })

  test('of an allowance is empty: an error of any kind would deny', async () => {
    expect(await replyTo({ verdict: 'allow', message: 'Welcome.', reference: 'chk_1' })).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  })

  test('of a block denies by command, tells the person beside the field, and the check to the log', async () => {
    expect(await replyTo({ verdict: 'block', message: 'We cannot open this account. “é”', reference: 'chk_2' })).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"commands":[{"type":"com.okta.action.update","value":{"registration":"DENY"}}],"error":{"errorSummary":"Registration not possible","errorCauses":[{"errorSummary":"We cannot open this account. “é” Reference chk_2.","reason":"TRADE_SCREENING","locationType":"body","location":"data.userProfile.login","domain":"end-user"}]},"debugContext":{"verdict":"block","check":"chk_2"}}',
    })
  })

  test.each(
    [registration, update, undefined, []].flatMap((body) =>
      (['block', 'held', 'unavailable'] as const).map((verdict) => ({ verdict, body })),
    ),
  )('of $verdict always has the command: without it they let in', async ({ verdict, body }) => {
    const { status, body: sent } = await replyTo({ verdict, message: 'Please try again.' }, body)
    expect(status).toBe(200)
    expect(JSON.parse(sent ?? '')).toMatchObject({
      commands: [{ type: 'com.okta.action.update', value: { registration: 'DENY' } }],
      error: { errorCauses: [{ errorSummary: 'Please try again.' }] },
    })
  })

  test('stands beside a field that was sent', async () => {
    const { body: sent } = await replyTo({ verdict: 'block', message: 'No.' }, update)
    expect(JSON.parse(sent ?? '').error.errorCauses[0].location).toBe('data.userProfileUpdate.countryCode')
  })
})
