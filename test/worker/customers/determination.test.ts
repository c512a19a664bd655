import { describe, expect, test } from 'vitest'
import type { Customer, CustomerFacts } from '../../../functions/domain/customers/customer'
import type { CheckedParty } from '../../../functions/domain/customers/party-evidence'
import { customerDetermination } from '../../../functions/operations/customer-determination'
import { aChecked, aFirmOf, codesOf, machines } from '../../support/kyc-checked'

type Words = NonNullable<Parameters<typeof aChecked>[0]>
const determined = (words: Words) => customerDetermination(aChecked(words))
const codes = (words: Words) => codesOf(determined(words).flags)
const big = { compute: [machines({ count: 10_000, hours: 10_000 })] }

// Access is no export. As the law is enforced, nobody needs a license to rent out machines for ordinary work.
describe('ordinary customers raise nothing of the law', () => {
  test.each(['GB', 'DE', 'IN', 'AE', 'SG', 'SA', 'BR', 'KE', 'JP', 'VN', 'MY', 'KY', 'US'])('of %s', (place) => {
    for (const training of [true, false, undefined])
      for (const compute of [[machines({ training })], [machines({ training, count: 10_000, hours: 10_000 })]]) {
        const { answer, flags } = determined({ customer: aFirmOf(place), compute })
        expect(flags).toEqual([])
        expect(answer?.outcome).toBe('no-license-required')
      }
  })

  test.each(['inference', 'training', 'fine-tuning', 'rendering', 'research', 'other'] as const)('for %s', (purpose) => {
    expect(codes({ ...big, customer: aFirmOf('IN'), intendedUse: { purpose } })).toEqual([])
  })

  test('a person, and a firm of whom next to nothing was told', () => {
    expect(codes({ customer: { type: 'individual', addresses: [{ country: 'FR' }] } })).toEqual([])
    expect(codes({ customer: { type: 'entity', addresses: [] } })).toEqual([])
  })

  test.each(['CN', 'HK', 'MO', 'SO'])('and of %s: where it is from is raised by where it is from', (place) => {
    const { answer, flags } = determined({ ...big, customer: aFirmOf(place) })
    expect(flags).toEqual([])
    expect(answer?.flags.map(({ code }) => code)).toContain('training-for-d5')
  })

  test('who asks for nothing of the classes asks the law nothing', () => {
    expect(determined({ compute: [] })).toEqual({ answer: null, flags: [] })
    expect(determined({ compute: [machines({ chip: 'nvidia-t4' })] })).toEqual({ answer: null, flags: [] })
  })

  test('a chip that the catalog does not know is asked about all the same', () => {
    expect(determined({ compute: [machines({ chip: 'nobody-knows-1' })] }).answer?.outcome).toBe('no-license-required')
  })
})

describe('the printed law stands beside it', () => {
  const also = (words: Words) => determined(words).answer?.also
  test.each([
    { words: { ...big, customer: aFirmOf('GB') }, outcome: 'no-license-required', because: 'a partner' },
    { words: { ...big, customer: aFirmOf('IN') }, outcome: 'needs-review', because: 'red flag 28' },
    { words: { customer: aFirmOf('IN') }, outcome: 'no-license-required', because: 'below the entry' },
    {
      words: {
        ...big,
        customer: aFirmOf('IN'),
        policy: { provider: { name: 'Example Cloud', country: 'US', computeStatus: 'aia-holder' as const } },
      },
      outcome: 'license-required',
      because: 'the provider promised not to',
    },
    {
      words: { ...big, customer: aFirmOf('IN'), compute: [machines({ count: 10_000, hours: 10_000, training: false })] },
      outcome: 'no-license-required',
      because: 'inference',
    },
  ])('$outcome: $because', ({ words, outcome }) => {
    expect(also(words)).toMatchObject({ track: 'codified', outcome })
    expect(codes(words)).toEqual([])
  })

  test('an intent to let the model leave is asked of its weights', () => {
    const { answer, flags } = determined({ ...big, customer: aFirmOf('IN'), modelPlan: { exportIntent: true } })
    expect(answer?.items.map(({ index }) => index)).toEqual([0, 1])
    expect(flags).toEqual([])
  })
})

