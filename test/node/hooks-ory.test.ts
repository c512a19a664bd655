import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ory } from '../../functions/webhooks/ory'

const guide = readFileSync(new URL('../../docs/hooks/ory.md', import.meta.url), 'utf8')

test('the guide to Ory says where each fact is read, and its template sends all of them', () => {
  const told = [...guide.matchAll(/^\| `(\w+)` \| `([^`]+)`/gm)].map(([, field, pointer]) => [field, pointer])
  expect(told).toEqual(Object.entries(ory.mapping))
  const [, template = ''] = /```jsonnet\n([\s\S]+?)```/.exec(guide) ?? []
  const sent = [...template.matchAll(/^ {7}(\w+):/gm)].map(([, name]) => name)
  const read = Object.values(ory.mapping).map((pointer) => pointer?.split('/')[1])
  expect([...new Set(read)].filter((name) => !sent.includes(name))).toEqual([])
  expect(template).toContain('headers: { country:')
})

test('the guide to Ory asks before the account is made', () => {
  expect(guide).toMatch(/response:\s+parse: true/)
})
