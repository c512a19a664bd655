import { Webhook } from 'standardwebhooks'
import { toHex, utf8 } from '../../../functions/webhooks/bytes'
import { hmacOf } from '../../../functions/webhooks/hmac'
import type { CarrierCaller } from './carriers'

/** What stands beside a body of ShipBob's, which this one carries so that signing finds it. */
const besideOf = (body: string): { readonly topic: string; readonly attempt: string } => {
  const { topic = 'order.shipped', attempt = 'try-1' } = JSON.parse(body)
  return { topic, attempt }
}

/** Whoever ships for merchants and carries nothing itself. */
export const forwarders: readonly CarrierCaller[] = [
  {
    source: 'shipbob',
    secret: 'whsec_cHVibGljLWV4YW1wbGUta2V5LTMyLWJ5dGVzLWxvbmc=',
    other: 'whsec_YW5vdGhlci1leGFtcGxlLWtleS0zMi1ieXRlcy1sb25n',
    words: { labelled: 'order.shipment.tracking.updated', onTheWay: 'order.shipped', delivered: 'order.shipment.delivered' },
    body: ({ number, order, word, seenIn, goesTo, at, attempt }) => ({
      id: 55001,
      reference_id: order,
      tracking: { carrier: 'DHL', tracking_number: number },
      recipient: { name: 'Größe Example', address: { country: goesTo } },
      ship_from: seenIn,
      last_update_at: at,
      topic: word === 'TELEPORTED' ? 'order.shipment.teleported' : word,
      attempt,
    }),
    sign: (body, at, secret) => {
      const { topic, attempt } = besideOf(body)
      return {
        'webhook-signature': new Webhook(secret).sign(attempt, at, body),
        'webhook-id': attempt,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'x-webhook-topic': topic,
      }
    },
  },
  {
    source: 'flexport',
    secret: 'public_example_secret',
    other: 'another_example_secret',
    words: { labelled: '/shipment#created', onTheWay: '/shipment_leg#departed', delivered: '/shipment#delivered' },
    orderAt: '/data/shipment/name',
    body: ({ number, order, word, seenIn, goesTo, at, attempt }) => ({
      _object: '/event',
      id: attempt,
      version: 2,
      created_at: at,
      occurred_at: at,
      type: word,
      data: {
        _object: '/shipment_event_data',
        resource: {
          _object: '/shipment_leg',
          id: '7',
          origin: { place: { address: { country_code: seenIn } } },
          destination: { place: { address: { country_code: goesTo } } },
        },
        shipment: { _object: '/shipment', id: number, name: order },
      },
    }),
    sign: async (body, _at, secret) => ({ 'X-Hub-Signature-256': `sha256=${toHex(await hmacOf(utf8(secret), utf8(body)))}` }),
  },
]
