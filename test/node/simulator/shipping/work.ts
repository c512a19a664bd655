import { deliverRound } from '../../../../functions/operations/deliver-notifications'
import { receiveReports } from '../../../../functions/operations/receive-reports'
import { registerShipment } from '../../../../functions/operations/register-shipment'
import { settleOrders } from '../../../../functions/operations/settle-orders'
import type { SettleTerms } from '../../../../functions/operations/settle-terms'
import { tellOrder } from '../../../../functions/operations/tell-order'
import type { Moment } from '../../../../functions/store/caller'
import { storeOn } from '../../../../functions/store/d1'
import type { Db } from '../../../../functions/store/db'
import type { Store } from '../../../../functions/store/store'
import type { Database } from '../database'
import type { Random } from '../random'
import type { Firm } from './firm'
import { arriving, leaving, nameOf, type Receiver } from './receiver'
import type { Worker } from './turns'
import type { Word } from './words'

/** Nothing here is determined anew: where an order goes instead is told in no country that anybody knows. */
const terms: SettleTerms = {
  lists: () => Promise.reject(new Error('no list is asked for')),
  requestId: 'simulated',
  engine: 'simulated',
  marks: async () => [],
  named: () => {
    throw new Error('nothing is screened')
  },
}

/** The database as a worker meets it: each batch waits for its turn. */
const dbFor = (database: Database, worker: Worker): Db => {
  const db = database.meet()
  return { prepare: db.prepare, batch: (statements) => worker.call('batch', () => db.batch(statements)) }
}

/** Tells one word, as its own program does: kept first, and then whatever follows from it. */
export const tell = async (database: Database, worker: Worker, { caller, connection }: Firm, word: Word, now: Moment): Promise<void> => {
  const store = storeOn(dbFor(database, worker))
  const { order } = word
  if (word.kind === 'report') return receiveReports(store, now, { connection, reports: [word.report], ...terms })
  const who = { tenant: connection.tenant, connection: connection.id }
  if (word.kind === 'event')
    return tellOrder(store, who, now, { reference: order.reference, source: connection.id, events: [word.event], ...terms })
  const registered = await registerShipment(store, caller, now, {
    requestKey: `${order.reference} ${word.number}`,
    requestHash: 'hash',
    reference: order.reference,
    carrier: 'FedEx',
    trackingNumber: word.number,
    contents: [{ units: word.units }],
    hold: order.hold,
    ...terms,
  })
  if (!registered.ok) throw new Error(registered.error.reason)
}

export const settleAllDue = async (database: Database, worker: Worker, now: Moment): Promise<void> => {
  await settleOrders(storeOn(dbFor(database, worker)), now, terms)
}

/** What a sender needs of its world. */
export type Mailroom = { readonly database: Database; readonly random: Random; readonly receiver: Receiver; readonly clock: () => Date }

const plainSecret = { kind: 'v1', text: `whsec_${btoa('a secret of thirty-two bytes....')}` } as const

/** One round of what is due: taken, sent side by side, and written down one by one. */
export const send = async ({ database, random, receiver, clock }: Mailroom, worker: Worker): Promise<void> => {
  const { store } = database
  let left = 0
  /** Ids are drawn anew in every run: what is sent side by side is told apart by its place. */
  const places = new Map<string, number>()
  const onTurns: Store = {
    ...store,
    claimDeliveries: (...given) =>
      worker.call(
        'claim',
        () => store.claimDeliveries(...given),
        (claimed = []) => {
          left = claimed.length
          for (const [place, { message, endpoint }] of claimed.entries()) {
            places.set(`${endpoint.url} ${message.id}`, place)
            leaving(receiver, worker, `${endpoint.url} ${message.id}`)
          }
          return Math.max(1, left)
        },
      ),
    endAttempt: (claimed, ...given) => {
      const name = `${claimed.endpoint.url} ${claimed.message.id}`
      receiver.underway.delete(name)
      return worker.call(
        `end ${places.get(name)}`,
        () => store.endAttempt(claimed, ...given),
        () => {
          left -= 1
          return left === 0 ? 1 : 0
        },
      )
    },
  }
  await deliverRound(onTurns, {
    post: (url, headers, body) => {
      const name = nameOf(url, headers)
      return worker
        .call(`post ${places.get(name)}`, async () => arriving(receiver, random, name, body))
        .catch(() => ({ kind: 'unreachable' }))
    },
    open: async () => plainSecret,
    clock,
    urlTerms: { ownHosts: [], isLocalAllowed: false },
    onFault: (fault) => {
      throw fault
    },
    lease: () => `lease ${worker.n}`,
    jitter: () => random.next(),
  })
}
