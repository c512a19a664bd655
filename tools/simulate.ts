import { parseArgs } from 'node:util'
import { openDatabase } from '../test/node/simulator/database'
import { Broken } from '../test/node/simulator/invariants'
import { simulate } from '../test/node/simulator/simulate'

// npm run simulate -- --seeds 10000          seeds 1 to 10000
// npm run simulate -- --seed 4711            one of them again
// npm run simulate -- --seeds 100 --from 500 --operations 2000
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
let failed = 0
for (let seed = first; seed <= last; seed += 1) {
  try {
    operations += (await simulate(database, seed, operationsMin)).operations
  } catch (fault) {
    if (!(fault instanceof Broken)) throw fault
    failed += 1
    console.error(`${fault.message}\n`)
  }
  if (seed % 100 === 0) console.log(`up to seed ${seed}: ${operations} operations, ${failed} failed`)
}
console.log(`seeds ${first} to ${last}: ${operations} operations, ${failed} failed`)
if (failed > 0) process.exitCode = 1
