import { describe, expect, test } from 'vitest'
import { toBase64, utf8 } from '../../../functions/webhooks/bytes'
import { fedex } from '../../../functions/webhooks/fedex'
import { hmacOf } from '../../../functions/webhooks/hmac'
import { readsAnyBody, reportsIn } from './any-body'
import { delivery, type Headers, holdsToSignatures } from './delivery'

const secret = 'public_example_secret'

const scan = (over: object = {}) => ({
  date: '2026-11-18T02:55:00-06:00',
  eventType: 'DP',
  eventDescription: 'Abfahrt — 出発',
  exceptionDescription: '',
  derivedStatus: 'In transit',
  derivedStatusCode: 'IT',
  scanLocation: { city: 'MEMPHIS', stateOrProvinceCode: 'TN', countryCode: 'US' },
  locationType: 'FEDEX_FACILITY',
  ...over,
})
const pickup = scan({ date: '2026-11-17T20:00:00-06:00', eventType: 'PU', eventDescription: 'Picked up', derivedStatusCode: 'PU' })
const result = (over: object = {}) => ({
  trackingNumberInfo: { trackingNumber: '123456789012', carrierCode: 'FDXE' },
  additionalTrackingInfo: {
    packageIdentifiers: [
      { type: 'PURCHASE_ORDER', values: ['po_7'] },
      { type: 'CUSTOMER_REFERENCE', values: ['so_1001'] },
    ],
  },
  shipperInformation: { address: { city: 'AUSTIN', countryCode: 'US' } },
  recipientInformation: { address: { city: 'SINGAPORE', countryCode: 'SG' } },
  latestStatusDetail: { code: 'DP', derivedCode: 'IT', description: 'In transit', scanLocation: { countryCode: 'US' } },
  scanEvents: [scan(), pickup],
  ...over,
})
const update = (...results: readonly object[]) => ({
  transactionId: 'example',
  output: { completeTrackResults: results.map((each) => ({ trackingNumber: '123456789012', trackResults: [each] })) },
})
const body = JSON.stringify(update(result()), null, 1)
const sign = async (text: string, _at: Date, by: string): Promise<Headers> => ({
  'fdx-signature': toBase64(await hmacOf(utf8(by), utf8(text))),
})

holdsToSignatures({ sender: fedex, secret, other: 'another_example_secret', body, sign })

test('the signature is that which is printed', async () => {
  const headers = { 'fdx-signature': 'siNP2N6qrvnR1F61+9jzNv62kF9WhQHJabbhTsVaClI=' }
  expect(await fedex.verify(delivery('{"hello":"wörld"}', headers), [secret])).toBe(true)
  expect(await fedex.verify(delivery('{"hello":"world"}', headers), [secret])).toBe(false)
})