// 744.6(b): a US person may not support weapons of mass destruction anywhere, nor military intelligence of the places named.
describe('end uses that are known', () => {
  const concern = (kind: 'wmd' | 'military-intelligence', knowledge: boolean, place?: string): Pick<CustomerFacts, 'intendedUse'> => ({
    intendedUse: { purpose: 'training', concerns: [{ kind, knowledge, ...(place === undefined ? {} : { place }) }] },
  })
  test.each([
    { use: concern('wmd', true), of: 'GB', flags: ['LAW_LICENSE'], because: 'anywhere' },
    { use: concern('wmd', false), of: 'GB', flags: [], because: 'only suspected: raised as such elsewhere' },
    { use: concern('military-intelligence', true, 'CN'), of: 'CN', flags: ['LAW_LICENSE'], because: 'China is named' },
    {
      use: concern('military-intelligence', true, 'GB'),
      of: 'GB',
      flags: ['LAW_REVIEW'],
      because: 'the United Kingdom is not, and what is asked of access was not read',
    },
    {
      use: concern('military-intelligence', true, 'SO'),
      of: 'SO',
      flags: ['LAW_REVIEW', 'LAW_REVIEW'],
      because: 'not named; the notice on training speaks of D:5',
    },
  ])('$flags: $because', ({ use, of, flags }) => {
    expect(codes({ ...use, customer: aFirmOf(of) })).toEqual(flags)
  })

  test('a provider of another country supports nothing as a US person', () => {
    const policy = { provider: { name: 'Example Cloud', country: 'NO' } }
    expect(codes({ ...concern('military-intelligence', true, 'BY'), customer: aFirmOf('BY'), policy })).not.toContain('LAW_LICENSE')
  })

  test('the notice on training is told by its name', () => {
    const { flags } = determined({ ...concern('military-intelligence', true, 'SO'), customer: aFirmOf('SO') })
    const told = flags.find(({ because }) => because.startsWith('TRAINING_NOTICE: '))
    expect(told?.cite?.notice).toBe('BIS policy statement of 2025-05-13')
  })
})

describe('what lists said', () => {
  const found = (role: CheckedParty['role'], list: string, confirmed: boolean, of?: string): CheckedParty => ({
    role,
    name: 'Example Holdings',
    ...(of === undefined ? {} : { of }),
    matches: [
      {
        listedParty: `${list}-example`,
        fingerprint: 'f',
        name: 'Example Holdings',
        matchedName: 'Example Holdings',
        score: 1,
        band: 'exact',
        isIdentified: confirmed,
        confirmed,
        because: 'the same identifier',
        reasons: [],
        entry: {
          list,
          countries: ['CN'],
          ...(list === 'SDN' ? { programs: ['NPWMD'] } : { licenseScope: 'All items subject to the EAR' }),
        },
      },
    ],
  })
  const raised = (...all: readonly CheckedParty[]) => determined({ customer: owned, parties: { found: all }, ownership: graph })
  const owned: Customer = aFirmOf('SG', { ultimateParents: [{ name: 'Example Holdings', kind: 'company', headquarters: 'SG' }] })
  const graph: NonNullable<CustomerFacts['ownership']> = {
    subject: 'me',
    nodes: [
      { id: 'me', name: 'Example Models Ltd', kind: 'entity' },
      { id: 'above', name: 'Example Holdings', kind: 'entity', country: 'SG' },
    ],
    edges: [{ from: 'above', to: 'me', kind: 'shares', share: 60 }],
  }

  test.each([
    { party: found('customer', 'SDN', true), codes: ['LAW_PROHIBITED'], because: 'blocked itself' },
    { party: found('owner', 'SDN', true, 'above'), codes: ['LAW_PROHIBITED'], because: 'blocked by a majority owner' },
    { party: found('customer', 'DPL', true), codes: ['LAW_PROHIBITED'], because: 'denied' },
    { party: found('customer', 'EL', true), codes: ['LAW_REVIEW'], because: 'whether the list reaches access was not read' },
    { party: found('customer', 'UVL', true), codes: [], because: 'no license is asked for parties on it' },
    { party: found('customer', 'MEU', true), codes: ['LAW_REVIEW'], because: 'whether the list reaches access was not read' },
    { party: found('owner', 'EL', true, 'above'), codes: ['LAW_REVIEW'], because: 'the same, taken over from a majority owner' },
  ])('$codes: $because', ({ party, codes }) => {
    expect([...new Set(codesOf(raised(party).flags))]).toEqual(codes)
  })

  test('how much a parent holds is not known where nobody told who owns the firm', () => {
    const flags = codes({ customer: owned, parties: { found: [found('ultimate-parent', 'SDN', true)] } })
    expect([...new Set(flags)]).toEqual(['LAW_REVIEW'])
  })

  test('a match that is not confirmed is for a person, and one of a person who acts for it is raised elsewhere', () => {
    expect(codesOf(raised(found('customer', 'SDN', false)).flags)).toContain('LAW_REVIEW')
    expect(raised(found('person', 'SDN', true)).flags).toEqual([])
  })
})

