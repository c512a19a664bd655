import { expect, test } from 'vitest'
import { migrationTexts } from '../../../support/sqlite-db'
import { openDatabase } from '../database'
import { Broken } from '../invariants'
import { spoiled } from '../mutants'
import { mutants, type ShippingMutant } from './mutants'
import { simulateShipping } from './simulate-shipping'

const seedsMax = 40

/** A slip that finds nothing to change is a mistake of the test. */
const saidBy = ({ name, said = [] }: ShippingMutant) => {
  const changed = new Set<unknown>()
  const spoil = (sql: string): string =>
    said.reduce((before, slip) => {
      const after = before.replaceAll(typeof slip.from === 'string' ? slip.from : new RegExp(slip.from), slip.to)
      if (after !== before) changed.add(slip)
      return after
    }, sql)
  const check = (): void => {
    if (changed.size < said.length) throw new Error(`${name}: there is nothing to change`)
  }
  return { spoil, check }
}

const caught = async (mutant: ShippingMutant): Promise<string | undefined> => {
  const { spoil, check } = saidBy(mutant)
  const database = openDatabase(spoiled(migrationTexts(), mutant), spoil)
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const fault = await simulateShipping(database, seed).catch((error: unknown) => error)
    if (fault instanceof Broken) {
      check()
      return fault.message
    }
    if (fault instanceof Error) throw fault
  }
  return undefined
}

test.each(mutants)('the simulator notices that $name', async (mutant) => {
  expect(await caught(mutant)).toMatch(/^seed (\d+), step [\s\S]*replay it: npm run simulate -- --seed \1$/)
})
