import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { shipmentStatuses } from '../../functions/domain/shipments/report'
import { shipmentSenders } from '../../functions/webhooks/shipment-senders'
import { carriers } from '../worker/hooks/carriers'
import { delivery, settings } from '../worker/hooks/delivery'

const textOf = (name: string) => readFileSync(new URL(`../../docs/hooks/${name}`, import.meta.url), 'utf8')
const overview = textOf('README.md')

describe.each(carriers)('the guide to $source', ({ source, body }) => {
  const guide = textOf(`${source}.md`)
  const sender = shipmentSenders[source]

  const rows = [...guide.matchAll(/^\| `([\w/]+)` \| `([a-z-]+)` \|$/gm)].map(([, word = '', ours = '']) => ({ word, ours }))

  test('has its words beside ours', () => {
    expect(rows.length).toBeGreaterThan(5)
    for (const { ours } of rows) expect(shipmentStatuses).toContain(ours)
  })

  test.each(rows)('is right that $word is $ours', async ({ word, ours }) => {
    const sent = body({ number: 'EX1', word, at: '2026-11-18T08:55:00Z', attempt: 'try-1' })
    const read = await sender.read(sent, delivery(JSON.stringify(sent), {}), settings())
    expect(read?.reports).toMatchObject([{ status: ours }])
  })

  test('is named in the overview, with how long it waits', () => {
    const row = overview.split('\n').find((line) => line.includes(`](${source}.md)`))
    const [, , waits] = row?.split('|').map((cell) => cell.trim()) ?? []
    expect(waits).toMatch(new RegExp(`\\b${sender.limitMs / 1000} s$`))
  })

  test('points to what is there', () => {
    for (const [, path = '', section] of guide.matchAll(/\]\(([^)#]+)(?:#([^)]+))?\)/g)) {
      expect(existsSync(new URL(`../../docs/hooks/${path}`, import.meta.url)), path).toBe(true)
      if (section !== undefined) expect(textOf(path).toLowerCase().replaceAll(' ', '-')).toContain(`##-${section}\n`)
    }
  })
})
