import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { signUpSenders } from '../../functions/webhooks/sign-up-senders'

const textOf = (name: string) => readFileSync(new URL(`../../docs/hooks/${name}`, import.meta.url), 'utf8')
const readme = textOf('README.md')

describe.each(Object.values(signUpSenders))('the guide to $source', ({ source, mapping, canBlock, limitMs }) => {
  test('says where each fact is read', () => {
    const guide = textOf(`${source}.md`)
    const told = [...guide.matchAll(/^\| `(\w+)` \| `([^`]+)`/gm)].map(([, field, pointer]) => [field, pointer])
    expect(told).toEqual(Object.entries(mapping))
  })

  test('is named in the overview, with whether it keeps anybody out and how long it waits', () => {
    const row = readme.split('\n').find((line) => line.includes(`](${source}.md)`))
    const [, , out, waits] = row?.split('|').map((cell) => cell.trim()) ?? []
    expect(out?.startsWith('yes')).toBe(canBlock)
    expect(waits).toContain(`${limitMs / 1000} s`)
  })
})

test('whatever the guides point to is there', () => {
  for (const name of [
    'README.md',
    ...Object.keys(signUpSenders).map((source) => `${source}.md`),
    'auth0.md',
    'cognito.md',
    'firebase.md',
  ]) {
    for (const [, path = ''] of textOf(name).matchAll(/\]\(([^)#]+)\)/g)) {
      expect(existsSync(new URL(`../../docs/hooks/${path}`, import.meta.url)), `${name}: ${path}`).toBe(true)
    }
  }
})
