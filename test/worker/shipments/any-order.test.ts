import { expect, test } from 'vitest'
import { endsAlike } from '../../support/shipment-property'
import { db } from '../database'

test.each([
  { by: 'screening', room: 8 },
  { by: 'named', room: 8 },
] as const)('however an order is told of, and however often, it ends in the same balances and tasks: its hold is by $by', async (way) => {
  await endsAlike(
    () => db,
    way,
    (one, other) => expect(one).toEqual(other),
    { numRuns: 8 },
  )
})
