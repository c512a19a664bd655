import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HoldOperation } from '../../functions/domain/quota/hold'
import { rowsOf } from '../../functions/store/d1-rows'
import type { Db } from '../../functions/store/db'
import { hourMs, inHours, later, newLedger } from './store-ledger'

const ids = ['nveu:V1:MY', 'nveu:V1:TH'] as const
const hold = fc.constantFrom('order-1', 'order-2', 'order-3', 'order-4')
const lines = fc
  .subarray([...ids], { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(...chosen.map((allocation) => fc.record({ allocation: fc.constant(allocation), tpp: fc.integer({ min: 1, max: 70 }) }))),
  )
const expiresAt = fc.integer({ min: 1, max: 6 }).map(inHours)

const operation: fc.Arbitrary<HoldOperation> = fc.oneof(
  fc.record({ op: fc.constant('place' as const), hold, lines, expiresAt }),
  fc.record({ op: fc.constant('place' as const), hold, lines, expiresAt, replaces: hold }),
  fc.record({ op: fc.constant('capture' as const), hold, lines, final: fc.boolean() }),
  fc.record({ op: fc.constant('capture' as const), hold, final: fc.boolean() }),
  fc.record({ op: fc.constant('release' as const), hold }),
  fc.record({ op: fc.constant('extend' as const), hold, expiresAt }),
  fc.record({
    op: fc.constant('reverse' as const),
    hold,
    lines,
    reason: fc.constant('lost' as const),
    restores: fc.constant(['nveu' as const]),
  }),
)
/** Clocks disagree by hours, and an id is used more than once. */
const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), operation, hours: fc.integer({ min: 0, max: 7 }) })

export const anyOrderPromises = (open: () => Db, numRuns: number): void => {
  test('no order of requests takes an allocation past its ceiling', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const { open: opened, apply, store, caller, db } = await newLedger(open())
        for (const id of ids) await opened(id)
        for (const { id, operation: asked, hours } of steps) await apply(asked, { id, at: later(hours * hourMs) })

        const [found] = await db.batch([
          db.prepare('SELECT a.ceiling_tpp, a.held_tpp, a.captured_tpp FROM allocations a WHERE a.owner = ?1').bind(caller.tenant),
        ])
        for (const { ceiling_tpp, held_tpp, captured_tpp } of rowsOf<Counters>(found))
          expect(held_tpp + captured_tpp).toBeLessThanOrEqual(ceiling_tpp)
        const differences = await store.audit(later(8 * hourMs))
        expect(differences.filter(({ allocation }) => allocation.startsWith(caller.tenant))).toEqual([])
      }),
      { numRuns },
    )
  })
}

type Counters = { readonly ceiling_tpp: number; readonly held_tpp: number; readonly captured_tpp: number }