describe('machines designed where their making is presumed to have broken the rules', () => {
  const hosted = (chip: string, use: 'host' | 'rent' | 'broker' | 'service' | 'technical-analysis', asOf?: string) =>
    determined({ intendedUse: { hardware: [{ chip, use }] }, compute: [], ...(asOf === undefined ? {} : { asOf }) }).flags.map(
      ({ code, case: which }) => (which === undefined ? code : `${code} ${which}`),
    )
  // General Prohibition 10 and the guidance of 13 May 2025: Ascend 910B, 910C and 910D are named.
  test.each([
    { chip: 'huawei-ascend-910b1', use: 'host', flags: ['PRC_IC_GP10 use'] },
    { chip: 'Ascend 910C', use: 'rent', flags: ['PRC_IC_GP10 use'] },
    { chip: 'huawei-ascend-910d', use: 'broker', flags: ['PRC_IC_GP10 use'] },
    { chip: 'huawei-ascend-910d', use: 'service', flags: ['PRC_IC_GP10 use'] },
    { chip: 'huawei-ascend-910d', use: 'technical-analysis', flags: ['PRC_IC_GP10 analysis'] },
    { chip: 'huawei-ascend-310', use: 'host', flags: [] },
    { chip: 'nvidia-h100-sxm', use: 'host', flags: [] },
    { chip: 'nobody-knows-1', use: 'host', flags: ['SYS_PARTIAL'] },
  ] as const)('$chip to $use: $flags', ({ chip, use, flags }) => {
    expect(hosted(chip, use)).toEqual(flags)
  })

  test('not before the guidance, and beside an analysis any other use decides', () => {
    expect(hosted('huawei-ascend-910d', 'host', '2025-05-12')).toEqual([])
    expect(hosted('huawei-ascend-910d', 'host', '2025-05-13')).toEqual(['PRC_IC_GP10 use'])
    const hardware = [
      { chip: 'huawei-ascend-910d', use: 'technical-analysis' as const },
      { chip: 'huawei-ascend-910d', use: 'host' as const },
    ]
    expect(determined({ intendedUse: { hardware } }).flags[0]?.case).toBe('use')
  })

  test('a request for time on such a chip is one to run it', () => {
    expect(codes({ compute: [machines({ chip: 'huawei-ascend-910c' })] })).toContain('PRC_IC_GP10')
  })
})

describe('days of which the law is not known', () => {
  test('are for a person', () => {
    expect(codes({ asOf: '2022-01-01' })).toContain('LAW_REVIEW')
  })
})
