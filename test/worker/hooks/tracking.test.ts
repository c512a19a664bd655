import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantIn, isRedirectText, newestOf, reportsOf, type Scan, statusIn } from '../../../functions/webhooks/tracking'
import { now } from './delivery'

describe('a redirect in words', () => {
  test.each([
    ['Delivery address changed by recipient', true],
    ['ADDRESS CORRECTED', true],
    ['address_changed', true],
    ['Package redirected to a pickup point', true],
    ['Redirect requested', true],
    ['package_forwarded', true],
    // Many a parcel that goes nowhere else is forwarded: the freeze is lifted when it is looked at again.
    ['Forwarded to sorting center', true],
    ['Rerouted', true],
    ['Intercept requested by shipper', true],
    ['Address', false],
    ['Address information needed', false],
    ['Departed FedEx location', false],
    ['', false],
  ])('“%s”: %s', (text, isRedirect) => {
    expect(isRedirectText(text)).toBe(isRedirect)
    expect(isRedirectText(undefined, 'Departed', text)).toBe(isRedirect)
  })

  test('nothing said is none', () => {
    expect(isRedirectText()).toBe(false)
    expect(isRedirectText(undefined)).toBe(false)
  })
})

describe('a time in words', () => {
  test.each([
    ['2026-11-18T08:55:00Z', '2026-11-18T08:55:00.000Z'],
    ['2026-11-18T08:55:00.123Z', '2026-11-18T08:55:00.123Z'],
    ['2026-11-18T08:55:00+08:00', '2026-11-18T00:55:00.000Z'],
    ['2026-11-18T08:55:00-0600', '2026-11-18T14:55:00.000Z'],
    ['2026-11-18 08:55:00', '2026-11-18T08:55:00.000Z'],
    ['2026-11-18T08:55', '2026-11-18T08:55:00.000Z'],
    // A carrier's local hour may look like one to come.
    ['2026-11-23T17:00:00Z', '2026-11-23T17:00:00.000Z'],
    ['2026-11-23T17:00:01Z', undefined],
    ['2036-01-01T00:00:00Z', undefined],
    ['2026-11-18', undefined],
    ['2026-13-18T08:55:00Z', undefined],
    ['18 Nov 2026', undefined],
    ['1795000000', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s', (text, at) => {
    expect(instantIn(text, now)?.toISOString()).toBe(at)
  })
})

test('a word that the table does not know is unknown, even one that every object has', () => {
  const table = { PU: 'in-transit', DL: 'delivered' } as const
  expect(statusIn(table, 'XX', undefined, 'DL', 'PU')).toBe('delivered')
  for (const word of ['XX', 'dl', '', 'toString', '__proto__', undefined]) expect(statusIn(table, word)).toBe('unknown')
})

test('the newest scan is the one that happened last, wherever it stands', () => {
  const at = (minute: number) => ({ occurredAt: new Date(Date.UTC(2026, 10, 18, 8, minute)), minute })
  expect(newestOf([at(3), at(5), at(4)])?.minute).toBe(5)
  expect(newestOf([at(3), { ...at(3), minute: 9 }])?.minute).toBe(9)
  expect(newestOf<{ occurredAt?: Date; minute: number }>([at(1), { minute: 2 }])?.minute).toBe(1)
  expect(newestOf([])).toBeUndefined()
})

describe('the reports of a delivery', () => {
  const parcel = { carrier: 'Example Express', trackingNumber: 'EX1', destination: { country: 'SG' } }
  const scan = (minute: number, text: string): Scan => ({
    status: 'in-transit',
    code: 'IT',
    occurredAt: new Date(Date.UTC(2026, 10, 18, 8, minute)),
    text,
  })

  test('are of the newest scan, and of each redirect by a key of its own', async () => {
    const latest = { ...scan(9, 'Departed'), location: { country: 'US' } }
    const reports = await reportsOf('evt_1', parcel, latest, [scan(1, 'Picked up'), scan(2, 'Redirected'), latest])
    expect(reports).toEqual([
      { key: 'evt_1', ...parcel, ...latest },
      {
        key: expect.stringMatching(/^redirect:[0-9a-f]{64}$/),
        ...parcel,
        ...scan(2, 'Redirected'),
        status: 'redirected',
        isRedirect: true,
      },
    ])
  })

  test('tell of a redirect once, however often and in whatever order the history is repeated', async () => {
    const told = [scan(1, 'Picked up'), scan(2, 'Redirected'), scan(3, 'Address changed'), scan(4, 'Departed')]
    const keysOf = async (key: string, history: readonly Scan[], latest: Scan) =>
      (await reportsOf(key, parcel, latest, history)).slice(1).map((report) => report.key)
    const once = await keysOf('evt_1', told, scan(4, 'Departed'))
    expect(new Set(once).size).toBe(2)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...told, ...told], { minLength: 1 }), async (history) => {
        const keys = await keysOf('evt_2', history, history.at(-1) ?? scan(4, 'Departed'))
        expect(new Set(keys).size).toBe(keys.length)
        expect(once).toEqual(expect.arrayContaining(keys))
        for (const [at, each] of told.slice(1, 3).entries()) expect(keys.includes(once[at] ?? '')).toBe(history.includes(each))
      }),
    )
  })

  test('of two parcels are two redirects', async () => {
    const redirects = await Promise.all(
      [parcel, { ...parcel, trackingNumber: 'EX2' }, { ...parcel, carrier: 'Other' }, { ...parcel, order: 'so_1' }].map((each) =>
        reportsOf('evt_1', each, scan(2, 'Redirected')),
      ),
    )
    expect(new Set(redirects.map(([, report]) => report?.key)).size).toBe(4)
  })

  test('have keys of a length that can be kept', async () => {
    const keyOf = async (key: string) => (await reportsOf(key, parcel, scan(2, 'Departed')))[0]?.key
    expect(await keyOf('x'.repeat(200))).toBe('x'.repeat(200))
    expect(await keyOf('x'.repeat(201))).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(await keyOf('x'.repeat(202))).not.toBe(await keyOf('x'.repeat(201)))
  })

  test('are few, whatever is repeated', async () => {
    const history = Array.from({ length: 500 }, (_, minute) => scan(minute, 'Forwarded'))
    expect(await reportsOf('evt_1', parcel, scan(500, 'Forwarded'), history)).toHaveLength(21)
  })
})
