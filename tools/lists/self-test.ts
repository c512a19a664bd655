import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ListSnapshot } from '../../functions/domain/lists/snapshot'
import { matchParty } from '../../functions/domain/names/match-party'
import type { CompiledSnapshot } from '../../functions/lists/snapshot/compile-snapshot'

/** A listed name that does not lead to its own entry. */
export type Lost = { readonly id: string; readonly name: string }

/** A part of a snapshot, by the places of its entries; the last is not in it. */
export type Share = Pick<CompiledSnapshot, 'hash' | 'bytes'> & { readonly from: number; readonly to: number }

export type ToldByWorker = { readonly done: number } | { readonly lost: readonly Lost[] }

/** More workers each hold an index of their own, and gain little. */
const workersMax = 4
/** Fewer entries are looked for sooner than a second worker has started. */
const entriesPerWorkerMin = 2000

/** Every listed name and alias is looked for as it stands. Those that do not find their own entry are told. */
export const selfTest = async (compiled: CompiledSnapshot, progress: (done: number) => void): Promise<readonly Lost[]> => {
  const { entries } = compiled.meta
  const count = Math.max(1, Math.min(workersMax, availableParallelism(), Math.floor(entries / entriesPerWorkerMin)))
  const done = new Array<number>(count).fill(0)
  const shares = Array.from({ length: count }, (_, at) => ({
    from: Math.floor((entries * at) / count),
    to: Math.floor((entries * (at + 1)) / count),
  }))
  const { hash, bytes } = compiled
  const lost = await Promise.all(
    shares.map((share, at) =>
      testedApart({ hash, bytes, ...share }, (now) => {
        done[at] = now
        progress(done.reduce((sum, each) => sum + each, 0))
      }),
    ),
  )
  return lost.flat()
}

/** Others may bear the same name, and stand before the entry: only whether it is found at all counts. */
export const lostAmong = (snapshot: ListSnapshot, from: number, to: number, progress: (done: number) => void): readonly Lost[] => {
  const lost: Lost[] = []
  for (let at = from; at < to; at += 1) {
    const { id, name, aliases } = snapshot.entryAt(at)
    for (const each of [name, ...aliases]) {
      const found = matchParty(snapshot, { name: each }, { limit: 1, among: (entry) => entry === at })
      if (found.length === 0) lost.push({ id, name: each })
    }
    progress(at + 1 - from)
  }
  return lost
}

const testedApart = (share: Share, progress: (done: number) => void): Promise<readonly Lost[]> =>
  new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL('./self-test-worker.ts', import.meta.url))
    const worker = new Worker(fileURLToPath(new URL('../run.mjs', import.meta.url)), { argv: [program], workerData: share })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`a worker ended with ${code} before it was done`)))
    worker.on('message', (told: ToldByWorker) => {
      if ('lost' in told) resolve(told.lost)
      else progress(told.done)
    })
  })
