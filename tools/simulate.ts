import { parseArgs } from 'node:util'
import { openDatabase } from '../test/node/simulator/database'
import { Broken } from '../test/node/simulator/invariants'
import { simulateShipping } from '../test/node/simulator/shipping/simulate-shipping'
import { simulate } from '../test/node/simulator/simulate'

// npm run simulate -- --seeds 10000          seeds 1 to 10000
// npm run simulate -- --seed 4711            one of them again
// npm run simulate -- --seeds 100 --from 500 --operations 2000
// Each seed is a history of the ledger alone, and one of shipments with what is told of them.
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    operations: { type: 'string', default: '200' },
  },
})

const first = Number(values.seed ?? values.from)
const last = values.seed === undefined ? first + Number(values.seeds) - 1 : first
const operationsMin = Number(values.operations)
if (![first, last, operationsMin].every(Number.isSafeInteger)) throw new Error('seeds, from, seed and operations are whole numbers')

const database = openDatabase()
let operations = 0
let words = 0
let failed = 0

/** Counts a promise that was broken, and goes on with the next. */
const tried = async (history: () => Promise<void>): Promise<void> => {
  try {
    await history()
  } catch (fault) {
    if (!(fault instanceof Broken)) throw fault
    failed += 1
    console.error(`${fault.message}\n`)
  }
}

for (let seed = first; seed <= last; seed += 1) {
  await tried(async () => {
    operations += (await simulate(database, seed, operationsMin)).operations
  })
  await tried(async () => {
    words += (await simulateShipping(database, seed)).words
  })
  if (seed % 100 === 0) console.log(`up to seed ${seed}: ${operations} operations, ${words} words of shipments, ${failed} failed`)
}
console.log(`seeds ${first} to ${last}: ${operations} operations, ${words} words of shipments, ${failed} failed`)
if (failed > 0) process.exitCode = 1
