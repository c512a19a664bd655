import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Determination, permits } from '../../../functions/domain/determination'
import type { Export } from '../../../functions/domain/export'
import type { Item } from '../../../functions/domain/item'
import { baseTracks } from '../../../functions/domain/law'
import type { Parties, Party } from '../../../functions/domain/party'
import { codesIn, determined } from '../../support/builders'
import { armsEmbargoed, circuitItem, concern, listing, ordinary, party, request } from './requests'

/** As many in all as one track alone would have: what the tracks have in common is tried on both. */
const runs = { numRuns: 500 }

type Excepted = (one: Determination, other: Determination) => boolean

/** A permit may not come of it, unless what permits was there before and only the requirement ahead of it was in doubt. */
const loosens =
  (track: string) =>
  (before: Export, after: Export, isExcepted: Excepted = () => false) => {
    const [one, other] = [determined(before, track), determined(after, track)]
    if (permits(one.outcome) || wasLifted(one) || isExcepted(one, other)) return
    expect(permits(other.outcome), `${one.outcome} became ${other.outcome}`).toBe(false)
  }

/** The contract hears an unknown requirement before the license or exception that would lift it. */
const wasLifted = ({ outcome, licenseExceptions, authorizations }: Determination): boolean =>
  outcome === 'needs-review' &&
  (authorizations.some(({ status }) => status === 'covers') || licenseExceptions.some(({ status }) => status === 'eligible'))

/** NAC serves Macau, D:5 and firms of there, and nobody else: a move there may be what makes a good notification usable. */
const nacReached = ({ licenseExceptions }: Determination): boolean =>
  licenseExceptions.some(({ findings }) =>
    findings.some(({ condition, outcome }) => condition === 'destination-or-headquarters' && outcome === 'met'),
  )
const becameUsable = (one: Determination, other: Determination): boolean =>
  other.outcome === 'license-exception' && !nacReached(one) && nacReached(other)

/** A die not said to be planar is taken to be non-planar, the stricter class: what lifts that class may not lift the other. */
const becameNamed: Excepted = (_, other) =>
  other.outcome === 'authorized' || other.outcome === 'license-exception' || codesIn(other).includes('existing-stock')

/** A signer who states the contrary shuts what a paper not yet signed leaves open: that one is a duty before the export. */
const wasRefused: Excepted = ({ licenseExceptions }) =>
  licenseExceptions.some(({ findings }) =>
    findings.some(({ condition, outcome }) => /^(lpp|aia)-certification-/.test(condition) && outcome === 'unmet'),
  )

/** Each party of the deal replaced in turn by what becomes of it. */
const eachParty = ({ parties }: Export, change: (party: Party) => Party): readonly Parties[] => {
  const { intermediateConsignees = [], ultimateConsignee, ...others } = parties
  const single = Object.entries(others).flatMap(([role, each]) => (each === undefined ? [] : [{ ...parties, [role]: change(each) }]))
  const between = intermediateConsignees.map((_, at) => ({
    ...parties,
    intermediateConsignees: intermediateConsignees.map((each, place) => (place === at ? change(each) : each)),
  }))
  return [{ ...parties, ultimateConsignee: change(ultimateConsignee) }, ...single, ...between]
}

