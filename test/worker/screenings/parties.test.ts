import { describe, expect, test } from 'vitest'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import { anEntry, listsOf } from '../../support/listed'
import { aBuyer, aLicense, anOrder } from '../../support/orders'
import { type Answer, aTenant, codesOf, screened } from './service'

const tenant = aTenant()
const name = 'Example Wuxi Accelerators Co., Ltd.'

/** The answer to an order of three T4 from whom such a party buys, by these entries. */
const answered = async (
  entries: readonly ListedParty[],
  buyer: object = {},
  over: object = {},
  change: Partial<ListsInForce> = {},
): Promise<Answer> =>
  screened(
    await tenant,
    anOrder({ partiesScreened: undefined, parties: { ultimateConsignee: aBuyer('CN', { name, ...buyer }) }, ...over }),
    {
      lists: await listsOf(entries, change),
    },
  )

/** Without a license to China, two of which only lists could ask for one. */
const toGermany = { country: 'DE', headquarters: 'DE' }
const matchesIn = ({ parties }: Answer, at = 0) => parties[at]?.matches ?? []

describe('an order whose parties are on no list', () => {
  test('is not held up, and says which lists were searched', async () => {
    const lists = await listsOf([anEntry({ name: 'Example Other Ltd' }), anEntry({ list: 'SDN', name: 'Example Third Ltd' })])
    const order = anOrder({ partiesScreened: undefined })
    const answer = await screened(await tenant, order, { lists })
    expect(answer.decision).toBe('allow')
    expect(answer.parties).toEqual([{ role: 'ultimateConsignee', name: 'Example Compute DE', screened: ['EL', 'SDN'], matches: [] }])
    expect(answer.lists).toEqual({ snapshot: lists.snapshot.hash, publishedAt: '2026-11-22T16:30:00.000Z', ageHours: 1, complete: false })
    expect(answer.determination.flags.map(({ code }) => code)).not.toContain('parties-not-screened')
  })

  test('is held up by lists that are too old, and by lists that are not complete where the deployment asks for that', async () => {
    const old = await listsOf([], { retrievedAt: new Date('2026-11-20T16:59:00Z') })
    expect(await screened(await tenant, anOrder(), { lists: old })).toMatchObject({
      decision: 'review',
      because: [{}, { code: 'lists-stale' }],
    })
    const lists = await listsOf([], { retrievedAt: new Date('2026-11-20T17:00:00Z') })
    expect((await screened(await tenant, anOrder(), { lists })).decision).toBe('allow')
    const answer = await screened(await tenant, anOrder(), { lists, env: { REQUIRE_FULL_LISTS: 'true' } })
    expect(answer).toMatchObject({ decision: 'review', because: [{}, { code: 'lists-incomplete' }] })
    expect(answer.nextSteps.map(({ code }) => code)).toContain('lists-incomplete')
  })
})

