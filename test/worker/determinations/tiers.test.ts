import { describe, expect, test } from 'vitest'
import { findPlace } from '../../../functions/catalog/find-place'
import { places } from '../../../functions/catalog/places'
import type { Party } from '../../../functions/domain/party'
import { tierOfPlace } from '../../../functions/domain/tier'
import { getDestination } from '../../../functions/operations/get-destination'
import { diffusionSets } from '../../../functions/regimes/us/destination-sets'
import { lawOfDay } from '../../../functions/regimes/us/law-of-day'
import { partnerPlaces } from '../../../functions/regimes/us/supplement-5'
import { aFirm, anExport, aSubsidiary, codesIn, codified, determined } from '../../support/builders'
import { citing, touching } from '../../support/touching'

touching('us/supplement-5')

const due = '2025-06-20'
const tierOn = (asOf: string, place: string, track: 'enforced' | 'codified' = 'codified') => tierOfPlace(lawOfDay(track, asOf), place)
const inTier = (tier: string | null, asOf = due) => places.filter(({ code }) => tierOn(asOf, code) === tier).map(({ code }) => code)

const destination = (code: string, asOf: string, track = 'codified') => {
  const found = findPlace(code)
  const answer = found.state === 'found' ? getDestination(found.place, { asOf, track }) : undefined
  if (answer?.ok !== true) throw new Error(`no answer for ${code}`)
  return citing(answer.value)
}

// Supplement No. 5 to part 740, paragraph (a): Australia, Belgium, Canada, Denmark, Finland, France, Germany, Ireland,
// Italy, Japan, Netherlands, New Zealand, Norway, Republic of Korea, Spain, Sweden, Taiwan, United Kingdom, United States.
describe('Supplement No. 5(a)', () => {
  const partners = 'AU BE CA DK FI FR DE IE IT JP NL NZ NO KR ES SE TW GB US'.split(' ')

  test.each(partners)('lists %s: first tier', (place) => {
    expect(tierOn(due, place)).toBe('T1')
    expect(codified(anExport({ asOf: due, to: aFirm(place) })).tier).toBe('T1')
  })

  test('has 19 entries, eighteen partners and the United States, and France is one of them', () => {
    expect(partnerPlaces.named).toHaveLength(19)
    expect(partnerPlaces.named?.filter((place) => place !== 'US')).toHaveLength(18)
    expect(partnerPlaces.named).toContain('FR')
  })

  test('leaves nobody in the first tier but its entries and the territories of the United States', () => {
    const territories = ['AS', 'GU', 'MP', 'PR', 'UM', 'VI']
    expect(inTier('T1').sort()).toEqual([...partners, ...territories].sort())
  })

  // Often assumed to be on it: members of the EU, NATO and A:5 that are not.
  test.each(
    ['AT', 'CZ', 'EE', 'GR', 'IS', 'IL', 'LV', 'LT', 'LU', 'PL', 'PT', 'SG', 'CH', 'IN', 'AE', 'SA', 'MX'].map((place) => ({ place })),
  )('does not list $place: second tier', ({ place }) => {
    expect(tierOn(due, place)).toBe('T2')
    expect(codified(anExport({ asOf: due, to: aFirm(place) })).tier).toBe('T2')
    expect(destination(place, due).profile.sets).not.toContain('supplement-5-a')
  })

  test('is a set that answers about its places name, and paragraph (b) is none, since it is empty', () => {
    expect(destination('FR', due).profile.sets).toContain('supplement-5-a')
    expect(destination('IN', due).profile.sets).toContain('country-allocation')
    expect(Object.keys(diffusionSets)).toEqual(['supplement-5-a', 'country-allocation'])
    for (const { code } of places) expect(destination(code, due).profile.sets).not.toContain('supplement-5-b')
  })
})

