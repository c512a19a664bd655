import fc from 'fast-check'
import { chips } from '../../../functions/catalog/chips/catalog'
import type {
  Activity,
  Authorization,
  Concern,
  EndUse,
  Evidence,
  Export,
  NacNotification,
  Transit,
  Usage,
  WindowFacts,
} from '../../../functions/domain/export'
import type { Designer, Foundry, Item, Jurisdiction } from '../../../functions/domain/item'
import type { Listing, Owner, Party } from '../../../functions/domain/party'
import { aFirm } from '../../support/builders'
import { classified, dataCenterB, gamingCard, hbm, serving, smallChip } from './goods'
import { gpuTime, weights } from './models'

/** Days on which something begins, binds or ends, each with the day before; and any other day from 2022 to 2028. */
const turns = [
  ...['2022-10-21', '2023-01-17', '2023-11-17', '2024-03-15', '2024-04-04', '2024-12-02', '2024-12-31', '2025-01-31', '2025-04-09'],
  ...[
    '2025-01-13',
    '2025-05-13',
    '2025-05-15',
    '2025-06-16',
    '2025-06-17',
    '2025-09-02',
    '2025-11-07',
    '2026-01-15',
    '2026-07-10',
    '2026-11-22',
    '2026-12-23',
  ],
].flatMap((day) => [day, new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)])
const anyDay = fc.integer({ min: 0, max: 2556 }).map((days) => new Date(Date.UTC(2022, 0, 1 + days)).toISOString().slice(0, 10))
/** Within what both tracks are known to say apart: most of what is printed for the exceptions of the Diffusion Rule. */
const dueDay = fc.integer({ min: 0, max: 556 }).map((days) => new Date(Date.UTC(2025, 4, 15 + days)).toISOString().slice(0, 10))
export const day = fc.oneof(fc.constantFrom(...turns), anyDay, dueDay)

/** D:5 throughout, without an embargo of part 746. */
export const armsEmbargoed = ['CN', 'HK', 'AF', 'ZW', 'VE', 'IQ'] as const
/** In no D:5 and under no embargo, one of each treatment. */
export const ordinary = ['SG', 'DE', 'TW', 'IL', 'VN', 'KZ', 'SA', 'AE', 'ET', 'KY', 'PS', 'UA', 'JP'] as const
const place = fc.constantFrom(...armsEmbargoed, ...ordinary, 'MO', 'KH', 'NI', 'RU', 'IR', 'SY', 'UA-43', 'US', 'PR')

const parent = place.map((headquarters) => ({ name: 'Parent', kind: 'company' as const, headquarters }))
const share = fc.constantFrom(10, 49, 50, 60, { min: 40, max: 60 })
const lists = ['DPL', 'SDN', 'FSE', 'EL', 'MEU', 'UVL', 'ISN', 'SSI', 'CAP', 'NS-CMIC', 'NS-MBS', 'NS-PLC', 'DTC', 'unheard-of']
export const listing: fc.Arbitrary<Listing> = fc.record(
  {
    list: fc.constantFrom(...lists),
    confirmed: fc.boolean(),
    footnotes: fc.constantFrom([1], ['4'], [5]),
    programs: fc.constantFrom(['SDGT'], ['CUBA']),
    licenseScope: fc.constantFrom('All items subject to the EAR', 'All items subject to the EAR except EAR99', 'See the entry'),
    exceptions: fc.constantFrom('None', 'Some are left'),
  },
  { requiredKeys: ['list', 'confirmed'] },
)
/** Seldom: most parties stand on no list. */
const listings = fc.oneof({ arbitrary: fc.constant([]), weight: 8 }, fc.tuple(listing))
const direct: fc.Arbitrary<Owner> = fc.record(
  { name: fc.constant('Owner'), share, headquarters: place, listings },
  { requiredKeys: ['name', 'headquarters', 'listings'] },
)
const owner: fc.Arbitrary<Owner> = fc.oneof(
  { arbitrary: direct, weight: 3 },
  fc.tuple(direct, direct).map(([below, above]) => ({ ...below, owners: [above] })),
)
const supplement8 = fc.record(
  {
    entry: fc.constantFrom('G42', 'Microsoft', 'Somebody else'),
    kind: fc.constantFrom('government' as const, 'approved' as const, 'us-company' as const, 'us-subsidiary' as const),
    lapsesOn: fc.constantFrom('2026-08-01', '2027-04-06'),
  },
  { requiredKeys: ['entry', 'kind'] },
)

/** Everything told and nothing against it: without such parties few answers would permit. */
const plain = fc
  .constantFrom(...ordinary, ...armsEmbargoed)
  .map((country) => aFirm(country, { stateControl: { government: country, extent: 'none' } }))
