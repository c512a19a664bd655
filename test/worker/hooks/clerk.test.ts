import { verifyWebhook } from '@clerk/backend/webhooks'
import { Webhook } from 'svix'
import { describe, expect, test } from 'vitest'
import { clerk } from '../../../functions/webhooks/clerk'
import { delivery, type Headers, holdsToSignatures, now, readBy } from './delivery'

const secret = 'whsec_cHVibGljLWV4YW1wbGUta2V5LTMyLWJ5dGVzLWxvbmc='
const other = 'whsec_YW5vdGhlci1leGFtcGxlLWtleS0zMi1ieXRlcy1sb25n'

const created = {
  type: 'user.created',
  object: 'event',
  timestamp: now.getTime(),
  instance_id: 'ins_example',
  event_attributes: { http_request: { client_ip: '192.0.2.9', user_agent: 'Mozilla/5.0' } },
  data: {
    id: 'user_example',
    object: 'user',
    first_name: 'Søren',
    last_name: 'Example',
    email_addresses: [
      { id: 'idn_1', object: 'email_address', email_address: 'old@young-gpu.example' },
      { id: 'idn_2', object: 'email_address', email_address: 'ceo@young-gpu.example' },
    ],
    primary_email_address_id: 'idn_2',
    phone_numbers: [],
    primary_phone_number_id: null,
    public_metadata: {},
    unsafe_metadata: { country: 'DK', company: 'Young GPU ApS' },
  },
}

const sign = (text: string, at: Date, by: string): Headers => ({
  'svix-id': 'msg_example1',
  'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
  'svix-signature': new Webhook(by).sign('msg_example1', at, text),
})
const byClerk = async (text: string, headers: Headers, by: string) =>
  verifyWebhook(new Request('https://gate.example/', { method: 'POST', body: text, headers }), { signingSecret: by }).then(
    () => true,
    () => false,
  )
const bySvix = async (text: string, headers: Headers, by: string) => {
  try {
    new Webhook(by).verify(text, { ...headers })
    return true
  } catch {
    return false
  }
}

holdsToSignatures({
  sender: clerk,
  secret,
  other,
  body: JSON.stringify(created, null, 1),
  windowMs: 300_000,
  sign,
  restamped: (headers) => ({ ...headers, 'svix-timestamp': String(now.getTime() / 1000 + 1) }),
  accepts: async (text, headers, by) => {
    const [one, another] = await Promise.all([byClerk(text, headers, by), bySvix(text, headers, by)])
    expect(one).toBe(another)
    return one
  },
})

test('under the newer names of the same headers it is not theirs: their library does not read them either', async () => {
  const renamed = Object.fromEntries(
    Object.entries(sign('{}', now, secret)).map(([name, value]) => [name.replace('svix', 'webhook'), value]),
  )
  expect(await clerk.verify(delivery('{}', renamed), [secret])).toBe(false)
  expect(await byClerk('{}', renamed, secret)).toBe(false)
  // Beside the older ones they change nothing, and the key is the id that was signed.
  const both = { ...sign(JSON.stringify(created), now, secret), 'webhook-id': 'msg_of_another' }
  expect(await clerk.verify(delivery(JSON.stringify(created), both), [secret])).toBe(true)
  expect(await readBy(clerk, created, {}, both)).toMatchObject({ key: 'msg_example1' })
})

describe('what is read', () => {
  const id = { 'svix-id': 'msg_example1' }
  const fields = {
    externalId: 'user_example',
    email: 'ceo@young-gpu.example',
    name: 'Søren Example',
    company: 'Young GPU ApS',
    country: 'DK',
  }

  test('of a user who was made', async () => {
    expect(await readBy(clerk, created, {}, id)).toEqual({ kind: 'sign-up', key: 'msg_example1', signUp: { fields } })
  })

  test('a user may have little: no name, no first address, a phone', async () => {
    const data = {
      ...created.data,
      first_name: null,
      last_name: null,
      primary_email_address_id: null,
      phone_numbers: [{ id: 'idn_3', phone_number: '+4520000000' }],
      unsafe_metadata: {},
    }
    expect(await readBy(clerk, { ...created, data }, {}, id)).toMatchObject({
      signUp: { fields: { externalId: 'user_example', email: 'old@young-gpu.example', phone: '+4520000000' } },
    })
    const nobody = { ...data, email_addresses: [], phone_numbers: [] }
    expect(await readBy(clerk, { ...created, data: nobody }, {}, id)).toMatchObject({ signUp: { fields: { externalId: 'user_example' } } })
  })

  test('a place of the connection’s own stands in for ours', async () => {
    const read = await readBy(clerk, created, { mapping: { country: '/data/public_metadata/country', purpose: '/data/object' } }, id)
    expect(read).toMatchObject({ signUp: { fields: { purpose: 'user' } } })
    expect(read).not.toHaveProperty('signUp.fields.country')
  })

  test.each(['user.updated', 'user.deleted', 'session.created'])('%s is received, and nothing comes of it', async (type) => {
    expect(await readBy(clerk, { ...created, type }, {}, id)).toMatchObject({ kind: 'nothing', verdict: { verdict: 'allow' } })
  })

  test.each([{}, { type: 'user.created' }])('nothing of what they do not say: %#', async (body) => {
    expect(await readBy(clerk, body, {}, id)).toBeUndefined()
  })
})

describe('the reply', () => {
  const replyTo = async (verdict: 'allow' | 'block' | 'held' | 'unavailable', reference?: string) =>
    clerk.reply(
      { verdict, message: 'We cannot open this account.', ...(reference === undefined ? {} : { reference }) },
      { body: created, request: delivery('', {}), secrets: [secret], at: now },
    )

  test.each(['allow', 'block', 'held'] as const)('of %s is a receipt: what was decided is told by other ways', async (verdict) => {
    expect(await replyTo(verdict, 'chk_1')).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"received":true,"check":"chk_1"}',
    })
  })

  test('while we cannot answer is no receipt, so that it comes again', async () => {
    expect(clerk.canBlock).toBe(false)
    expect(await replyTo('unavailable')).toEqual({ status: 503, headers: { 'retry-after': '5' }, body: null })
  })
})