describe('a listed firm of the same name and country', () => {
  test('on the Entity List blocks by the license that its entry asks for', async () => {
    const answer = await answered([anEntry()])
    expect(answer).toMatchObject({ decision: 'block', determination: { outcome: 'license-required' }, authority: null })
    expect(codesOf(answer)).toContain('entity-list')
    expect(answer.nextSteps[0]?.code).toBe('stop')
    expect(matchesIn(answer)).toMatchObject([
      { list: 'EL', name, band: 'exact', confirmed: true, effect: { kind: 'license-required', posture: 'presumption-of-denial' } },
    ])
  })

  test('on the Entity List lets an order go that a license covers, and says that it is listed', async () => {
    const license = aLicense('D0000001', name, { eccns: ['3A090.a'] })
    const items = [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 1 }]
    const answer = await answered([anEntry({ from: '2022-12-19' })], {}, { items, authorizations: [license] })
    expect(answer).toMatchObject({ decision: 'allow', authority: { kind: 'license', number: 'D0000001' } })
    expect(matchesIn(answer)[0]?.confirmed).toBe(true)
    // It may have been listed only after the license was issued, where nobody says since when.
    expect((await answered([anEntry()], {}, { items, authorizations: [license] })).decision).toBe('review')
  })

  test.each(['DPL', 'SDN'])('on %s blocks: no route at all', async (list) => {
    const answer = await answered([anEntry({ list, countries: ['DE'] })], toGermany)
    expect(answer).toMatchObject({ decision: 'block', determination: { outcome: 'prohibited' } })
    expect(codesOf(answer)).toContain('denied-or-blocked-person')
  })

  test('on the Unverified List owes a statement first, and has no exception', async () => {
    const entries = [anEntry({ list: 'UVL', countries: ['DE'] })]
    const answer = await answered(entries, toGermany)
    expect(answer.decision).toBe('review')
    expect(answer.outstanding.map(({ code }) => code)).toContain('uvl-statement')
    expect(matchesIn(answer)[0]?.effect).toMatchObject({ kind: 'exceptions-suspended', requires: ['uvl-statement'] })
    const excepted = await answered(
      [anEntry({ list: 'UVL', countries: ['VN'] })],
      { country: 'VN', headquarters: 'VN' },
      {
        items: [{ kind: 'chip', chip: 'nvidia-rtx-4090', quantity: 2 }],
      },
    )
    expect(excepted.determination.licenseExceptions.filter(({ status }) => status === 'eligible')).toEqual([])
  })

  test('on the Military End User List asks for a license for a T4, which nobody else would', async () => {
    expect((await answered([])).determination.outcome).not.toBe('license-required')
    const answer = await answered([anEntry({ list: 'MEU' })])
    expect(answer).toMatchObject({ decision: 'block', determination: { outcome: 'license-required' } })
    expect(codesOf(answer)).toContain('military-end-user-list')
  })

  test('with footnote 4 reaches a chip that was made abroad, and without it does not', async () => {
    const madeAbroad = {
      activity: 'reexport',
      exportFrom: 'TW',
      items: [{ kind: 'chip', chip: 'nvidia-t4', quantity: 3, jurisdiction: { basis: 'not-subject', producedIn: 'TW' } }],
    }
    const without = await answered([anEntry({ countries: ['DE'] })], toGermany, madeAbroad)
    const reached = await answered([anEntry({ countries: ['DE'], footnotes: [4] })], toGermany, madeAbroad)
    expect(reached.determination.outcome).toBe('license-required')
    expect(without.determination.outcome).not.toBe('license-required')
  })

  test.each(['SSI', 'CAP', 'CMIC', 'PLC', 'DTC'])('on %s is a high red flag, for a person', async (list) => {
    const answer = await answered([anEntry({ list, countries: ['DE'] })], toGermany)
    expect(answer).toMatchObject({ decision: 'review', determination: { outcome: 'no-license-required' } })
    expect(answer.redFlags).toMatchObject([{ code: list === 'CMIC' ? 'PTY_MILITARY_INDUSTRIAL' : 'PTY_LISTED_OTHER', severity: 'high' }])
  })

  test('on an operator’s own list is for a person, or blocks where the entry says so', async () => {
    const own = { list: 'HOUSE', countries: ['DE'] }
    expect((await answered([anEntry(own)], toGermany)).decision).toBe('review')
    const answer = await answered([anEntry({ ...own, policy: 'block' })], toGermany)
    expect(answer.decision).toBe('block')
    expect(codesOf(answer)).toContain('listed-party')
  })

  test('whose listing is over is no more than a flag', async () => {
    const answer = await answered([anEntry({ list: 'DPL', countries: ['DE'], to: '2026-11-01' })], toGermany)
    expect(answer).toMatchObject({ decision: 'allow', redFlags: [{ code: 'PTY_LISTED_OTHER', severity: 'medium' }] })
  })
})

describe('a firm that is listed, and was not on the day that is asked about', () => {
  test.each([
    ['an order of a day before it was listed', '2026-06-01', '2026-01-20'],
    ['an order before an entry that is published takes effect', '2026-11-23', '2026-11-22'],
  ])('is for a person: %s', async (_, from, asOf) => {
    const answer = await answered([anEntry({ list: 'DPL', countries: ['DE'], from })], toGermany, { asOf })
    expect(answer).toMatchObject({ decision: 'review', redFlags: [{ code: 'PTY_LISTED_OTHER', severity: 'high' }] })
    expect(answer.redFlags[0]?.because).toContain(from)
  })
})

