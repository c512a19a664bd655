import { sha256 } from '../../../functions/domain/digest'
import { toBase64, toHex, utf8 } from '../../../functions/webhooks/bytes'
import { hmacOf } from '../../../functions/webhooks/hmac'
import type { shipmentSenders } from '../../../functions/webhooks/shipment-senders'
import type { Headers } from './delivery'
import { eventOf } from './easypost-event'

/** Something that a carrier tells of a parcel. `word`: the sender's own for its status, with what it says more closely behind a slash. */
export type Told = {
  readonly number: string
  readonly order?: string
  readonly word: string
  readonly seenIn?: string
  readonly goesTo?: string
  readonly at: string
  /** Of the delivery, as the sender numbers it. */
  readonly attempt: string
}

/** A sender of shipments as it calls: what it sends of a parcel, and how it signs that. */
export type CarrierCaller = {
  readonly source: keyof typeof shipmentSenders
  readonly secret: string
  readonly other: string
  /** Its words for a parcel that nobody scanned yet, for a scan on the way, and for a delivery. */
  readonly words: { readonly labelled: string; readonly onTheWay: string; readonly delivered: string }
  /** Where its body has room for an order, if not at a place of its own. */
  readonly orderAt?: string
  readonly body: (told: Told) => object
  /** As it says itself that it is only trying. Absent: it has no way to. */
  readonly asTest?: (body: object) => object
  readonly sign: (body: string, at: Date, secret: string) => Headers | Promise<Headers>
}

const plain = { secret: 'public_example_secret', other: 'another_example_secret' }
const inParts = (word: string): readonly [string, string | undefined] => {
  const [status = '', more] = word.split('/')
  return [status, more]
}
const base64Of = async (body: string, secret: string) => toBase64(await hmacOf(utf8(secret), utf8(body)))

export const carriers: readonly CarrierCaller[] = [
  {
    source: 'easypost',
    secret: 'an example sécret of EasyPost',
    other: 'another example secret',
    words: {
      labelled: 'pre_transit/label_created',
      onTheWay: 'in_transit/departed_facility',
      delivered: 'delivered/arrived_at_destination',
    },
    orderAt: '/result/reference',
    body: ({ number, order, word, seenIn, goesTo, at, attempt }) => {
      const [status, status_detail] = inParts(word)
      return {
        ...eventOf({
          tracking_code: number,
          reference: order,
          status,
          status_detail,
          weight: 614.5,
          tracking_details: [{ status, status_detail, datetime: at, tracking_location: { country: seenIn ?? null } }],
          carrier_detail: { destination_tracking_location: { country: goesTo ?? null } },
        }),
        id: `evt_${attempt}`,
      }
    },
    asTest: (body) => ({ ...body, mode: 'test' }),
    sign: async (body, _at, secret) => ({
      'X-Hmac-Signature': `hmac-sha256-hex=${toHex(await hmacOf(utf8(secret.normalize('NFKD')), utf8(body)))}`,
    }),
  },
  {
    source: 'shippo',
    ...plain,
    words: { labelled: 'PRE_TRANSIT/information_received', onTheWay: 'TRANSIT/package_departed', delivered: 'DELIVERED/delivered' },
    body: ({ number, order, word, seenIn, goesTo, at, attempt }) => {
      const [status, code] = inParts(word)
      const substatus = code === undefined ? null : { code, text: 'As it says.', action_required: false }
      const latest = { object_id: attempt, status, substatus, status_date: at, status_details: 'Größe', location: { country: seenIn } }
      return {
        event: 'track_updated',
        test: false,
        data: {
          carrier: 'dhl_express',
          tracking_number: number,
          metadata: order,
          address_to: { country: goesTo },
          tracking_status: latest,
          tracking_history: [latest],
        },
      }
    },
    asTest: (body) => ({ ...body, test: true }),
    sign: async (body, at, secret) => {
      const time = Math.floor(at.getTime() / 1000)
      return { 'Shippo-Auth-Signature': `t=${time},v1=${toHex(await hmacOf(utf8(secret), utf8(`${time}.${body}`)))}` }
    },
  },
  {
    source: 'aftership',
    ...plain,
    words: { labelled: 'InfoReceived/InfoReceived_001', onTheWay: 'InTransit/InTransit_003', delivered: 'Delivered/Delivered_001' },
    body: ({ number, order, word, seenIn, goesTo, at, attempt }) => {
      const [tag, subtag] = inParts(word)
      return {
        event: 'tracking_update',
        event_id: attempt,
        msg: {
          tracking_number: number,
          slug: 'dhl',
          order_id: order,
          tag,
          subtag,
          courier_destination_country_region: goesTo,
          checkpoints: [{ checkpoint_time: at, country_region: seenIn, tag, subtag, message: 'Größe' }],
        },
      }
    },
    sign: async (body, _at, secret) => ({ 'aftership-hmac-sha256': await base64Of(body, secret) }),
  },
  {
    source: 'fedex',
    ...plain,
    words: { labelled: 'OC', onTheWay: 'IT', delivered: 'DL' },
    body: ({ number, order, word, seenIn, goesTo, at, attempt }) => ({
      transactionId: attempt,
      output: {
        completeTrackResults: [
          {
            trackingNumber: number,
            trackResults: [
              {
                trackingNumberInfo: { trackingNumber: number },
                additionalTrackingInfo: { packageIdentifiers: [{ type: 'CUSTOMER_REFERENCE', values: [order] }] },
                recipientInformation: { address: { countryCode: goesTo } },
                latestStatusDetail: { code: word, derivedCode: word, description: 'Größe', scanLocation: { countryCode: seenIn } },
                scanEvents: [{ date: at, eventType: word, derivedStatusCode: word, scanLocation: { countryCode: seenIn } }],
              },
            ],
          },
        ],
      },
    }),
    sign: async (body, _at, secret) => ({ 'fdx-signature': await base64Of(body, secret) }),
  },
  {
    source: '17track',
    ...plain,
    words: { labelled: 'InfoReceived', onTheWay: 'InTransit/InTransit_Departure', delivered: 'Delivered/Delivered_Other' },
    body: ({ number, order, word, seenIn, goesTo, at, attempt }) => {
      const [status, sub_status] = inParts(word)
      return {
        event: 'TRACKING_UPDATED',
        data: {
          number,
          carrier: 3011,
          tag: order,
          param: attempt,
          track_info: {
            shipping_info: { recipient_address: { country: goesTo } },
            latest_status: { status, sub_status },
            latest_event: { time_utc: at, description: 'Größe', address: { country: seenIn } },
          },
        },
      }
    },
    sign: async (body, _at, secret) => ({ sign: await sha256(`${body}/${secret}`) }),
  },
]
