import { describe, expect, test } from 'vitest'
import { migrationTexts } from '../../support/sqlite-db'
import { openDatabase } from './database'
import { Broken } from './invariants'
import { mutants, spoiled } from './mutants'
import { simulate } from './simulate'

/** Far fewer than are run when all is well. */
const seedsMax = 40

/** The first seed that notices, and what it says. */
const caught = async (texts: readonly string[]): Promise<string | undefined> => {
  const database = openDatabase(texts)
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const fault = await simulate(database, seed, 200).catch((error: unknown) => error)
    if (fault instanceof Broken) return fault.message
    if (fault instanceof Error) throw fault
  }
  return undefined
}

describe('the simulator notices a ledger in which', () => {
  test.each(mutants)('$name', async (mutant) => {
    expect(await caught(spoiled(migrationTexts(), mutant))).toMatch(/^seed (\d+), step [\s\S]*replay it: npm run simulate -- --seed \1$/)
  })
})

test('seeds that notice nothing in a sound ledger are the same seeds', async () => {
  const database = openDatabase()
  expect(await simulate(database, 7, 200)).toEqual(await simulate(database, 7, 200))
})