test.each(['EL', 'MEU', 'UVL', 'ISN', 'MBS', 'DPL', 'SDN', 'CMIC'])('a firm on %s that buys at home is not let go unseen', async (list) => {
  const home = { country: 'US', headquarters: 'US' }
  const found = await answered([anEntry({ list, countries: ['US'] })], home, { activity: 'domestic' })
  const stated = await answered([], { ...home, listings: [{ list, confirmed: true }] }, { activity: 'domestic' })
  const expected = list === 'DPL' || list === 'SDN' ? 'block' : 'review'
  expect([found.decision, stated.decision]).toEqual([expected, expected])
})

describe('an owner on a list that passes nothing down', () => {
  const ours = { name: 'Example Compute DE', ...toGermany }
  const ownedBy = async (list: string, share: number | undefined, change: Partial<ListedParty> = {}) =>
    answered([anEntry({ list, ...change })], { ...ours, owners: [{ name, share, headquarters: 'CN' }] })

  test.each(['DPL', 'UVL', 'ISN', 'SSI', 'CMIC', 'DTC', 'MBS', 'PLC', 'CAP', 'FSE'])('is for a person all the same: %s', async (list) => {
    for (const share of [100, 25, undefined]) {
      const answer = await ownedBy(list, share)
      expect(answer.decision).toBe('review')
      expect(answer.redFlags.filter(({ because }) => because.includes(name))).toMatchObject([
        { code: list === 'CMIC' ? 'PTY_MILITARY_INDUSTRIAL' : 'PTY_LISTED_OTHER', severity: 'high' },
      ])
    }
  })

  test('weighs less the less it holds, as any listed minority does', async () => {
    const severities = async (share: number) =>
      (await ownedBy('DPL', share)).redFlags.filter(({ because }) => because.includes(name)).map(({ severity }) => severity)
    expect(await severities(24)).toEqual(['medium'])
    expect(await severities(9)).toEqual(['low'])
  })

  test('weighs nothing once it is off the list, and as much as ever where it is only to be on it', async () => {
    expect((await ownedBy('DPL', 100, { to: '2026-11-01' })).decision).toBe('allow')
    expect((await ownedBy('DPL', 100, { from: '2026-12-01' })).decision).toBe('review')
  })

  test('is for a person with no more than a seat on its board', async () => {
    const nodes = [
      { id: 's', name: ours.name, kind: 'entity' },
      { id: 'o', name, kind: 'entity', country: 'CN' },
    ]
    const edges = [{ from: 'o', to: 's', kind: 'board' }]
    for (const list of ['DPL', 'SDN']) {
      const answer = await answered([anEntry({ list })], { ...ours, ownership: { subject: 's', nodes, edges } })
      expect(answer.decision).toBe('review')
    }
  })

  test('is nobody any more whose interest has ended', async () => {
    const nodes = [
      { id: 's', name: ours.name, kind: 'entity' },
      { id: 'o', name, kind: 'entity', country: 'CN' },
    ]
    const edges = [{ from: 'o', to: 's', kind: 'shares', share: 30, endedOn: '2020-01-01' }]
    expect((await answered([anEntry({ list: 'DPL' })], { ...ours, ownership: { subject: 's', nodes, edges } })).decision).toBe('allow')
  })
})