const without = <T extends object, K extends keyof T>(whole: T, ...keys: K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>

const hostile = fc.constantFrom(...armsEmbargoed)
/** In every set that a rule names; another D:5 seat may settle what an unknown one left open. */
const chinese = fc.constantFrom('CN', 'HK')

describe.each(baseTracks)('nothing turns into a permit on the %s track', (track) => {
  const neverLoosens = loosens(track)

  test('by ordering more', () => {
    const more = fc.integer({ min: 1, max: 1000 })
    fc.assert(
      fc.property(request, more, (given, factor) => {
        neverLoosens(given, { ...given, items: given.items.map((each) => ({ ...each, quantity: each.quantity * factor })) })
      }),
      runs,
    )
  })

  test('by adding an item', () => {
    fc.assert(
      fc.property(request, circuitItem, (given, item) => {
        neverLoosens(given, { ...given, items: [...given.items, item] })
      }),
      runs,
    )
  })

  // From a place outside D:5 and under no embargo. ACA covers in-country transfers inside Macau or D:5: those are left out.
  test('by moving the ultimate consignee into D:5', () => {
    fc.assert(
      fc.property(request, fc.constantFrom(...ordinary), hostile, (given, from, country) => {
        const to = (where: string): Export => ({
          ...given,
          parties: { ...given.parties, ultimateConsignee: { ...given.parties.ultimateConsignee, country: where } },
        })
        fc.pre(given.activity !== 'transfer')
        neverLoosens(to(from), to(country), becameUsable)
      }),
      runs,
    )
  })

  test('by moving the headquarters of a party to China', () => {
    fc.assert(
      fc.property(request, chinese, (given, headquarters) => {
        for (const parties of eachParty(given, (each) => ({ ...each, headquarters })))
          neverLoosens(given, { ...given, parties }, becameUsable)
      }),
      runs,
    )
  })

  test('by moving the ultimate parent of a party to China', () => {
    fc.assert(
      fc.property(request, chinese, (given, headquarters) => {
        const ultimateParents = [{ name: 'Parent', kind: 'company' as const, headquarters }]
        for (const parties of eachParty(given, (each) => ({ ...each, ultimateParents })))
          neverLoosens(given, { ...given, parties }, becameUsable)
      }),
      runs,
    )
  })

  test('by listing a party', () => {
    fc.assert(
      fc.property(request, listing, (given, found) => {
        for (const parties of eachParty(given, (each) => ({ ...each, listings: [...(each.listings ?? []), found] })))
          neverLoosens(given, { ...given, parties })
      }),
      runs,
    )
  })

  test('by confirming a match', () => {
    fc.assert(
      fc.property(request, listing, (given, found) => {
        const listed = (confirmed: boolean) => eachParty(given, (each) => ({ ...each, listings: [{ ...found, confirmed }] }))
        const confirmed = listed(true)
        for (const [at, parties] of listed(false).entries())
          neverLoosens({ ...given, parties }, { ...given, parties: confirmed[at] ?? parties })
      }),
      runs,
    )
  })

  test('by listing an owner, or giving it more', () => {
    fc.assert(
      fc.property(request, listing, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }), (given, found, share, more) => {
        const owned = (percent: number, listings: readonly (typeof found)[]) =>
          eachParty(given, (each) => ({ ...each, owners: [{ name: 'Owner', headquarters: 'DE', share: percent, listings }] }))
        const [clean, listed, larger] = [owned(share, []), owned(share, [found]), owned(share + more, [found])]
        for (const [at, parties] of clean.entries()) {
          const [one, other] = [listed[at] ?? parties, larger[at] ?? parties]
          neverLoosens({ ...given, parties }, { ...given, parties: one })
          neverLoosens({ ...given, parties: one }, { ...given, parties: other })
        }
      }),
      runs,
    )
  })

  test('by telling of an end use, or coming to know of it', () => {
    fc.assert(
      fc.property(request, concern, (given, told) => {
        const withConcern = (knowledge: boolean): Export => ({
          ...given,
          endUse: { ...given.endUse, concerns: [...(given.endUse?.concerns ?? []), { ...told, knowledge }] },
        })
        neverLoosens(given, withConcern(false))
        neverLoosens(withConcern(false), withConcern(true))
      }),
      runs,
    )
  })

  test('by having received more', () => {
    const more = fc.constantFrom(1, 7_000_000, 26_900_000)
    fc.assert(
      fc.property(request, more, fc.constantFrom('receivedTpp', 'affiliatesReceivedTpp', 'exportedTpp'), (given, tpp, key) => {
        const { usage } = given
        fc.pre(usage?.lpp !== undefined)
        const lpp = { ...usage.lpp, [key]: (usage.lpp[key] ?? 0) + tpp }
        neverLoosens(given, { ...given, usage: { ...usage, lpp } })
      }),
      runs,
    )
  })

  test('by training models that are controlled', () => {
    fc.assert(
      fc.property(request, (given) => {
        neverLoosens(given, { ...given, endUse: { ...given.endUse, trainsControlledWeights: true } })
      }),
      runs,
    )
  })

  test('by a state that owns a party, or by leased machines', () => {
    fc.assert(
      fc.property(request, chinese, (given, government) => {
        const stateControl = { government, extent: 'wholly-owned' as const }
        for (const parties of eachParty(given, (each) => ({ ...each, stateControl })))
          neverLoosens(given, { ...given, parties }, becameUsable)
        for (const parties of eachParty(given, (each) => ({ ...each, tenure: 'leased' }))) neverLoosens(given, { ...given, parties })
      }),
      runs,
    )
  })

  test('by naming one more party whose seat is unknown', () => {
    fc.assert(
      fc.property(request, party, (given, { name, country }) => {
        fc.pre(given.parties.endUser === undefined)
        const parties = { ...given.parties, owner: { name, country } }
        neverLoosens(given, { ...given, parties }, becameUsable)
      }),
      runs,
    )
  })
})

