import { expect, test } from 'vitest'
import { openDatabase } from '../database'
import { simulateShipping } from './simulate-shipping'

const database = openDatabase()
const perTest = 6

test.each([1, 7, 13, 19])(
  'what is told of shipments is counted and told on once, whoever crashes when: six seeds from %i',
  async (first) => {
    for (let seed = first; seed < first + perTest; seed += 1) await simulateShipping(database, seed)
  },
)

test('a seed is the same run each time', async () => {
  expect(await simulateShipping(database, 7)).toEqual(await simulateShipping(database, 7))
})