// "Macau or a destination specified in Country Group D:5": Macau is not in D:5 and is always named beside it.
describe('the third tier', () => {
  const d5 = 'AF BY MM KH CF CN CD CU ER HT IR IQ KP LB LY NI RU SO SS SD SY VE ZW'.split(' ')

  test.each([...d5, 'MO', 'HK'])('has %s', (place) => {
    expect(tierOn(due, place)).toBe('T3')
    expect(codified(anExport({ asOf: due, to: aFirm(place) })).tier).toBe('T3')
  })

  test('is D:5, Macau and what is answered as China, and no more', () => {
    expect(d5).toHaveLength(23)
    expect(inTier('T3').sort()).toEqual([...d5, 'HK', 'MO'].sort())
  })

  test('answers Hong Kong as China', () => {
    const { place, profile } = destination('HK', due)
    expect([place.code, profile.answeredAs, profile.tier]).toEqual(['HK', 'CN', 'T3'])
  })

  test.each([
    { place: 'KH', asOf: '2025-11-06', tier: 'T3', because: 'its last day in D:5' },
    { place: 'KH', asOf: '2025-11-07', tier: 'T2', because: 'out of D:5 with the State Department’s list' },
    { place: 'NI', asOf: '2025-01-13', tier: 'T3', because: 'in D:5 since 2024-03-15' },
    { place: 'CY', asOf: '2025-01-13', tier: 'T2', because: 'out of D:5 since 2024-05-30 at the latest' },
    { place: 'AE', asOf: '2026-07-09', tier: 'T2', because: 'in D:4, which makes no tier' },
    { place: 'AE', asOf: '2026-07-10', tier: 'T2', because: 'in A:5, which makes no partner' },
    { place: 'MO', asOf: '2026-11-22', tier: 'T3', because: 'named' },
    { place: 'CN', asOf: '2025-01-13', tier: 'T3', because: 'the first day of the rule' },
    { place: 'VN', asOf: due, tier: 'T2', because: 'D:1 makes no third tier' },
  ])('$place on $asOf is $tier: $because', ({ place, asOf, tier }) => {
    expect(tierOn(asOf, place)).toBe(tier)
    expect(codified(anExport({ asOf, to: aFirm(place) })).tier).toBe(tier)
  })
})

// the list is silent on dependencies. Those of its countries are open; territories of the United States count as it
// (15 CFR 772.1); those of other countries are outside whichever way they are read.
describe('dependencies', () => {
  test.each([
    { place: 'KY', tier: null, because: 'of the United Kingdom' },
    { place: 'GL', tier: null, because: 'of Denmark' },
    { place: 'AX', tier: null, because: 'of Finland' },
    { place: 'NC', tier: null, because: 'of France' },
    { place: 'PS', tier: null, because: 'nobody’s row' },
    { place: 'GU', tier: 'T1', because: 'a territory of the United States' },
    { place: 'PR', tier: 'T1', because: 'a territory of the United States' },
    { place: 'LI', tier: 'T2', because: 'Switzerland is no partner either' },
  ])('$place is $tier: $because', ({ place, tier }) => {
    const { profile } = destination(place, due)
    expect(profile.tier).toBe(tier)
    expect(profile.notes.map(({ code }) => code)).toContain('R-17')
  })

  test.each(['KY', 'GL'])('a firm in %s has no tier, and R-17 is named', (place) => {
    const answer = codified(anExport({ asOf: due, to: aFirm(place) }))
    expect(answer.tier).toBeNull()
    expect(codesIn(answer)).toContain('R-17')
  })
})

describe('where there are no tiers', () => {
  test.each([
    { asOf: '2025-01-12', track: 'codified', tier: null, because: 'the day before the rule' },
    { asOf: '2025-01-13', track: 'codified', tier: 'T1', because: 'its first day, although nobody had to comply yet' },
    { asOf: '2025-05-15', track: 'codified', tier: 'T1', because: 'its compliance day' },
    { asOf: '2025-01-13', track: 'enforced', tier: null, because: 'tiers are the Diffusion Rule’s' },
    { asOf: '2026-11-22', track: 'enforced', tier: null, because: 'it is not enforced' },
  ] as const)('Germany on $asOf on the track $track: $tier, $because', ({ asOf, track, tier }) => {
    expect(tierOn(asOf, 'DE', track)).toBe(tier)
    expect(determined(anExport({ asOf, to: aFirm('DE') }), track).tier).toBe(tier)
    expect(destination('DE', asOf, track).profile.sets.includes('supplement-5-a')).toBe(tier !== null)
  })
})

