import { describe, expect, test } from 'vitest'
import { hashOfKey, holderOf, mintKey, scopes } from '../../../functions/http/key'

const now = new Date('2026-11-22T17:00:00Z')
const expiresAt = new Date('2027-01-01T00:00:00Z')
const claims = { id: 'key-1', tenant: 'example-exports', scopes: ['screen'], expiresAt } as const
const { key, hash } = await mintKey('the secret', claims)
const [said = '', mac = ''] = key.slice('tgk_'.length).split('.')
const [, macOfAnother = ''] = (await mintKey('the secret', claims)).key.split('.')

const read = (text: string): object => JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')))
const spelled = (value: object): string => btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

const holder = (given: string, secrets: readonly string[] = ['the secret'], at = now) => holderOf(given, secrets, at)

describe('a key', () => {
  test('says who holds it, and is known by its hash', async () => {
    expect(await holder(key)).toEqual({ tenant: 'example-exports', keyId: 'key-1', keyHash: hash, scopes: ['screen'] })
    expect(await hashOfKey(key)).toBe(hash)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is another each time, though it says the same', async () => {
    expect((await mintKey('the secret', claims)).key).not.toBe(key)
  })

  test('is known under the secret before, while that is still given', async () => {
    expect(await holder(key, ['a new secret', 'the secret'])).toMatchObject({ keyId: 'key-1' })
    expect(await holder(key, ['a new secret'])).toBeUndefined()
    expect(await holder(key, [])).toBeUndefined()
  })

  test('is worth something until the second it expires', async () => {
    expect(await holder(key, ['the secret'], new Date(expiresAt.getTime() - 1))).toBeDefined()
    expect(await holder(key, ['the secret'], expiresAt)).toBeUndefined()
  })

  test('carries every scope and the longest id of a tenant within the length that is read', async () => {
    const longest = await mintKey('the secret', { ...claims, id: crypto.randomUUID(), tenant: 'x'.repeat(63), scopes })
    expect(await holder(longest.key)).toMatchObject({ scopes })
  })

  test('differs in no character from one that is accepted', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    for (let at = 0; at < key.length; at++) {
      const character = key.charAt(at)
      // The neighbor in the alphabet differs in the lowest bit, which the last character of a signature does not need.
      const other = alphabet.charAt(alphabet.indexOf(character) ^ 1) || 'x'
      expect(await holder(key.slice(0, at) + other + key.slice(at + 1)), `character ${at}`).toBeUndefined()
    }
  })

  test('is worth nothing cut short anywhere', async () => {
    for (let length = 0; length < key.length; length++) expect(await holder(key.slice(0, length)), `${length}`).toBeUndefined()
  })

  test.each([
    ['with more scopes', { s: ['screen', 'quota', 'review', 'admin'] }],
    ['of another tenant', { t: 'deployment' }],
    ['of a later expiry', { e: 4_000_000_000 }],
    ['of another id', { i: 'key-2' }],
  ])('edited into one %s is worth nothing', async (_, change) => {
    expect(spelled(read(said))).toBe(said)
    expect(await holder(`tgk_${spelled({ ...read(said), ...change })}.${mac}`)).toBeUndefined()
  })

  test.each([
    ['nothing', ''],
    ['a prefix', 'tgk_'],
    ['a dot', 'tgk_.'],
    ['claims alone', `tgk_${said}`],
    ['claims and a dot', `tgk_${said}.`],
    ['a signature alone', `tgk_.${mac}`],
    ['a dot more', `${key}.`],
    ['a part more', `${key}.${mac}`],
    ['a dot before', `tgk_.${said}.${mac}`],
    ['no prefix', `${said}.${mac}`],
    ['another prefix', `sk_${said}.${mac}`],
    ['a padded signature', `${key}=`],
    ['a signature in plain base64', `tgk_${said}.${'+/'.repeat(21)}A`],
    ['letters that are none of base64', `tgk_${said}.${'ü'.repeat(43)}`],
    ['a signature of another length', `tgk_${said}.AAAA`],
    ['one too long', `tgk_${'A'.repeat(600)}.${mac}`],
    ['a megabyte', `tgk_${'A'.repeat(1_000_000)}.${mac}`],
    ['claims of another signature', `tgk_${said}.${macOfAnother}`],
    ['a JWT without a signature', 'eyJhbGciOiJub25lIn0.eyJ0IjoiZGVwbG95bWVudCJ9.'],
  ])('is not %s', async (_, given) => {
    expect(await holder(given)).toBeUndefined()
  })
})
