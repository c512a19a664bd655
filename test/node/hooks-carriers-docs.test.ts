import { describe, expect, test } from 'vitest'
import { shipmentStatuses } from '../../functions/domain/shipments/report'
import { shipmentSenders } from '../../functions/webhooks/shipment-senders'
import { expectLinksLead, guideOf, overviewRow } from '../support/hook-guides'
import { carriers } from '../worker/hooks/carriers'
import { delivery, settings } from '../worker/hooks/delivery'

describe.each(carriers)('the guide to $source', ({ source, body }) => {
  const guide = guideOf(`${source}.md`)
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
    const [, waits] = overviewRow(source)
    expect(waits).toMatch(new RegExp(`\\b${sender.limitMs / 1000} s$`))
  })

  test('points to what is there', () => expectLinksLead(`${source}.md`))
})