// Location, headquarters and ultimate parent are three tests: any of them in Macau or D:5 makes the third tier, all of
// them on paragraph (a) the first, anything else the second.
describe('the tier of a firm', () => {
  const under = (country: string, headquarters: string, parent: string, change: Partial<Party> = {}): Party =>
    aSubsidiary(country, parent, { headquarters, ...change })

  test.each([
    { party: under('DE', 'DE', 'DE'), tier: 'T1', because: 'all three on paragraph (a)' },
    { party: under('DE', 'DE', 'IN'), tier: 'T2', because: 'a parent outside' },
    { party: under('IN', 'US', 'US'), tier: 'T2', because: 'located outside' },
    { party: under('IN', 'IN', 'IN'), tier: 'T2', because: 'all three outside' },
    { party: under('SA', 'SA', 'SA'), tier: 'T2', because: 'D:4 makes no tier' },
    { party: under('VN', 'VN', 'JP'), tier: 'T2', because: 'the parent alone does not make a partner' },
    { party: under('SG', 'SG', 'CN'), tier: 'T3', because: 'a Chinese parent' },
    { party: under('CN', 'US', 'US'), tier: 'T3', because: 'located in China' },
    { party: under('JP', 'MO', 'JP'), tier: 'T3', because: 'run from Macau' },
    { party: under('KH', 'KH', 'KH'), tier: 'T3', because: 'Cambodia, in D:5 in June 2025' },
    { party: under('DE', 'IN', 'DE'), tier: 'T2', because: 'run from outside' },
    { party: aFirm('FR'), tier: 'T1', because: 'no parent above it' },
    { party: aFirm('DE', { headquarters: ['DE', 'FR'] }), tier: 'T1', because: 'both candidates are partners' },
    { party: aFirm('DE', { headquarters: ['DE', 'CN'] }), tier: null, because: 'one candidate is in D:5' },
    { party: { name: 'Example', country: 'DE' }, tier: null, because: 'headquarters and parent were not given' },
    { party: { name: 'Example', country: 'CN' }, tier: 'T3', because: 'the location alone decides' },
  ])('in $party.country, run from $party.headquarters: $tier, $because', ({ party, tier }) => {
    expect(codified(anExport({ asOf: due, to: party })).tier).toBe(tier)
  })

  test('Cambodia is second tier from 2025-11-07 on', () => {
    expect(codified(anExport({ asOf: '2026-01-15', to: aFirm('KH') })).tier).toBe('T2')
  })

  test.each([
    { parties: { endUser: aFirm('IN') }, tier: 'T2', because: 'an end user outside' },
    { parties: { purchaser: aFirm('CN') }, tier: 'T3', because: 'a Chinese purchaser' },
    { parties: { intermediateConsignees: [aFirm('MO')] }, tier: 'T3', because: 'an intermediate consignee in Macau' },
    { parties: { freightForwarder: aFirm('CN') }, tier: 'T1', because: 'a forwarder is not read' },
    { parties: { distributor: aFirm('SG', { takesTitle: true }) }, tier: 'T2', because: 'a distributor with title is' },
    { parties: { exporter: aFirm('CN') }, tier: 'T1', because: 'the exporter is not read' },
  ])('a deal with a German consignee is of the lowest tier of its parties: $tier, $because', ({ parties, tier }) => {
    expect(codified(anExport({ asOf: due, to: aFirm('DE'), parties })).tier).toBe(tier)
  })

  test('the other track stands under also, either way', () => {
    const given = anExport({ asOf: due, to: aFirm('DE') })
    expect(codified(given).also).toMatchObject({ track: 'enforced', outcome: 'no-license-required' })
    expect(determined(given).also?.track).toBe('codified')
    expect(codified({ ...given, asOf: '2025-01-12' })).not.toHaveProperty('also')
  })
})
