import { describe, expect, test } from 'vitest'
import { endsAlike } from '../../support/shipment-property'
import { sqliteDb } from '../../support/sqlite-db'

describe('however an order is told of, and however often, it ends in the same balances and tasks', () => {
  test.each([
    { by: 'screening', room: 40 },
    { by: 'screening', room: 8 },
    { by: 'named', room: 8 },
  ] as const)('its hold is by $by, and there is room for $room', async (way) => {
    const { db } = sqliteDb()
    await endsAlike(
      () => db,
      way,
      (one, other) => expect(one).toEqual(other),
      { numRuns: 40 },
    )
  })
})