const anyParty: fc.Arbitrary<Party> = fc.record(
  {
    name: fc.constantFrom('Example Compute Ltd', 'NVIDIA Corporation'),
    country: place,
    headquarters: fc.oneof({ arbitrary: place, weight: 4 }, fc.tuple(place, place)),
    ultimateParents: fc.oneof({ arbitrary: fc.constant([]), weight: 4 }, fc.tuple(parent), fc.tuple(parent, parent)),
    owners: fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, fc.tuple(owner)),
    takesTitle: fc.boolean(),
    stateControl: fc.record({
      government: place,
      extent: fc.constantFrom('none' as const, 'none' as const, 'controlled' as const, 'wholly-owned' as const),
    }),
    tenure: fc.constantFrom('owned' as const, 'owned' as const, 'leased' as const),
    listings,
    supplement8,
  },
  { requiredKeys: ['name', 'country'] },
)

export const party = fc.oneof(plain, anyParty)

const quantity = fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(1, 10, 1699, 1700))
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
const anyDesigner: fc.Arbitrary<Designer> = fc.record(
  {
    status: fc.constantFrom('approved' as const, 'authorized' as const, 'other' as const),
    headquarters: place,
    location: place,
    ultimateParentHeadquarters: place,
    agreedToReport: fc.boolean(),
    appliedOn: day,
  },
  { requiredKeys: ['status'] },
)
const designer = fc.oneof(fc.constant<Designer>({ status: 'approved' }), anyDesigner)
const foundry: fc.Arbitrary<Foundry> = fc.record({
  actor: fc.constantFrom('fabricator' as const, 'osat' as const),
  packagedIn: place,
  packager: fc.constantFrom('fabricator' as const, 'approved-osat' as const, 'other' as const),
  approximatedTransistorsBn: fc.constantFrom(29.9, 30, 34.9, 39.9, 50),
  containsHbm: fc.boolean(),
  attestation: fc.constantFrom('designer' as const, 'fabricator' as const, 'osat' as const, 'none' as const),
})
const jurisdiction: fc.Arbitrary<Jurisdiction> = fc.record(
  {
    basis: fc.constantFrom('us-origin' as const, 'foreign-direct-product' as const, 'de-minimis' as const, 'not-subject' as const),
    producedIn: place,
  },
  { requiredKeys: ['basis'] },
)
/** Present one time in four. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, arbitrary)

export const circuitItem: fc.Arbitrary<Item> = fc
  .tuple(circuitOf, quantity, seldom(designer), seldom(foundry), seldom(jurisdiction))
  .map(([given, count, by, made, under]) => ({
    kind: 'chip',
    quantity: count,
    ...given,
    ...(by ? { designer: by } : {}),
    ...(made ? { foundry: made } : {}),
    ...(under ? { jurisdiction: under } : {}),
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
  fc.constantFrom(weights(), weights({ operations: '1e25' }), gpuTime(), gpuTime({ workload: 'inference' })),
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
const activity: fc.Arbitrary<Activity> = fc.constantFrom(
  ...(['export', 'export', 'export', 'reexport', 'transfer', 'deemed-export', 'remote-access'] as const),
)

export const concern: fc.Arbitrary<Concern> = fc.record(
  {
    kind: fc.constantFrom('supercomputer', 'advanced-node', 'equipment-maker', 'military', 'military-intelligence', 'wmd'),
    knowledge: fc.boolean(),
    place,
    petaflops64: fc.constantFrom(99, 100),
    petaflops32: fc.constantFrom(199, 200),
    volumeCubicFeet: fc.constantFrom(41_600, 41_601),
  },
  { requiredKeys: ['kind', 'knowledge'] },
)
const endUse: fc.Arbitrary<EndUse> = fc.record(
  {
    finalDestination: place,
    purpose: fc.constantFrom('training', 'resale', 'production', 'development', 'storage'),
    trainsControlledWeights: fc.boolean(),
    concerns: fc.oneof({ arbitrary: fc.constant([]), weight: 4 }, fc.tuple(concern)),
    usPersons: fc.record({ involved: fc.boolean(), role: fc.constantFrom('employee', 'director') }, { requiredKeys: ['involved'] }),
  },
  { requiredKeys: [] },
)
const window: fc.Arbitrary<WindowFacts> = fc.record(
  {
    statesTechnicalData: fc.boolean(),
    usUnitsShipped: fc.oneof(fc.boolean(), fc.nat()),
    supplyCertified: fc.boolean(),
    recipientOffersIaas: fc.boolean(),
    remoteUsers: fc.array(plain, { maxLength: 2 }),
  },
  { requiredKeys: [] },
)
const claimed = { paragraph: '740.10', lawfulOriginal: true, oneForOne: true, noEnhancement: true }
const evidence: fc.Arbitrary<Evidence> = fc.constantFrom(
  { kind: 'purchase-order' },
  { kind: 'uvl-statement' },
  { kind: 'rpl-claim' },
  { kind: 'rpl-claim', elements: claimed },
  { kind: 'gov-claim', elements: { paragraph: '740.11(b)(2)(ii)', forUnitedStatesGovernment: true } },
  { kind: 'acm-ledger' },
  { kind: 'lpp-certification', elements: { knowsItems: true, noProhibitedUse: true, limitNotReached: true, signed: true } },
  { kind: 'lpp-certification', elements: { limitNotReached: false } },
  { kind: 'aia-certification' },
  { kind: 'aia-certification', elements: { noTransferToOutsiders: false } },
)

/** TPP received so far, on both sides of what is left for one more chip. */
const totalTpp = fc.constantFrom(0, 0, 20_000_000, 26_899_999, 26_900_000)
const usage: fc.Arbitrary<Usage> = fc.record(
  {
    lpp: fc.record(
      { year: fc.constantFrom(2025, 2026, 2027), receivedTpp: totalTpp, exportedTpp: totalTpp, affiliatesReceivedTpp: totalTpp },
      { requiredKeys: ['year', 'receivedTpp'] },
    ),
    aia: fc.record({ cumulativeTpp: fc.constantFrom(0, 252_000_000, 253_000_000) }),
    country: fc.record({ licensedTpp: fc.constantFrom(0, 700_000_000, 790_000_000) }),
    volumeWindow: fc.record({ product: named, usTpp: fc.nat(), cnMoTpp: fc.nat() }),
  },
  { requiredKeys: [] },
)
const transit: fc.Arbitrary<Transit> = fc.record(
  {
    orderedOn: fc.constantFrom('2025-01-20', '2025-05-15', '2025-05-16'),
    aboardSince: fc.constantFrom('2025-01-31', '2025-05-15', '2025-05-16'),
    completesOn: fc.constantFrom('2025-03-03', '2025-06-16', '2025-06-17'),
  },
  { requiredKeys: [] },
)

