import { WorkOS } from '@workos-inc/node'
import { Webhook } from 'standardwebhooks'
import { Webhook as Svix } from 'svix'
import { toBase64, toHex, utf8 } from '../../../functions/webhooks/bytes'
import { hmacOf } from '../../../functions/webhooks/hmac'
import type { signUpSenders } from '../../../functions/webhooks/sign-up-senders'
import type { Headers } from './delivery'

/** Somebody who signs up, and the number of the try. */
export type Person = { readonly email: string; readonly country?: string; readonly company?: string; readonly attempt: string }

/** A sender as it calls: what it sends of somebody, and how it signs that. */
export type HookCaller = {
  readonly source: keyof typeof signUpSenders
  readonly secret: string
  readonly other: string
  readonly body: (person: Person) => object
  /** @param attempt Of the delivery: some senders number each try, and some only the sign-up. */
  readonly sign: (body: string, at: Date, secret: string, attempt: string) => Headers | Promise<Headers>
  /** What it makes of our reply. Undefined: nothing that it understands. */
  readonly reads: (status: number, body: string, secret: string) => Understood | undefined | Promise<Understood | undefined>
}

/** `text`: what is shown to whoever is kept out. */
export type Understood = { readonly isIn: true } | { readonly isIn: false; readonly text: string }

const out = (text: unknown): Understood | undefined => (typeof text === 'string' && text !== '' ? { isIn: false, text } : undefined)

const { actions } = new WorkOS('sk_example')
const standard = {
  secret: 'whsec_cHVibGljLWV4YW1wbGUta2V5LTMyLWJ5dGVzLWxvbmc=',
  other: 'whsec_YW5vdGhlci1leGFtcGxlLWtleS0zMi1ieXRlcy1sb25n',
}
const plain = { secret: 'public_example_secret', other: 'another_example_secret' }

export const callers: readonly HookCaller[] = [
  {
    source: 'supabase',
    ...standard,
    body: ({ email, country, company, attempt }) => ({
      metadata: { uuid: attempt, time: '2026-11-22T17:00:00Z', name: 'before-user-created', ip_address: '203.0.113.24' },
      user: { id: `user-${attempt}`, email, phone: '', user_metadata: { country, company }, identities: [] },
    }),
    sign: (body, at, secret, attempt) => ({
      'webhook-id': `msg_${attempt}_${at.getTime()}`,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(`msg_${attempt}_${at.getTime()}`, at, body),
    }),
    reads: (status, body) => {
      if (status !== 200) return undefined
      const { error } = JSON.parse(body)
      return error === undefined ? { isIn: true } : out(error.http_code >= 400 && error.message)
    },
  },
  {
    source: 'workos',
    ...plain,
    body: ({ email, country, company, attempt }) => ({
      id: attempt,
      object: 'user_registration_action_context',
      user_data: { object: 'user_data', email, name: 'Ana Silva', metadata: { country } },
      ...(company === undefined ? {} : { organization: { name: company } }),
    }),
    sign: async (body, at, secret) => ({
      'WorkOS-Signature': `t=${at.getTime()}, v1=${await actions['computeSignature'](at.getTime(), body, secret)}`,
    }),
    reads: async (status, body, secret) => {
      if (status !== 200) return undefined
      const { object, payload, signature } = JSON.parse(body)
      const isOurs = (await actions['computeSignature'](payload.timestamp, payload, secret)) === signature
      if (!isOurs || object !== 'user_registration_action_response') return undefined
      return payload.verdict === 'Allow' ? { isIn: true } : out(payload.error_message)
    },
  },
  {
    source: 'ory',
    secret: 'an-example-key-of-ory',
    other: 'another-key-of-ory-example',
    body: ({ email, country, company, attempt }) => ({
      flow_id: attempt,
      identity_id: `ory-${attempt}`,
      traits: { email, country, company },
      headers: {},
    }),
    sign: (_body, at, secret, attempt) => ({
      Authorization: `Bearer ${secret}`,
      'Ory-Webhook-Trigger-ID': attempt,
      'Ory-Webhook-Request-ID': `${attempt}-${at.getTime()}`,
    }),
    reads: (status, body) => {
      const { messages } = JSON.parse(body)
      return status === 200 ? { isIn: true } : out(status === 403 && messages[0].messages[0].text)
    },
  },
  {
    source: 'okta',
    secret: 'Bearer an-example-key-of-okta',
    other: 'Bearer another-key-of-okta',
    body: ({ email, country, company, attempt }) => ({
      eventId: attempt,
      eventType: 'com.okta.user.pre-registration',
      requestType: 'self.service.registration',
      data: {
        context: {},
        userProfile: { firstName: 'Ana', lastName: 'Silva', login: email, email, countryCode: country, organization: company },
        action: 'ALLOW',
      },
    }),
    sign: (_body, _at, secret) => ({ Authorization: secret }),
    reads: (status, body) => {
      if (status !== 200) return undefined
      const { commands, error } = JSON.parse(body)
      const isDenied = commands?.[0]?.value.registration === 'DENY'
      return isDenied || error !== undefined ? out(isDenied && error?.errorCauses[0].errorSummary) : { isIn: true }
    },
  },
  {
    source: 'clerk',
    ...standard,
    body: ({ email, country, company, attempt }) => ({
      type: 'user.created',
      object: 'event',
      data: {
        id: `user_${attempt}`,
        first_name: 'Ana',
        last_name: 'Silva',
        email_addresses: [{ id: 'idn_1', email_address: email }],
        primary_email_address_id: 'idn_1',
        unsafe_metadata: { country, company },
      },
    }),
    sign: (body, at, secret, attempt) => ({
      'svix-id': `msg_${attempt}`,
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': new Svix(secret).sign(`msg_${attempt}`, at, body),
    }),
    // Nobody is kept out by what is answered: it is received, or comes again.
    reads: (status) => (status === 200 ? { isIn: true } : { isIn: false, text: `${status}` }),
  },
  {
    source: 'zitadel',
    ...plain,
    body: ({ email, country, company }) => ({
      fullMethod: '/zitadel.user.v2.UserService/AddHumanUser',
      instanceID: '312909075212468632',
      orgID: '312909075211944344',
      request: {
        username: email,
        profile: { givenName: 'Ana', familyName: 'Silva' },
        email: { email },
        metadata: Object.entries({ country, company }).flatMap(([key, value]) =>
          value === undefined ? [] : [{ key, value: toBase64(utf8(value)) }],
        ),
        password: { password: 'a password that nobody keeps' },
      },
    }),
    sign: async (body, at, secret) => {
      const time = Math.floor(at.getTime() / 1000)
      return { 'ZITADEL-Signature': `t=${time},v1=${toHex(await hmacOf(utf8(secret), utf8(`${time}.${body}`)))}` }
    },
    reads: (status, body) => {
      if (status !== 200) return undefined
      const { forwardedStatusCode: code, forwardedErrorMessage, username } = JSON.parse(body)
      if (code === undefined) return username === undefined ? undefined : { isIn: true }
      return out(code >= 400 && code < 500 && forwardedErrorMessage)
    },
  },
]