// What is not said never helps. Owners stay as they are told: they may only tighten, and then NAC is what they open.
describe.each(baseTracks)('nothing left out turns into a permit on the %s track', (track) => {
  const neverLoosens = loosens(track)

  test.each(['headquarters', 'ultimateParents'] as const)('%s of a party', (key) => {
    fc.assert(
      fc.property(request, (given) => {
        for (const parties of eachParty(given, (each) => without(each, key))) neverLoosens(given, { ...given, parties }, becameUsable)
      }),
      runs,
    )
  })

  test.each(['tpp', 'dieAreaMm2', 'interconnectGBs', 'nonPlanar'] as const)('%s of a circuit', (key) => {
    const withheld = (item: Item): Item =>
      item.kind === 'chip' && item.spec !== undefined ? { ...item, spec: without(item.spec, key) as typeof item.spec } : item
    fc.assert(
      fc.property(request, fc.array(circuitItem, { minLength: 1, maxLength: 2 }), (given, items) => {
        neverLoosens({ ...given, items }, { ...given, items: items.map(withheld) }, key === 'nonPlanar' ? becameNamed : undefined)
      }),
      runs,
    )
  })

  // Election is no fact but a choice, and to leave it out is the other choice.
  test.each(['notifications', 'authorizations', 'evidence', 'existingStock', 'window', 'usage', 'transit'] as const)('%s', (key) => {
    fc.assert(
      fc.property(request, (given) => {
        neverLoosens(given, without(given, key) as Export, key === 'evidence' ? wasRefused : undefined)
      }),
      runs,
    )
  })

  test.each(['lpp', 'aia', 'country'] as const)('what is told of %s so far', (key) => {
    fc.assert(
      fc.property(request, (given) => {
        neverLoosens(given, { ...given, usage: given.usage && without(given.usage, key) })
      }),
      runs,
    )
  })

  test('the purpose', () => {
    fc.assert(
      fc.property(request, (given) => {
        neverLoosens(given, { ...given, endUse: given.endUse && without(given.endUse, 'purpose') })
      }),
      runs,
    )
  })

  // A state that owns or controls may only tighten, as owners may; that there is none is what ACM asks to be told.
  test('that no state controls a party', () => {
    const untold = (each: Party): Party => (each.stateControl?.extent === 'none' ? without(each, 'stateControl') : each)
    fc.assert(
      fc.property(request, (given) => {
        for (const parties of eachParty(given, untold)) neverLoosens(given, { ...given, parties })
      }),
      runs,
    )
  })

  test('that a designer is approved', () => {
    const untold = (item: Item): Item =>
      item.kind === 'chip' && item.designer?.status === 'approved' ? { ...item, designer: undefined } : item
    fc.assert(
      fc.property(request, (given) => {
        neverLoosens(given, { ...given, items: given.items.map(untold) })
      }),
      runs,
    )
  })

  test.each(['expiresOn', 'consignee', 'eccns'] as const)('%s of a license', (key) => {
    fc.assert(
      fc.property(request, (given) => {
        const authorizations = given.authorizations?.map((each) => (each.kind === 'license' ? without(each, key as 'expiresOn') : each))
        neverLoosens(given, { ...given, authorizations } as Export)
      }),
      runs,
    )
  })

  test('the number of a notification', () => {
    fc.assert(
      fc.property(request, (given) => {
        const notifications = given.notifications?.map((each) => without(each, 'number'))
        neverLoosens(given, { ...given, notifications })
      }),
      runs,
    )
  })
})
