import type { Answered } from '../../../../functions/operations/send-notification'
import { Broken } from '../invariants'
import type { Random } from '../random'
import type { Worker } from './turns'

/** Somebody's endpoint: it fails, hangs or answers as the seed will have it, and remembers everything. */
export type Receiver = {
  isWell: boolean
  /** By endpoint and id: each body that came, and how often. */
  readonly heard: Map<string, { readonly body: string; times: number }>
  readonly sent: Map<string, number>
  readonly underway: Map<string, Worker>
}

export const newReceiver = (): Receiver => ({ isWell: false, heard: new Map(), sent: new Map(), underway: new Map() })

/** A request as it leaves: nobody else may be sending the same. */
export const leaving = ({ underway, sent }: Receiver, worker: Worker, name: string): void => {
  const other = underway.get(name)
  if (other !== undefined && !other.isOver) throw new Broken(`${name} is sent by two at once`)
  underway.set(name, worker)
  sent.set(name, (sent.get(name) ?? 0) + 1)
}

/** As it arrives, or does not. */
export const arriving = (receiver: Receiver, random: Random, name: string, body: string): Answered => {
  const { heard, isWell } = receiver
  const roll = isWell ? 1 : random.next()
  if (roll < 0.15) return { kind: 'unreachable' }
  if (roll < 0.3) return { kind: 'answered', status: random.pick([500, 503, 302, 404]), retryAfter: random.chance(0.5) ? '120' : null }
  const before = heard.get(name)
  if (before !== undefined && before.body !== body) throw new Broken(`${name} came with another body`)
  heard.set(name, { body, times: (before?.times ?? 0) + 1 })
  // Heard, and still its sender does not know.
  return roll < 0.45 ? { kind: 'timed-out' } : { kind: 'answered', status: 200, retryAfter: null }
}

export const nameOf = (url: string, headers: Readonly<Record<string, string>>): string => `${url} ${headers['webhook-id']}`
