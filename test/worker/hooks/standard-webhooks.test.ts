import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { Webhook as Svix } from 'svix'
import { describe, expect, test } from 'vitest'
import { toBase64, utf8 } from '../../../functions/webhooks/bytes'
import { standardSecretFault, verifiedId } from '../../../functions/webhooks/standard-webhooks'
import { atTheHour, delivery, type Headers } from './delivery'

const secret = 'whsec_cHVibGljLWV4YW1wbGUta2V5LTMyLWJ5dGVzLWxvbmc='
const other = 'whsec_YW5vdGhlci1leGFtcGxlLWtleS0zMi1ieXRlcy1sb25n'
const body = '{"hello":"wörld"}'
const seconds = 1_790_000_000
const at = new Date(seconds * 1000)
const printed = 'v1,KGDbgCNxfwZhgOgAaJIy9c37aeJgcuy+oDQW0mb59tU='

const headers = (signature = printed, id = 'msg_pub1', timestamp = String(seconds)): Headers => ({
  'webhook-id': id,
  'webhook-timestamp': timestamp,
  'webhook-signature': signature,
})
const svixHeaders = (all: Headers): Headers =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [name.replace('webhook', 'svix'), value]))
const verify = (given: Headers, secrets = [secret], sent = body, when = at) => verifiedId(delivery(sent, given, when), secrets)
const signedFor = (id: string, by = secret, sent = body, when = at) => new Webhook(by).sign(id, when, sent)

describe('the scheme', () => {
  test('agrees with the vector that the vendor’s package made, to the letter', async () => {
    expect(await verify(headers())).toBe('msg_pub1')
    expect(signedFor('msg_pub1')).toBe(printed)
  })

  test.each<[string, string, boolean]>([
    ['as it stands', secret, true],
    ['with the version before it, as Supabase prints it', `v1,${secret}`, true],
    ['without its prefix', secret.slice('whsec_'.length), true],
    ['of somebody else', other, false],
    ['that is no base64', 'whsec_no base64', false],
    ['that is empty', 'whsec_', false],
  ])('takes a secret %s', async (_, given, good) => {
    expect(await verify(headers(), [given])).toBe(good ? 'msg_pub1' : undefined)
  })

  test('takes the letters of a secret as the key where a sender signs with those', async () => {
    const [text, id] = ['an example client secret', 'msg_text']
    const signature = new Webhook(toBase64(utf8(text))).sign(id, at, body)
    expect(await verifiedId(delivery(body, headers(signature, id), at), [text], 'text')).toBe(id)
    expect(await verifiedId(delivery(body, headers(signature, id), at), [text])).toBeUndefined()
  })

  test('verifies Ed25519 by a public key, and nothing else by it', async () => {
    const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
    const bytes = new Uint8Array((await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer)
    const key = `whpk_${toBase64(bytes)}`
    const sign = async (text: string) => toBase64(new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, utf8(text))))
    const good = `v1a,${await sign(`msg_pub1.${seconds}.${body}`)}`
    expect(await verify(headers(good), [key])).toBe('msg_pub1')
    expect(await verify(headers(`${printed} ${good}`), [key])).toBe('msg_pub1')
    expect(await verify(headers(good), [key], `${body} `)).toBeUndefined()
    expect(await verify(headers(good.replace('v1a,', 'v1,')), [key])).toBeUndefined()
    // A public key is known to everybody: it must never pass for a shared one.
    expect(await verify(headers(signedFor('msg_pub1', toBase64(bytes))), [key])).toBeUndefined()
  })
})

describe('several signatures', () => {
  const [good, bad] = [printed, signedFor('msg_other')]
  test.each<[string, string, boolean]>([
    ['the good one first', `${good} ${bad}`, true],
    ['the good one last', `${bad} ${good}`, true],
    ['with a comma and a space between them, as Supabase writes them', `${bad}, ${good}`, true],
    ['with a comma between them', `${bad},${good}`, true],
    ['beside a version that nobody knows', `v2,${good.slice(3)} ${good}`, true],
    ['all of versions that nobody knows', `v2,${good.slice(3)} v9,${good.slice(3)}`, false],
    ['none of them good', `${bad} ${bad}`, false],
    ['of no version', good.slice(3), false],
    ['cut short', good.slice(0, -4), false],
    ['spelled otherwise in its last letter, which means the same bytes', good.replace('tU=', 'tV='), false],
    ['in capitals', good.toUpperCase(), false],
    ['behind nineteen others', `${`${bad} `.repeat(19)}${good}`, true],
    ['behind more than anybody sends', `${`${bad} `.repeat(20)}${good}`, false],
  ])('%s', async (_, signature, isGood) => {
    expect(await verify(headers(signature))).toBe(isGood ? 'msg_pub1' : undefined)
  })
})

