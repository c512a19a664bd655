import { test } from 'vitest'
import { openDatabase } from './database'
import { simulate } from './simulate'

/** Seeds of one run of the tests; `npm run simulate` has as many as one likes. They are shared out among files, which run side by side. */
const seedsMax = 500
const operationsMin = 200

/** Declares the tests of one part of the seeds. A seed that fails says how to replay it. */
export const testSeeds = (part: number, parts: number): void => {
  const database = openDatabase()
  const perPart = seedsMax / parts
  const perTest = 25
  for (let first = part * perPart + 1; first <= (part + 1) * perPart; first += perTest) {
    const last = first + perTest - 1
    test(`every promise holds after every step of seeds ${first} to ${last}`, async () => {
      for (let seed = first; seed <= last; seed += 1) await simulate(database, seed, operationsMin)
    })
  }
}