describe('a possible match', () => {
  test('is for a person, and says what to compare: a dealer who has the name of a blocked firm elsewhere', async () => {
    const entry = anEntry({ list: 'SDN', name: 'Carvana Company', countries: ['IR'], programs: ['IRAN'] })
    const answer = await answered([entry], { name: 'Carvana Company', country: 'US', headquarters: 'US' })
    expect(answer.decision).toBe('review')
    expect(codesOf(answer)).toContain('possible-match')
    expect(answer.nextSteps.find(({ code }) => code === 'possible-match')?.text).toMatch(/Compare name, address and identifiers/)
    expect(matchesIn(answer)).toMatchObject([{ listedParty: entry.id, confirmed: false, effect: { kind: 'block' } }])
  })

  test('of a list that changes no outcome is for a person as well', async () => {
    const answer = await answered([anEntry({ list: 'CMIC', countries: [] })], toGermany)
    expect(answer).toMatchObject({ decision: 'review', redFlags: [] })
  })

  test('is for a person though the caller says that everybody was screened', async () => {
    const answer = await answered([anEntry({ list: 'SDN', countries: ['IR'] })], { ...toGermany, listings: [] }, { partiesScreened: true })
    expect(answer.decision).toBe('review')
  })

  test('leaves blocked what the law stops without it', async () => {
    const h100 = { items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 4 }] }
    expect((await answered([], {}, h100)).decision).toBe('block')
    const answer = await answered([anEntry({ list: 'SDN', countries: ['IR'] })], {}, h100)
    expect(answer.decision).toBe('block')
    expect(codesOf(answer)).toEqual(expect.arrayContaining(['possible-match', 'destination']))
    expect((await answered([], { listings: [{ list: 'SDN', confirmed: false }] }, h100)).decision).toBe('block')
    const owners = [{ name: 'Example Owner', share: 60, listings: [{ list: 'SDN', confirmed: false }] }]
    expect((await answered([], { owners }, h100)).decision).toBe('block')
  })

  test('stands with several entries as one reason', async () => {
    const entries = [1, 2, 3].map((at) => anEntry({ id: `SDN-${at}`, list: 'SDN', countries: ['IR'] }))
    const answer = await answered(entries, toGermany)
    expect(matchesIn(answer).map(({ listedParty }) => listedParty)).toEqual(['SDN-1', 'SDN-2', 'SDN-3'])
    expect(codesOf(answer).filter((code) => code === 'possible-match')).toHaveLength(1)
  })
})

describe('what nobody could look at is for a person', () => {
  test.each(['...', '\u200b', '😀', 'Co., Ltd.', 'The'])('a name without a word of its own: %j', async (given) => {
    const answer = await answered([], { ...toGermany, name: given })
    expect([answer.decision, codesOf(answer)]).toEqual(['review', ['no-license-required', 'names-not-searched']])
  })

  test('entries beyond those that are shown, though all of these were cleared', async () => {
    const entries = Array.from({ length: 21 }, (_, at) => anEntry({ id: `SDN-${10 + at}`, list: 'SDN', countries: ['IR'] }))
    const answer = await answered(entries, toGermany)
    expect(matchesIn(answer)).toHaveLength(20)
    expect(codesOf(answer)).toContain('names-not-searched')
    expect(codesOf(await answered(entries.slice(1), toGermany))).not.toContain('names-not-searched')
  })

  test('a listed firm that is called a free float', async () => {
    const nodes = [
      { id: 's', name: 'Example Compute DE', kind: 'entity' },
      { id: 'f', name, kind: 'public', country: 'CN' },
      { id: 'g', name: 'Free float', kind: 'public' },
    ]
    const edges = ['f', 'g'].map((from) => ({ from, to: 's', kind: 'shares', share: from === 'f' ? 60 : 40 }))
    const given = { ...toGermany, name: 'Example Compute DE', ownership: { subject: 's', nodes, edges } }
    expect((await answered([anEntry({ list: 'SDN' })], given)).decision).toBe('block')
    expect((await answered([], given)).decision).toBe('allow')
  })
})

