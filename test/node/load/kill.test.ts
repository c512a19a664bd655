import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../../bench/bundle'
import { rowsOf } from '../../../functions/store/d1-rows'
import { booksOf, openCeiling } from '../../support/ceilings'
import { newTenant, type TestKey, testSecret } from '../../support/tenants'
import { type Call, clientOf, inFlight } from './client'
import { type Service, startService } from './service'

const rounds = 10
/** Calls in flight when the runtime is killed, and operations acknowledged before it is. */
const writers = 50
const acknowledgedBefore = 100
const tpp = 3
const expiresAt = new Date(Date.now() + 86_400_000).toISOString()

/** A hold of ours as far as the service acknowledged it, and whether an operation on it was left without an answer. */
type Known = { readonly id: string; placed: boolean; captured: number; pending: boolean }

const folder = mkdtempSync(join(tmpdir(), 'tiergate-kill-'))
const known: Known[] = []
let script: string
let service: Service
let tenant: TestKey
let ceiling: string

const start = async (): Promise<Call> => {
  service = await startService(script, join(folder, 'state'), testSecret)
  return clientOf(service.port, tenant?.headers ?? {})
}

beforeAll(async () => {
  script = bundle('functions/index.ts', join(folder, 'built'))
  await start()
  tenant = await newTenant(service.db)
  ceiling = await openCeiling(service.db, tenant, 1_000_000)
  await service.stop()
})
afterAll(async () => {
  await service?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Asks for the next operation on a hold, under the same name however often: place it, then capture one TPP after the other. */
const advance = async (call: Call, hold: Known): Promise<void> => {
  hold.pending = true
  const lines = [{ allocation: ceiling, tpp: hold.placed ? 1 : tpp }]
  const heard = hold.placed
    ? await call('POST', `/v1/holds/${hold.id}/capture`, { lines, final: false }, { 'idempotency-key': `${hold.id}-${hold.captured}` })
    : await call('PUT', `/v1/holds/${hold.id}`, { lines, expiresAt })
  if (heard.status === 503) return advance(call, hold)
  expect([200, 201], JSON.stringify(heard.body)).toContain(heard.status)
  if (hold.placed) hold.captured++
  hold.placed = true
  hold.pending = false
}

/** Writes until the runtime is gone; whoever has no answer then has an operation pending. */
const writeUntilKilled = async (call: Call, round: number): Promise<void> => {
  let acknowledged = 0
  let killed: Promise<void> | undefined
  const writer = async (number: number): Promise<void> => {
    for (let n = 0; killed === undefined; n++) {
      const hold: Known = { id: `${round}-${number}-${n}`, placed: false, captured: 0, pending: false }
      known.push(hold)
      while (hold.captured < tpp && killed === undefined) {
        try {
          await advance(call, hold)
        } catch (fault) {
          if (killed === undefined) throw fault
          return
        }
        if (++acknowledged === acknowledgedBefore) killed = service.kill()
      }
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, number) => writer(number)))
  await killed
}

type Line = { readonly id: string; readonly tpp: number; readonly held: number; readonly captured: number }

const linesKept = async (): Promise<ReadonlyMap<string, Line>> => {
  const kept = service.db.prepare(
    'SELECT h.id, l.tpp, l.held_tpp AS held, l.captured_tpp AS captured FROM holds h JOIN hold_lines l ON l.hold = h.ref',
  )
  const [found] = await service.db.batch([kept])
  return new Map(rowsOf<Line>(found).map((line) => [line.id, line]))
}

/** What was acknowledged is there; of what was not, no more than the one operation that was on its way. */
const expectAllKept = async (): Promise<void> => {
  const kept = await linesKept()
  for (const hold of known) {
    const line = kept.get(hold.id)
    if (line === undefined) {
      expect(hold.placed, `the hold ${hold.id} was acknowledged and is lost`).toBe(false)
      continue
    }
    const most = hold.captured + (hold.placed && hold.pending ? 1 : 0)
    expect(line.captured, `captured of ${hold.id}`).toBeGreaterThanOrEqual(hold.captured)
    expect(line.captured, `captured of ${hold.id}`).toBeLessThanOrEqual(most)
    expect(line.held + line.captured).toBe(line.tpp)
  }
  const ours = new Set(known.filter(({ placed, pending }) => placed || pending).map(({ id }) => id))
  expect([...kept.keys()].filter((id) => !ours.has(id))).toEqual([])
  const all = kept.size * tpp
  expect(await booksOf(service.db, [ceiling])).toEqual([{ counters: all, entries: all, lines: all, holds: kept.size }])
}

// Takes half a minute on a machine at rest: most of it is starting again.
describe('a runtime killed under load', { timeout: 600_000 }, () => {
  test(`keeps every acknowledged operation, ${rounds} times, and a retry gives one result`, async () => {
    let retried = 0
    for (let round = 0; round < rounds; round++) {
      const call = await start()
      await expectAllKept()
      const pending = known.filter(({ pending }) => pending)
      retried += pending.length
      // Sent twice: whether or not the first one landed before the kill, the operation is done once.
      await inFlight(
        writers,
        pending.map((hold) => async () => {
          await advance(call, { ...hold })
          await advance(call, hold)
        }),
      )
      await expectAllKept()
      await writeUntilKilled(call, round)
    }
    const call = await start()
    await expectAllKept()
    await inFlight(
      writers,
      known.map((hold) => async () => {
        while (hold.captured < tpp) await advance(call, hold)
      }),
    )
    await expectAllKept()
    expect([...(await linesKept()).values()].every(({ captured }) => captured === tpp)).toBe(true)
    expect(retried).toBeGreaterThan(rounds)
  })
})
