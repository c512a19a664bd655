import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { ConnectionSettings } from '../../../functions/domain/customers/connection'
import { utf8 } from '../../../functions/webhooks/bytes'
import type { RawRequest, SignUpSender } from '../../../functions/webhooks/sender'

export const now = new Date('2026-11-22T17:00:00Z')

export const settings = (over: Partial<ConnectionSettings> = {}): ConnectionSettings => ({
  onReview: 'admit-limited',
  onUnavailable: 'refuse',
  budgetMs: 1_500,
  mapping: {},
  screensSignIns: false,
  ...over,
})

export type Headers = Readonly<Record<string, string>>

/** A delivery as the route hands it on: header names in lower case. */
export const delivery = (body: string, headers: Headers, at = now, over: Partial<RawRequest> = {}): RawRequest => {
  const given = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    bytes: utf8(body),
    header: (name) => given.get(name),
    at,
    method: 'POST',
    path: '/v1/hooks/sender/connection',
    query: () => undefined,
    keyOf: async () => undefined,
    ...over,
  }
}

/** What a sender reads of a body that it signed. */
export const readBy = <Read>(
  sender: { readonly read: (body: unknown, request: RawRequest, settings: ConnectionSettings) => Read },
  body: object,
  over: Partial<ConnectionSettings> = {},
  headers: Headers = {},
): Read => sender.read(body, delivery(JSON.stringify(body), headers), settings(over))

/** Sets the clock that the vendors' libraries read: they take no other. */
export const atTheHour = async <T>(at: Date, ask: () => T | Promise<T>): Promise<T> => {
  vi.useFakeTimers({ toFake: ['Date'], now: at })
  try {
    return await ask()
  } finally {
    vi.useRealTimers()
  }
}

/** How a sender signs, by its own package where there is one, and what that package says of a delivery. */
export type Signing = {
  readonly sender: Pick<SignUpSender, 'verify'>
  readonly secret: string
  readonly other: string
  /** A body that a JSON parser and writer would change. */
  readonly body: string
  /** None where no time is signed. */
  readonly windowMs?: number
  readonly sign: (body: string, at: Date, secret: string) => Headers | Promise<Headers>
  /** A later time in the same headers, unsigned. */
  readonly restamped?: (headers: Headers) => Headers
  readonly accepts?: (body: string, headers: Headers, secret: string) => Promise<boolean>
  /** Their package looks back only. */
  readonly isLenientAhead?: boolean
  /** Headers that have to be there, and whose letters nobody signs. */
  readonly isUnsigned?: (name: string) => boolean
}

const after = (ms: number) => new Date(now.getTime() + ms)

type Row = {
  readonly what: string
  readonly good: boolean
  readonly at?: number
  readonly sent?: string
  readonly change?: (headers: Headers) => Headers
  readonly by?: string
  readonly theirs?: boolean
}

/** Of schemes that sign a time. */
const timed = ({ windowMs, restamped, isLenientAhead }: Signing): readonly Row[] => [
  ...(restamped === undefined ? [] : [{ what: 'another time beside the signature', good: false, change: restamped }]),
  ...(windowMs === undefined
    ? []
    : [
        { what: 'as old as the window', good: true, at: -windowMs },
        { what: 'a second older than the window', good: false, at: -windowMs - 1_000 },
        { what: 'as far ahead as the window', good: true, at: windowMs },
        { what: 'a second further ahead', good: false, at: windowMs + 1_000, ...(isLenientAhead ? { theirs: true } : {}) },
      ]),
]

/** What every signed delivery must hold to. Where the vendor's package can judge it, it judges the same bytes. */
export const holdsToSignatures = (signing: Signing): void => {
  const { sender, secret, other, body, sign, isUnsigned = () => false } = signing
  const rows: readonly Row[] = [
    { what: 'as it was signed', good: true },
    { what: 'another letter in the body', good: false, sent: body.replace('example', 'exemple') },
    { what: 'one byte more', good: false, sent: `${body} ` },
    { what: 'parsed and written anew', good: false, sent: JSON.stringify(JSON.parse(body)) },
    { what: 'signed with another secret', good: false, by: other },
    ...timed(signing),
  ]
  describe('a delivery', () => {
    test.each(rows)(
      '$what: $good',
      async ({ good, at = 0, sent = body, change = (headers: Headers) => headers, by = secret, theirs = good }) => {
        const headers = change(await sign(body, after(at), by))
        expect(await sender.verify(delivery(sent, headers), [secret])).toBe(good)
        if (signing.accepts !== undefined) expect(await atTheHour(now, () => signing.accepts?.(sent, headers, secret))).toBe(theirs)
      },
    )

    test('with any one letter changed, of the body or of a header, is nobody’s', async () => {
      const headers = await sign(body, now, secret)
      const texts = [body, ...Object.values(headers)]
      const change = fc.record({ which: fc.nat(texts.length - 1), at: fc.nat(), letter: fc.string({ minLength: 1, maxLength: 1 }) })
      await fc.assert(
        fc.asyncProperty(change, async ({ which, at, letter }) => {
          const text = texts[which] ?? ''
          const place = at % text.length
          fc.pre(text[place] !== letter && !isUnsigned(Object.keys(headers)[which - 1] ?? ''))
          const changed = `${text.slice(0, place)}${letter}${text.slice(place + 1)}`
          const sent = which === 0 ? changed : body
          const named = Object.fromEntries(Object.entries(headers).map(([name, value], n) => [name, n + 1 === which ? changed : value]))
          expect(await sender.verify(delivery(sent, named), [secret])).toBe(false)
        }),
      )
    })

    test('without any one of its headers is nobody’s', async () => {
      const headers = await sign(body, now, secret)
      for (const name of Object.keys(headers)) {
        const { [name]: _, ...rest } = headers
        expect(await sender.verify(delivery(body, rest), [secret]), name).toBe(false)
        expect(await sender.verify(delivery(body, { ...headers, [name]: '' }), [secret]), name).toBe(false)
      }
    })

    test('is known by either secret while one takes the other’s place, and by none where there is none', async () => {
      for (const by of [secret, other]) expect(await sender.verify(delivery(body, await sign(body, now, by)), [other, secret])).toBe(true)
      expect(await sender.verify(delivery(body, await sign(body, now, secret)), [])).toBe(false)
    })
  })
}
