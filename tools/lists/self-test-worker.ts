import { parentPort, workerData } from 'node:worker_threads'
import { matchingWords } from '../../functions/catalog/matching-words'
import { openSnapshot } from '../../functions/lists/snapshot/open-snapshot'
import { lostAmong, type Share, type ToldByWorker } from './self-test'

/** Looks for the names of one share of a snapshot. */
const told = (message: ToldByWorker) => parentPort?.postMessage(message)
/** Entries after which it says how far it is. */
const step = 500

const { hash, bytes, from, to } = workerData as Share
const snapshot = openSnapshot(hash, Uint8Array.from(bytes), matchingWords)
const lost = lostAmong(snapshot, from, to, (done) => {
  if (done % step === 0 || done === to - from) told({ done })
})
told({ lost })