/** Told in full, of one place or under a parent elsewhere: the exceptions of the Diffusion Rule turn on such differences. */
const seat = fc.constantFrom(...ordinary, 'DE', 'US', 'IN', 'FR', 'CN')
const toldParty: fc.Arbitrary<Party> = fc
  .tuple(seat, fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, seat), seldom(seat))
  .map(([country, headquarters = country, above]) =>
    aFirm(country, {
      headquarters,
      ultimateParents: above === undefined ? [] : [{ name: 'Parent', kind: 'company', headquarters: above }],
      stateControl: { government: country, extent: 'none' },
    }),
  )
const vouched: fc.Arbitrary<Item> = fc
  .tuple(fc.constantFrom('nvidia-h100-sxm', 'nvidia-h20', 'nvidia-rtx-4090', 'nvidia-h200-sxm'), fc.constantFrom(1, 10, 1699, 1700, 50_000))
  .map(([id, count]) => ({ kind: 'chip', chip: id, quantity: count, designer: { status: 'approved' } }))
const toldItem = fc.oneof(
  { arbitrary: vouched, weight: 6 },
  { arbitrary: fc.constantFrom(gamingCard, dataCenterB, smallChip, serving('4E001', '4A090.a'), serving('3D001', '3A090.a')), weight: 3 },
  systemItem,
)
const told: fc.Arbitrary<Export> = fc.record({
  asOf: fc.oneof({ arbitrary: dueDay, weight: 4 }, day),
  activity: fc.constantFrom<Activity[]>('export', 'export', 'reexport', 'transfer'),
  items: fc.array(toldItem, { minLength: 1, maxLength: 2 }),
  parties: fc.record({
    ultimateConsignee: toldParty,
    purchaser: seldom(toldParty),
    intermediateConsignees: seldom(fc.tuple(toldParty)),
    endUser: seldom(toldParty),
    operator: seldom(toldParty),
  }),
  endUse: seldom(
    fc.record({
      purpose: fc.constantFrom('production', 'development', 'storage', 'training'),
      finalDestination: fc.oneof({ arbitrary: fc.constant(undefined), weight: 1 }, { arbitrary: seat, weight: 3 }),
    }),
  ),
  usage: fc.record({
    lpp: fc.record({ year: fc.constantFrom(2025, 2026), receivedTpp: totalTpp, affiliatesReceivedTpp: seldom(totalTpp) }),
    country: seldom(fc.record({ licensedTpp: fc.constantFrom(0, 790_000_000) })),
  }),
  evidence: fc.uniqueArray(evidence, { maxLength: 2, selector: ({ kind }) => kind }),
  notifications: seldom(fc.array(notification, { maxLength: 1 })),
  transit: seldom(transit),
  election: seldom(fc.constant({ lppBookedTo: 'operator' as const })),
  partiesScreened: fc.constant(true),
})

/** Any goods, parties, day and paperwork. A sale at home would be refused abroad. */
const anyRequest: fc.Arbitrary<Export> = fc.record(
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
        operator: party,
      },
      { requiredKeys: ['ultimateConsignee'] },
    ),
    endUse,
    existingStock: fc.boolean(),
    window,
    usage,
    transit,
    election: fc.constant({ lppBookedTo: 'operator' as const }),
    notifications: fc.array(notification, { maxLength: 2 }),
    authorizations: fc.array(authorization, { maxLength: 1 }),
    evidence: fc.uniqueArray(evidence, { maxLength: 2, selector: ({ kind }) => kind }),
    partiesScreened: fc.constant(true),
  },
  { requiredKeys: ['asOf', 'activity', 'exportFrom', 'items', 'parties'] },
)

/** A question that the service accepts. Half of them are of the kind that is sooner permitted than in doubt. */
export const request: fc.Arbitrary<Export> = fc.oneof(anyRequest, told)
