import fc from 'fast-check'
import { chips } from '../../../functions/catalog/chips/catalog'
import type { Activity, Authorization, Export, NacNotification } from '../../../functions/domain/export'
import type { Item } from '../../../functions/domain/item'
import type { Party } from '../../../functions/domain/party'
import { aFirm } from '../../support/builders'
import { classified, dataCenterB, gamingCard, hbm, serving, smallChip } from './goods'

/** Days on which something begins, binds or ends, each with the day before; and any other day from 2022 to 2028. */
const turns = [
  ...['2022-10-21', '2023-01-17', '2023-11-17', '2024-03-15', '2024-04-04', '2024-12-02', '2024-12-31', '2025-01-31', '2025-04-09'],
  ...['2025-05-13', '2025-09-02', '2025-11-07', '2026-01-15', '2026-07-10', '2026-11-22', '2026-12-23'],
].flatMap((day) => [day, new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)])
const anyDay = fc.integer({ min: 0, max: 2556 }).map((days) => new Date(Date.UTC(2022, 0, 1 + days)).toISOString().slice(0, 10))
export const day = fc.oneof(fc.constantFrom(...turns), anyDay)

/** D:5 throughout, without an embargo of part 746. */
export const armsEmbargoed = ['CN', 'HK', 'AF', 'ZW', 'VE', 'IQ'] as const
/** In no D:5 and under no embargo, one of each treatment. */
export const ordinary = ['SG', 'DE', 'TW', 'IL', 'VN', 'KZ', 'SA', 'AE', 'ET', 'KY', 'PS', 'UA', 'JP'] as const
const place = fc.constantFrom(...armsEmbargoed, ...ordinary, 'MO', 'KH', 'NI', 'RU', 'IR', 'SY', 'UA-43', 'US', 'PR')

const parent = place.map((headquarters) => ({ name: 'Parent', kind: 'company' as const, headquarters }))
const share = fc.constantFrom(10, 50, 60, { min: 40, max: 60 })
const owner = fc.record({ name: fc.constant('Owner'), share, headquarters: place })

/** Everything told and nothing against it: without such parties few answers would permit. */
const plain = fc.constantFrom(...ordinary, ...armsEmbargoed).map((country) => aFirm(country))
const anyParty: fc.Arbitrary<Party> = fc.record(
  {
    name: fc.constantFrom('Example Compute Ltd', 'NVIDIA Corporation'),
    country: place,
    headquarters: fc.oneof({ arbitrary: place, weight: 4 }, fc.tuple(place, place)),
    ultimateParents: fc.oneof({ arbitrary: fc.constant([]), weight: 4 }, fc.tuple(parent), fc.tuple(parent, parent)),
    owners: fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, fc.tuple(owner)),
    takesTitle: fc.boolean(),
  },
  { requiredKeys: ['name', 'country'] },
)

export const party = fc.oneof(plain, anyParty)

const quantity = fc.integer({ min: 1, max: 100_000 })
const dieAreaMm2 = fc.integer({ min: 50, max: 1600 })
const figures = { tpp: fc.oneof(fc.integer({ min: 0, max: 25_000 }), fc.constantFrom(1600, 2400, 4799, 4800, 20_999)), dieAreaMm2 }
const spec = fc.record(
  { ...figures, nonPlanar: fc.boolean(), designedForDatacenter: fc.boolean(), interconnectGBs: fc.constantFrom(100, 599, 600, 900) },
  { requiredKeys: ['designedForDatacenter'] },
)
const named = fc.constantFrom(...chips.map(({ id }) => id), 'nvidia-h20', 'nvidia-rtx-4090', 'nvidia-h100-sxm')
const circuitOf = fc.oneof(
  named.map((chip) => ({ chip })),
  spec.map((described) => ({ spec: described })),
)
const stated = fc.constantFrom('3A090.a', '3A090.b', '4A090.b', '5A002.z.3.b', '5A992.z.2', '3A991', 'EAR99')
export const circuitItem: fc.Arbitrary<Item> = fc.tuple(circuitOf, quantity).map(([given, count]) => ({
  kind: 'chip',
  quantity: count,
  ...given,
}))
const systemItem: fc.Arbitrary<Item> = fc.array(circuitOf, { minLength: 1, maxLength: 3 }).map((contains) => ({
  kind: 'system',
  quantity: 1,
  contains: contains.map((each) => ({ ...each, quantity: 4 })),
}))
const item: fc.Arbitrary<Item> = fc.oneof(
  { arbitrary: circuitItem, weight: 6 },
  { arbitrary: systemItem, weight: 2 },
  { arbitrary: fc.constantFrom(gamingCard, dataCenterB), weight: 4 },
  stated.map((eccn) => classified(eccn, eccn.endsWith('a') ? 6000 : 3000)),
  fc.constantFrom(hbm, smallChip, serving('3D001', '3A090.b'), serving('5D002.z.1.b'), serving('3E001')),
)

const notification: fc.Arbitrary<NacNotification> = fc.record(
  {
    exception: fc.constant('NAC' as const),
    submittedOn: fc.oneof({ arbitrary: fc.constant('2022-01-01'), weight: 3 }, day),
    state: fc.constantFrom('confirmed' as const, 'confirmed' as const, 'pending' as const, 'denied' as const),
    number: fc.constant('A123456'),
  },
  { requiredKeys: ['exception', 'submittedOn', 'state'] },
)
const authorization: fc.Arbitrary<Authorization> = fc.record(
  {
    kind: fc.constant('license' as const),
    number: fc.constant('D1234567'),
    expiresOn: fc.oneof({ arbitrary: fc.constant('2030-01-01'), weight: 3 }, day),
    consignee: fc.constantFrom('Example Compute Ltd', 'Another Firm Ltd'),
    eccns: fc.constantFrom(['3A090', '4A090'], ['3A090.b']),
  },
  { requiredKeys: ['kind', 'number'] },
)
const activity: fc.Arbitrary<Activity> = fc.constantFrom('export', 'export', 'export', 'reexport', 'transfer', 'deemed-export')

/** A question that the service accepts: any goods, parties, day and paperwork. A sale at home would be refused abroad. */
export const request: fc.Arbitrary<Export> = fc.record(
  {
    asOf: day,
    activity,
    exportFrom: fc.constantFrom('US', 'US', 'SG', 'CN'),
    items: fc.array(item, { minLength: 1, maxLength: 2 }),
    parties: fc.record(
      {
        ultimateConsignee: party,
        exporter: party,
        purchaser: party,
        intermediateConsignees: fc.tuple(party),
        freightForwarder: party,
        distributor: party,
        endUser: party,
      },
      { requiredKeys: ['ultimateConsignee'] },
    ),
    endUse: fc.record({ finalDestination: place }, { requiredKeys: [] }),
    notifications: fc.array(notification, { maxLength: 2 }),
    authorizations: fc.array(authorization, { maxLength: 1 }),
    evidence: fc.constantFrom([], [{ kind: 'purchase-order' }]),
    partiesScreened: fc.constant(true),
  },
  { requiredKeys: ['asOf', 'activity', 'exportFrom', 'items', 'parties'] },
)
