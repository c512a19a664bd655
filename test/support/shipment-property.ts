import fc from 'fast-check'
import type { ShipmentReport } from '../../functions/domain/shipments/report'
import { settleOrders } from '../../functions/operations/settle-orders'
import type { Db } from '../../functions/store/db'
import { aShipper, aYearlyHold, later, noon, type Shipper, terms } from './shipments'

/** Something told of an order, as one of several in any order. */
type Word =
  | { readonly word: 'screening' }
  | { readonly word: 'cancellation' }
  | { readonly word: 'registration'; readonly trackingNumber: string; readonly units: number }
  | { readonly word: 'report'; readonly report: Partial<ShipmentReport> & Pick<ShipmentReport, 'key'> }

const statuses = [
  'label-created',
  'in-transit',
  'in-transit',
  'out-for-delivery',
  'delivered',
  'returning',
  'returned',
  'failed',
  'cancelled',
  'exception',
  'unknown',
] as const

const report = fc
  .record({
    parcel: fc.integer({ min: 1, max: 3 }),
    status: fc.constantFrom(...statuses),
    minutes: fc.integer({ min: -600, max: 0 }),
    /** A carrier knows of numbers, and sometimes of orders. */
    isByNumber: fc.boolean(),
    isAtOrigin: fc.option(fc.constant(true), { nil: undefined, freq: 6 }),
    isReturn: fc.option(fc.constant(true), { nil: undefined, freq: 8 }),
    destination: fc.option(fc.constantFrom('CN', 'China', 'HK', 'Nowhereland', 'US'), { nil: undefined, freq: 3 }),
    units: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 5 }),
  })
  .map(({ parcel, status, minutes, isByNumber, isAtOrigin, isReturn, destination, units }) => ({
    trackingNumber: `EX-${parcel}`,
    status,
    occurredAt: later(minutes).at,
    ...(isByNumber ? { order: undefined } : {}),
    isAtOrigin,
    isReturn,
    ...(destination === undefined ? {} : { destination: { country: destination } }),
    ...(units === undefined ? {} : { contents: [{ units }] }),
  }))

/** Everything told of one order: of parcels with and without contents, of its registrations, and sometimes that it is off. */
const story = fc
  .record({
    reports: fc.array(report, { minLength: 1, maxLength: 7 }),
    withdrawn: fc.array(fc.nat(6), { maxLength: 2 }),
    registered: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
    isOff: fc.boolean(),
  })
  .map(({ reports, withdrawn, registered, isOff }): readonly Word[] => [
    { word: 'screening' },
    ...registered.map((units, at): Word => ({ word: 'registration', trackingNumber: `EX-${at + 1}`, units })),
    ...reports.map((told, at): Word => ({ word: 'report', report: { ...told, key: `report-${at}` } })),
    ...[...new Set(withdrawn)].map(
      (at): Word => ({
        word: 'report',
        report: { key: `withdrawal-${at}`, status: 'unknown', withdraws: `report-${at}`, order: undefined },
      }),
    ),
    ...(isOff ? [{ word: 'cancellation' } as const] : []),
  ])

/** By which hold an order goes: that of its screening, or one on a yearly limit that its registrations name. */
export type Way = { readonly by: 'screening' | 'named'; readonly room: number }

const say = async (shipper: Shipper, word: Word, hold: string | undefined): Promise<unknown> => {
  switch (word.word) {
    case 'screening':
      return shipper.screen()
    case 'cancellation':
      return shipper.tell('cancelled')
    case 'registration': {
      const { trackingNumber, units } = word
      return shipper.register({
        trackingNumber,
        contents: [{ units }],
        requestKey: trackingNumber,
        ...(hold === undefined ? {} : { hold }),
      })
    }
    case 'report':
      return shipper.report(word.report)
  }
}

/** Where everything stands once all of it was told. */
const ending = async (db: Db, words: readonly Word[], { by, room }: Way) => {
  const shipper = await aShipper(db, by === 'named' ? { room: 100, hold: null } : { room })
  const named = by === 'named' ? await aYearlyHold(db, shipper.tenant, { room }) : undefined
  let isScreened = false
  for (const word of words) {
    // The same request of a checkout is one screening.
    if (word.word === 'screening' && isScreened) continue
    isScreened ||= word.word === 'screening'
    await say(shipper, word, named?.hold)
  }
  await settleOrders(shipper.store, noon, terms)
  const { coverage, isFrozen, isDue } = (await shipper.order()) ?? {}
  const yearly = named && (await shipper.balance(named.allocation))
  return { ...(await shipper.balance()), yearly, coverage, isFrozen, isDue, tasks: await shipper.tasks() }
}

/** A story, and the same in another order with some of it told again. */
const twice = story.chain((words) =>
  fc.record({
    words: fc.constant(words),
    other: fc
      .tuple(fc.shuffledSubarray([...words], { minLength: words.length }), fc.array(fc.nat(words.length - 1), { maxLength: 3 }))
      .map(([all, again]) => [...all, ...again.flatMap((at) => words[at] ?? [])]),
  }),
)

/** However it is told, and however often, the same ends in the same balances, the same state and the same tasks. */
export const endsAlike = (
  db: () => Db,
  way: Way,
  expectSame: (one: unknown, other: unknown) => void,
  { numRuns, seed }: { readonly numRuns: number; readonly seed?: number },
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(twice, async ({ words, other }) => {
      const on = db()
      expectSame(await ending(on, other, way), await ending(on, words, way))
    }),
    { numRuns, ...(seed === undefined ? {} : { seed }) },
  )
