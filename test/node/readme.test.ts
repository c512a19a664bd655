import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../functions/http/app'

/** Each curl of the README with the output shown under it. */
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const examples = [...readme.matchAll(/```sh\ncurl (?<command>.+)\n```\n\n```json\n(?<shown>[\s\S]+?)\n```/g)].map(({ groups }) => ({
  command: groups?.['command'] ?? '',
  shown: JSON.parse(groups?.['shown'] ?? 'null'),
}))

const app = createApp(() => new Date('2026-11-22T17:00:00Z'))

const answerTo = async (command: string): Promise<unknown> => {
  const path = /127\.0\.0\.1:8787(\S+)/.exec(command)?.[1] ?? ''
  const body = /-d '(.+)'$/.exec(command)?.[1]
  const response = await app.request(
    path,
    body === undefined ? {} : { method: 'POST', body, headers: { 'content-type': 'application/json' } },
  )
  return response.json()
}

describe('the README', () => {
  test('shows an output under each of its calls', () => {
    expect(examples.length).toBe((readme.match(/^curl http/gm) ?? []).length)
    expect(examples.length).toBeGreaterThanOrEqual(6)
  })

  test.each(examples)('$command answers what is shown', async ({ command, shown }) => {
    expect(await answerTo(command)).toMatchObject(firstOfEach(await answerTo(command), shown))
  })
})

/** Lists may be shown shortened: what stands after the last element shown is not compared. */
const firstOfEach = (answer: unknown, shown: unknown): object => {
  const complete = (real: unknown, told: unknown): unknown => {
    if (Array.isArray(told) && Array.isArray(real)) return [...told.map((each, at) => complete(real[at], each)), ...real.slice(told.length)]
    if (typeof told !== 'object' || told === null) return told
    const fields = real as Record<string, unknown> | undefined
    return Object.fromEntries(Object.entries(told).map(([key, each]) => [key, complete(fields?.[key], each)]))
  }
  return complete(answer, shown) as object
}
