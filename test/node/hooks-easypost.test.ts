import EasyPost from '@easypost/api'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../functions/webhooks/bytes'
import { easypost } from '../../functions/webhooks/easypost'
import { hmacOf } from '../../functions/webhooks/hmac'
import { delivery, type Headers, holdsToSignatures } from '../worker/hooks/delivery'
import { eventOf } from '../worker/hooks/easypost-event'

const client = new EasyPost('an_example_key')
const secret = 'an example sécret of EasyPost'

const sign = async (body: string, _at: Date, by: string): Promise<Headers> => ({
  'X-Hmac-Signature': `hmac-sha256-hex=${toHex(await hmacOf(utf8(by.normalize('NFKD')), utf8(body)))}`,
})
/** What EasyPost's own library says of a delivery. */
const accepts = async (body: string, headers: Headers, by: string): Promise<boolean> => {
  try {
    client.Utils.validateWebhook(Buffer.from(body), headers, by)
    return true
  } catch {
    return false
  }
}
const isOurs = (body: string, headers: Headers, by: string) => easypost.verify(delivery(body, headers), [by])

/** Spaces and a weight, as a parser and writer would not leave them. */
const body = JSON.stringify(eventOf({ city: 'example' }), null, 1).replace('"weight": 614', '"weight": 614.0')

describe('by EasyPost’s own library', () => {
  holdsToSignatures({ sender: easypost, secret, other: 'another example secret', body, sign, accepts })
})

describe('a body of EasyPost', () => {
  const vector = '{"hello":"wörld"}'
  const printed = 'hmac-sha256-hex=5b3547a998de085177f04972ba1e0ae93cc06770abd3057fdec9283ba635ee37'
  const compact = JSON.stringify(eventOf()).replace('"weight":614', '"weight":614.0')

  test.each([
    { because: 'the printed one', sent: vector, header: printed, by: 'café', ours: true },
    { because: 'under the key in its other spelling', sent: vector, header: printed, by: 'cafe\u0301', ours: true },
    { because: 'under a key without the accent', sent: vector, header: printed, by: 'cafe', ours: false },
    { because: 'with capital digits', sent: vector, header: printed.toUpperCase(), by: 'café', ours: false },
    { because: 'without the prefix', sent: vector, header: printed.slice(16), by: 'café', ours: false },
    { because: 'with a part of it', sent: vector, header: printed.slice(0, 70), by: 'café', ours: false },
  ])('$because', async ({ sent, header, by, ours }) => {
    const headers = { 'X-Hmac-Signature': header }
    expect(await isOurs(sent, headers, by)).toBe(ours)
    expect(await accepts(sent, headers, by)).toBe(ours)
  })

  test('as it was signed and as a relay wrote it anew is known to both', async () => {
    const relayed = JSON.stringify(JSON.parse(compact))
    expect(relayed).not.toBe(compact)
    const headers = await sign(compact, new Date(0), secret)
    for (const sent of [compact, relayed]) {
      expect(await isOurs(sent, headers, secret)).toBe(true)
      expect(await accepts(sent, headers, secret)).toBe(true)
    }
  })

  test('with a weight that was whole when it was signed is known to us alone: their library mends what is not broken', async () => {
    const whole = JSON.stringify(eventOf())
    const headers = await sign(whole, new Date(0), secret)
    expect(await isOurs(whole, headers, secret)).toBe(true)
    expect(await accepts(whole, headers, secret)).toBe(false)
  })
})

test('whatever is signed under whatever key, both agree, on it and on anything else', async () => {
  const text = fc.string({ unit: 'binary' })
  const anyBody = fc.record({
    id: text,
    weight: fc.double({ min: 0.5, max: 9, noNaN: true }).filter((weight) => weight % 1 !== 0),
    note: text,
  })
  const anySecret = fc.string({ unit: 'binary', minLength: 1 })
  await fc.assert(
    fc.asyncProperty(anyBody, anySecret, anySecret, async (signed, by, other) => {
      const sent = JSON.stringify(signed)
      const headers = await sign(sent, new Date(0), by)
      expect(await isOurs(sent, headers, by)).toBe(true)
      expect(await accepts(sent, headers, by)).toBe(true)
      expect(await isOurs(sent, headers, other)).toBe(await accepts(sent, headers, other))
      expect(await isOurs(`${sent} `, headers, by)).toBe(false)
      expect(await accepts(`${sent} `, headers, by)).toBe(false)
    }),
  )
})
