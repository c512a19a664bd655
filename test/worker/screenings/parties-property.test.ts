import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { anEntry, listsOf } from '../../support/listed'
import { aBuyer, anOrder } from '../../support/orders'
import { type Answer, aTenant, screened } from './service'

const name = 'Example Wuxi Accelerators Co., Ltd.'
const severity: Readonly<Record<string, number>> = { allow: 0, review: 1, block: 2 }
const tenant = aTenant()

/** Entries of the buyer's name on any list, in its country and elsewhere, now and no longer. */
const entries: fc.Arbitrary<readonly ListedParty[]> = fc
  .array(
    fc.record({
      list: fc.constantFrom('EL', 'SDN', 'DPL', 'UVL', 'MEU', 'ISN', 'CMIC', 'DTC', 'HOUSE'),
      countries: fc.constantFrom<string[]>('DE', 'CN', 'IR').map((place) => [place]),
      to: fc.constantFrom('2026-01-01', undefined, undefined),
    }),
    { maxLength: 4 },
  )
  .map((all) => all.map((each, at) => anEntry({ ...each, id: `${each.list}-${at}` })))

const order = fc.record({
  country: fc.constantFrom('DE', 'CN', 'VN'),
  chip: fc.constantFrom('nvidia-t4', 'nvidia-h100-sxm', 'nvidia-rtx-4090'),
  isOwned: fc.boolean(),
})

test('more entries on the lists never loosen a decision', async () => {
  const decided = async (
    { country, chip, isOwned }: { country: string; chip: string; isOwned: boolean },
    listed: readonly ListedParty[],
  ): Promise<Answer> => {
    const buyer = isOwned ? { name: 'Example Compute', owners: [{ name, share: 60, headquarters: 'CN' }] } : { name }
    const given = { items: [{ kind: 'chip', chip, quantity: 3 }], parties: { ultimateConsignee: aBuyer(country, buyer) } }
    return screened(await tenant, anOrder(given), { lists: await listsOf(listed, { publishedAt: null, retrievedAt: null }) })
  }
  const property = fc.asyncProperty(order, entries, entries, async (given, some, more) => {
    const others = more.map((each) => ({ ...each, id: `${each.id}-more` }))
    const [one, other] = [await decided(given, some), await decided(given, [...some, ...others])]
    expect(severity[other.decision], `${one.decision} became ${other.decision}`).toBeGreaterThanOrEqual(severity[one.decision] ?? 0)
  })
  await fc.assert(property, { numRuns: 60, seed: 6, endOnFailure: true })
})