describe('what the caller states', () => {
  const stated = { list: 'EL', confirmed: true, licenseScope: 'All items subject to the EAR', policy: 'Case-by-case' }

  test('is not doubled by a possible match on the same list', async () => {
    const answer = await answered([anEntry({ countries: ['IR'] })], { ...toGermany, listings: [stated] })
    expect(answer.determination.licenseRequirements).toHaveLength(1)
    expect(matchesIn(answer)).toMatchObject([
      { list: 'EL', confirmed: true },
      { list: 'EL', confirmed: false },
    ])
    expect(matchesIn(answer)[0]?.listedParty).toBeUndefined()
  })

  test('takes no match away: neither an empty list of listings nor one that is not confirmed', async () => {
    for (const listings of [[], [{ ...stated, confirmed: false }]]) {
      expect((await answered([anEntry()], { listings })).decision).toBe('block')
    }
  })

  test('alone is what it was: a confirmed listing blocks, and one that is not is for a person', async () => {
    expect((await answered([], { ...toGermany, listings: [{ list: 'DPL', confirmed: true }] })).decision).toBe('block')
    expect((await answered([], { ...toGermany, listings: [{ list: 'SSI', confirmed: false }] })).decision).toBe('review')
  })
})

describe('everyone of an order', () => {
  test.each(['purchaser', 'endUser', 'freightForwarder', 'operator', 'exporter', 'customer'])('is looked for: the %s', async (role) => {
    const parties = { ultimateConsignee: aBuyer('DE'), [role]: aBuyer('CN', { name }) }
    const answer = await answered([anEntry({ list: 'DPL' })], {}, { parties })
    expect(answer.decision).toBe('block')
    expect(answer.parties.find((each) => each.role === role)?.matches).toHaveLength(1)
  })

  test('is looked for: each of several intermediate consignees, under its own name', async () => {
    const parties = { ultimateConsignee: aBuyer('DE'), intermediateConsignees: [aBuyer('SG'), aBuyer('CN', { name })] }
    const answer = await answered([anEntry({ list: 'DPL' })], {}, { parties })
    expect(answer.parties.map(({ role, matches }) => [role, matches.length])).toEqual([
      ['ultimateConsignee', 0],
      ['intermediateConsignees', 0],
      ['intermediateConsignees', 1],
    ])
    expect(answer.decision).toBe('block')
  })

  test('is looked for by aliases, headquarters and registration', async () => {
    expect((await answered([anEntry({ list: 'DPL' })], { name: 'Example Kunshan Ltd', aliases: [name] })).decision).toBe('block')
    expect((await answered([anEntry({ list: 'DPL' })], { country: 'DE', headquarters: 'CN' })).decision).toBe('block')
  })

  test('who owns a party is looked for at every level, and counts with the share that was stated', async () => {
    const owners = [{ name: 'Example Middle Ltd', share: 60, owners: [{ name, share: 55, headquarters: 'CN' }] }]
    const answer = await answered([anEntry({ list: 'SDN' })], { name: 'Example Compute DE', ...toGermany, owners })
    expect(answer).toMatchObject({ decision: 'block', determination: { outcome: 'prohibited' } })
    expect(matchesIn(answer)).toMatchObject([{ above: { relation: 'owner', name }, confirmed: true }])
    const [owner] = owners
    const minor = await answered([anEntry({ list: 'SDN' })], {
      name: 'Example Compute DE',
      ...toGermany,
      owners: [{ ...owner, share: 10 }],
    })
    expect(minor.determination.outcome).not.toBe('prohibited')
  })

  test('who is above a party and not among its owners counts as an owner of unknown share', async () => {
    const ultimateParents = [{ name, kind: 'company', headquarters: 'CN' }]
    const answer = await answered([anEntry({ list: 'SDN' })], { name: 'Example Compute DE', ...toGermany, ultimateParents })
    expect(answer.decision).toBe('review')
    expect(matchesIn(answer)).toMatchObject([{ above: { relation: 'ultimate-parent', name }, confirmed: true }])
    expect(codesOf(answer)).toContain('RED_FLAG_29')
  })

  test('who uses it from afar is looked for too, and whoever runs the cluster', async () => {
    const cluster = { operator: name, country: 'CN', totalTpp: 1 }
    const answer = await answered([anEntry({ list: 'SDN' })], { name: 'Example Compute DE', ...toGermany }, { cluster })
    expect(answer.parties.map(({ role }) => role)).toEqual(['ultimateConsignee', 'clusterOperator'])
    expect(codesOf(answer)).toContain('listed-party')
    expect(answer.decision).toBe('block')
  })
})