describe('what is read', () => {
  const key = expect.stringMatching(/^sha256:[0-9a-f]{64}:0$/)

  test('of a parcel is its state, with the time and the place of the newest scan', async () => {
    expect(await reportsIn(fedex, update(result()))).toEqual([
      {
        key,
        carrier: 'FedEx',
        trackingNumber: '123456789012',
        order: 'so_1001',
        destination: { country: 'SG' },
        status: 'in-transit',
        code: 'IT',
        occurredAt: new Date('2026-11-18T08:55:00Z'),
        location: { country: 'US' },
        text: 'In transit',
      },
    ])
  })

  test.each([
    ['OC', 'label-created'],
    ['PU', 'in-transit'],
    ['IT', 'in-transit'],
    ['AR', 'in-transit'],
    ['DP', 'in-transit'],
    ['HL', 'in-transit'],
    ['HP', 'in-transit'],
    ['OD', 'out-for-delivery'],
    ['DL', 'delivered'],
    ['RS', 'returning'],
    ['DE', 'failed'],
    ['SE', 'failed'],
    ['CA', 'cancelled'],
    ['ZZ', 'unknown'],
  ])('of the code %s is %s, be it derived or the only one, or that of the newest scan', async (code, status) => {
    for (const each of [
      result({ latestStatusDetail: { code: 'XX', derivedCode: code } }),
      result({ latestStatusDetail: { code } }),
      result({ latestStatusDetail: null, scanEvents: [scan({ eventType: code, derivedStatusCode: undefined }), pickup] }),
    ])
      expect(await reportsIn(fedex, update(each))).toMatchObject([{ status }])
  })

  test('is of the last scan by its time, and of no scan where none is told', async () => {
    const scanEvents = [pickup, scan({ date: '2026-11-20T09:00:00+08:00', scanLocation: { countryCode: 'SG' } }), scan()]
    const latestStatusDetail = { derivedCode: 'IT' }
    expect(await reportsIn(fedex, update(result({ scanEvents, latestStatusDetail })))).toMatchObject([
      { occurredAt: new Date('2026-11-20T01:00:00Z'), location: { country: 'SG' } },
    ])
    const [bare] = (await reportsIn(fedex, update(result({ scanEvents: undefined, latestStatusDetail })))) ?? []
    expect(bare).toMatchObject({ status: 'in-transit', occurredAt: undefined, location: undefined })
  })

  test('is a redirect where the place was changed, by a code or by a text, now or before', async () => {
    const changed = scan({ date: '2026-11-18T01:00:00Z', eventType: 'CH', eventDescription: 'Location changed', derivedStatusCode: 'XX' })
    for (const each of [
      result({ scanEvents: [scan(), changed] }),
      result({ latestStatusDetail: { code: 'CH', derivedCode: 'IT' } }),
      result({ scanEvents: [scan({ eventDescription: 'Package redirected at customer’s request' })] }),
    ])
      expect(await reportsIn(fedex, update(each))).toMatchObject([{ status: 'in-transit' }, { status: 'redirected', isRedirect: true }])
  })

  test('goes where it was sent last', async () => {
    const lastUpdatedDestinationAddress = { countryCode: 'HK' }
    expect(await reportsIn(fedex, update(result({ lastUpdatedDestinationAddress })))).toMatchObject([{ destination: { country: 'HK' } }])
  })

  test('has the order from what the shipper had printed, or from the place that the connection says', async () => {
    const packageIdentifiers = [{ type: 'CUSTOMER_REFERENCE', value: 'so_2' }]
    expect(await reportsIn(fedex, update(result({ additionalTrackingInfo: { packageIdentifiers } })))).toMatchObject([{ order: 'so_2' }])
    const place = '/output/completeTrackResults/0/trackResults/0/additionalTrackingInfo/packageIdentifiers/0/values/0'
    expect(await reportsIn(fedex, update(result()), { order: place })).toMatchObject([{ order: 'po_7' }])
    expect(await reportsIn(fedex, update(result()), { order: '/nowhere' })).toMatchObject([{ order: undefined }])
  })

  test('is of every parcel in it, and of one that stands alone', async () => {
    const second = result({ trackingNumberInfo: { trackingNumber: '999' } })
    expect(await reportsIn(fedex, update(result(), second))).toMatchObject([
      { key, trackingNumber: '123456789012' },
      { key: expect.stringMatching(/:1$/), trackingNumber: '999' },
    ])
    const { trackingNumberInfo: _, ...alone } = result()
    expect(await reportsIn(fedex, { trackingNumber: '888', ...alone })).toMatchObject([{ trackingNumber: '888', status: 'in-transit' }])
  })

  test('tells of a redirect once, though one number stands in it twice', async () => {
    const each = result({ scanEvents: [scan({ eventDescription: 'Redirected' })] })
    const keys = (await reportsIn(fedex, update(each, each)))?.map((report) => report.key) ?? []
    expect(keys).toEqual([key, expect.stringMatching(/^redirect:/), expect.stringMatching(/:1$/)])
  })

  test('has a key of its bytes: the same twice, and another for anything else', async () => {
    const keyOf = async (each: object) => (await reportsIn(fedex, each))?.[0]?.key
    const first = await keyOf(update(result()))
    expect(await keyOf(update(result()))).toBe(first)
    expect(await keyOf(update(result({ scanEvents: [pickup] })))).not.toBe(first)
    expect(await keyOf({ ...update(result()), transactionId: 'other' })).not.toBe(first)
  })

  test.each([{}, [], { output: {} }, { output: { completeTrackResults: [] } }, { transactionId: 'example' }])(
    'nothing of what they do not say: %#',
    async (event) => {
      expect(await reportsIn(fedex, event)).toBeUndefined()
    },
  )

  readsAnyBody(fedex, update(result()))
})