describe('header names', () => {
  test('are the specification’s or the older ones', async () => {
    expect(await verify(svixHeaders(headers()))).toBe('msg_pub1')
  })

  test('are of one family: what one lacks the other does not lend', async () => {
    const all = headers()
    for (const lent of Object.keys(all)) {
      const mixed = Object.fromEntries(
        Object.entries(all).map(([name, value]) => [name === lent ? name.replace('webhook', 'svix') : name, value]),
      )
      expect(await verify(mixed), lent).toBeUndefined()
    }
  })

  test('of both are read by the specification’s where those are all there, and by the older ones otherwise', async () => {
    const stray = headers(signedFor('msg_stray'), 'msg_stray')
    expect(await verify({ ...stray, ...svixHeaders(headers()) })).toBe('msg_stray')
    expect(await verify({ 'webhook-id': 'msg_stray', ...svixHeaders(headers()) })).toBe('msg_pub1')
  })
})

describe('a time', () => {
  test.each<[string, boolean]>([
    [`${seconds - 300}`, true],
    [`${seconds - 301}`, false],
    [`${seconds + 300}`, true],
    [`${seconds + 301}`, false],
    [`${seconds}000`, false],
    [`${seconds}abc`, false],
    [`+${seconds}`, false],
    [` ${seconds}`, false],
    [`${seconds}.0`, false],
    ['1.79e9', false],
    ['0x6AB13B80', false],
    ['', false],
  ])('of %s is of now: %s', async (timestamp, good) => {
    // Signed as it stands, so that the time alone decides.
    const key = await crypto.subtle.importKey('raw', utf8('public-example-key-32-bytes-long'), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ])
    const mac = await crypto.subtle.sign('HMAC', key, utf8(`msg_pub1.${timestamp}.${body}`))
    const signature = `v1,${toBase64(new Uint8Array(mac))}`
    expect(await verify(headers(signature, 'msg_pub1', timestamp))).toBe(good ? 'msg_pub1' : undefined)
  })

  test('counts whole seconds, as the package does', async () => {
    expect(await verify(headers(), [secret], body, new Date(at.getTime() + 300_999))).toBe('msg_pub1')
    expect(await verify(headers(), [secret], body, new Date(at.getTime() + 301_000))).toBeUndefined()
  })
})

test('an id with a dot in it is nobody’s: part of it could pass for the time', async () => {
  expect(await verify(headers(signedFor('msg.1'), 'msg.1'))).toBeUndefined()
  const stolen = signedFor('msg_pub1', secret, `${seconds}.{}`)
  expect(await verify(headers(stolen, `msg_pub1.${seconds}`, String(seconds)), [secret], '{}')).toBeUndefined()
})

test('whatever is sent, it is answered and the vendors’ packages agree', async () => {
  const theirs = async (given: Headers, sent: string) => {
    const judged = (judge: () => unknown): boolean => {
      try {
        judge()
        return true
      } catch {
        return false
      }
    }
    return atTheHour(at, () => [
      judged(() => new Webhook(secret).verify(sent, { ...given }, { jsonParse: false })),
      judged(() => new Svix(secret).verify(sent, { ...given })),
    ])
  }
  const part = fc.oneof(fc.constant(printed), fc.string(), fc.constantFrom('v1,', 'v1,AAAA', 'v1a,AAAA', ' ', ','))
  const signature = fc.array(part, { maxLength: 3 }).map((parts) => parts.join(' '))
  const id = fc.oneof(fc.constant('msg_pub1'), fc.string({ minLength: 1 }))
  const when = fc.oneof(
    { weight: 3, arbitrary: fc.constant(String(seconds)) },
    fc.integer({ min: -400, max: 400 }).map((off) => String(seconds + off)),
  )
  const sent = fc.oneof(fc.constant(body), fc.constant(`${body} `))
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(signature, id, when, sent, fc.boolean(), async (each, name, stamp, text, isOld) => {
      const given = isOld ? svixHeaders(headers(each, name, stamp)) : headers(each, name, stamp)
      const ours = (await verify(given, [secret], text)) !== undefined
      if (ours) accepted++
      const [standard, svix] = await theirs(given, text)
      // Of the older names the specification's own package knows nothing.
      expect(ours).toBe(isOld ? svix : standard)
    }),
    { seed: 20_261_122, numRuns: 300 },
  )
  expect(accepted).toBeGreaterThan(10)
})

test.each<[string, boolean]>([
  [secret, true],
  [`v1,${secret}`, true],
  [`whsec_${toBase64(new Uint8Array(23))}`, false],
  [`whsec_${toBase64(new Uint8Array(24))}`, true],
  [`whsec_${toBase64(new Uint8Array(64))}`, true],
  [`whsec_${toBase64(new Uint8Array(65))}`, false],
  [`whpk_${toBase64(new Uint8Array(32))}`, true],
  [`whpk_${toBase64(new Uint8Array(31))}`, false],
  ['not a secret', false],
  ['', false],
])('a secret of %s may be set: %s', (given, may) => {
  expect(standardSecretFault(given) === undefined).toBe(may)
})
