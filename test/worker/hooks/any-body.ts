import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shipmentStatuses } from '../../../functions/domain/shipments/report'
import type { ShipmentSender } from '../../../functions/webhooks/sender'
import { delivery, now, settings } from './delivery'

/** The places of a body, each as the names that lead to it. */
const placesIn = (value: unknown): readonly (readonly string[])[] => [
  [],
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, part]) => placesIn(part).map((place) => [name, ...place]))
    : []),
]

/** The body with something else at one place, or with nothing there. */
const withAt = (value: unknown, [name, ...rest]: readonly string[], other: unknown): unknown => {
  if (name === undefined) return other
  if (Array.isArray(value)) return value.map((each, at) => (String(at) === name ? withAt(each, rest, other) : each))
  const { [name]: part, ...others } = value as Record<string, unknown>
  return rest.length === 0 && other === undefined ? others : { ...others, [name]: withAt(part, rest, other) }
}

/** Whatever was signed, reading it throws nothing, and what is read is a list of reports that can be kept. */
export const readsAnyBody = (sender: ShipmentSender, body: object): void => {
  const reads = async (sent: unknown) => {
    const read = await sender.read(sent, delivery(JSON.stringify(sent) ?? '', {}), settings())
    for (const { key, status, code, occurredAt, trackingNumber } of read?.reports ?? []) {
      expect(key).not.toBe('')
      expect(trackingNumber).toBeTruthy()
      expect(code).not.toBe('')
      expect(shipmentStatuses).toContain(status)
      if (occurredAt !== undefined) expect(occurredAt.getTime()).toBeLessThanOrEqual(now.getTime() + 86_400_000)
    }
    const keys = read?.reports.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys?.length ?? 0)
    return read
  }

  test('any JSON at all is read or is nothing that the sender says', async () => {
    await fc.assert(fc.asyncProperty(fc.jsonValue(), async (sent) => void (await reads(sent))))
  })

  test('a body with any one part missing, or other than it should be, throws nothing', async () => {
    const places = placesIn(body)
    for (const place of places) await reads(withAt(body, place, undefined))
    const change = fc.record({ place: fc.constantFrom(...places), other: fc.jsonValue() })
    await fc.assert(fc.asyncProperty(change, async ({ place, other }) => void (await reads(withAt(body, place, other)))))
  })
}

/** What a sender reads of a body: the reports alone. */
export const reportsIn = async (sender: ShipmentSender, body: object, mapping = {}, headers = {}) =>
  (await sender.read(body, delivery(JSON.stringify(body), headers), settings({ mapping })))?.reports
