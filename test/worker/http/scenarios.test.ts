import type { z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import type { DestinationListView, DestinationView } from '../../../functions/http/views/destination'
import type { DeterminationView } from '../../../functions/http/views/determination'
import { scenarios } from '../../../functions/regimes/scenarios/scenarios'
import { anExport } from '../../support/builders'
import { answerOf, get, pointersIn, problemOf, send } from './service'

type Determination = z.infer<typeof DeterminationView>
const path = '/v1/determinations'
const to = (place: string, track: unknown) => ({ ...anExport({ to: place }), track })
const ids = scenarios.map(({ id }) => id)

describe('POST /v1/determinations with a scenario', () => {
  test('answers by its name, and by its name with parameters', async () => {
    const named = await answerOf<Determination>(await send(path, to('DE', 'tier-reform')))
    expect(named.law).toMatchObject({ track: 'tier-reform', status: 'hypothetical' })
    expect([named.outcome, named.tier, named.also?.track, named.scenario?.segment]).toEqual([
      'no-license-required',
      'T1',
      'enforced',
      'favored',
    ])
    expect(await answerOf(await send(path, to('DE', { scenario: 'tier-reform' })))).toEqual(named)
    const other = await answerOf<Determination>(
      await send(path, to('RS', { scenario: 'tier-reform', parameters: { easternEurope: ['SRB'] } })),
    )
    expect([other.outcome, other.scenario?.parameters['easternEurope']]).toEqual(['no-license-required', ['RS']])
  })

  test('tells the ceiling, the parameters in force and what is ours of them', async () => {
    const answer = await answerOf<Determination>(
      await send(path, { ...to('SG', 'tier-reform'), usage: { lpp: { year: 2026, receivedTpp: 0 } } }),
    )
    expect(answer.scenario).toMatchObject({
      id: 'tier-reform',
      segment: 'middle',
      bindingLimit: { kind: 'low-volume:tier-reform', ceilingTpp: 4_749_600, h100e: { ceiling: 300, used: 0, requested: 1 } },
      parameters: { h100eTpp: 15_832, lowVolume: { unit: 'H100e', schedule: [300, 600, 1200, 2400] } },
      differsFromEnforced: true,
    })
    expect(answer.scenario?.assumptions.length).toBeGreaterThan(0)
  })

  test('takes the cap of a country under any of its spellings', async () => {
    for (const India of ['IN', 'IND', 'India']) {
      const track = { scenario: 'tier-reform', parameters: { countryCaps: { perCountry: { [India]: 1_000_000 } } } }
      const { scenario } = await answerOf<Determination>(
        await send(path, { ...to('IN', track), usage: { lpp: { year: 2026, receivedTpp: 0 } } }),
      )
      expect(scenario?.parameters['countryCaps']).toMatchObject({ perCountry: { IN: 1_000_000 } })
    }
  })

  test.each([
    ['India', to('IN', 'tier-reform'), '/track/parameters/countryCaps/perCountry/IN'],
    ['a limit', to('SG', { scenario: 'bilateral' }), '/track/parameters/countryCaps/defaultTpp'],
    ['approved operators', to('DE', 'approved-operators'), '/track/parameters/approvedOperators'],
    [
      'the low end',
      { ...anExport({ items: [{ kind: 'chip', chip: 'nvidia-t4', quantity: 1 }] }), track: 'monopoly' },
      '/track/parameters/thresholds/lowEndTpp',
    ],
  ])('asks for a figure that the question reaches: %s', async (_, body, pointer) => {
    const problem = await problemOf(await send(path, body), 'invalid-request')
    expect(pointersIn(problem)).toEqual([pointer])
    expect(problem.detail).toContain('needs')
  })

  test.each([
    ['no such name', 'repeal', { nonsense: 1 }, '/track/parameters/nonsense'],
    ['one of another scenario', 'repeal', { favored: ['SG'] }, '/track/parameters/favored'],
    ['one that none takes', 'repeal', { controlled: 'denied' }, '/track/parameters/controlled'],
    ['a word for a flag', 'repeal', { keepFoundry: 'yes' }, '/track/parameters/keepFoundry'],
    ['a rule that there is not', 'bilateral', { hqRule: 'D5' }, '/track/parameters/hqRule'],
    ['an unknown place', 'tier-reform', { favored: ['DE', 'XX'] }, '/track/parameters/favored/1'],
    ['an ambiguous place', 'tier-reform', { easternEurope: ['Korea'] }, '/track/parameters/easternEurope/0'],
    ['a member of D:5', 'tier-reform', { easternEurope: ['RS', 'BY'] }, '/track/parameters/easternEurope/1'],
    [
      'a negative amount',
      'tier-reform',
      { lowVolume: { unit: 'TPP', perConsigneePerYear: -1 } },
      '/track/parameters/lowVolume/perConsigneePerYear',
    ],
    ['an unknown unit', 'tier-reform', { lowVolume: { unit: 'GB300e', schedule: [1] } }, '/track/parameters/lowVolume/unit'],
    ['an empty schedule', 'tier-reform', { lowVolume: { unit: 'TPP', schedule: [] } }, '/track/parameters/lowVolume/schedule'],
    ['a cap that is a word', 'bilateral', { countryCaps: { defaultTpp: 'low' } }, '/track/parameters/countryCaps/defaultTpp'],
    ['a cap of part of a TPP', 'bilateral', { countryCaps: { defaultTpp: 0.5 } }, '/track/parameters/countryCaps/defaultTpp'],
    ['a day that is not', 'tier-reform', { clock: { start: '2026-02-30' } }, '/track/parameters/clock/start'],
    ['a field that is not', 'monopoly', { thresholds: { lowEnd: 1 } }, '/track/parameters/thresholds/lowEnd'],
    [
      'an agreement without a first day',
      'bilateral',
      { agreements: [{ country: 'SG', effect: { kind: 'favored' } }] },
      '/track/parameters/agreements/0/from',
    ],
    [
      'a share above a hundred',
      'tier-reform',
      { operatorCaps: { perCountryShare: 101 } },
      '/track/parameters/operatorCaps/perCountryShare',
    ],
    ['half a month', 'southeast-asia-draft', { graceMonths: 0.5 }, '/track/parameters/graceMonths'],
    ['no equivalent at all', 'tier-reform', { h100eTpp: 0 }, '/track/parameters/h100eTpp'],
  ])('refuses %s', async (_, scenario, parameters, pointer) => {
    expect(pointersIn(await problemOf(await send(path, to('DE', { scenario, parameters })), 'invalid-request'))).toEqual([pointer])
  })

  test('refuses the cap of a place that there is not', async () => {
    const track = { scenario: 'bilateral', parameters: { countryCaps: { perCountry: { XX: 1 } } } }
    const [pointer] = pointersIn(await problemOf(await send(path, to('SG', track)), 'invalid-request'))
    expect(pointer).toContain('/track/parameters/countryCaps/perCountry')
  })

  test.each(['no-such-track', { scenario: 'enforced' }, { scenario: 'codified', parameters: {} }])('has no track %j', async (track) => {
    const problem = await problemOf(await send(path, to('SG', track)), 'track-not-available')
    expect(pointersIn(problem)).toEqual(['/track'])
    for (const id of ['enforced', 'codified', ...ids]) expect(problem.detail).toContain(id)
  })
})

describe('places under a scenario', () => {
  test.each(scenarios.map(({ id, hasTiers }) => [id, hasTiers] as const))('%s lists them all, with tiers: %s', async (id, hasTiers) => {
    const { law, destinations } = await answerOf<z.infer<typeof DestinationListView>>(await get(`/v1/destinations?track=${id}`))
    expect(law).toMatchObject({ track: id, status: 'hypothetical' })
    expect(destinations.length).toBeGreaterThan(240)
    expect(destinations.some(({ tier }) => tier !== null)).toBe(hasTiers)
  })

  test.each([
    ['PL', 'T1'],
    ['DE', 'T1'],
    ['SG', 'T2'],
    ['RS', 'T2'],
    ['AE', 'T2'],
    ['CN', 'T3'],
    ['MO', 'T3'],
    ['VE', 'T3'],
    ['KY', null],
  ])('tier reform puts %s in %s', async (place, tier) => {
    expect((await answerOf<z.infer<typeof DestinationView>>(await get(`/v1/destinations/${place}?track=tier-reform`))).tier).toBe(tier)
  })

  // What is asked of .a, .b and .c items.
  test.each([
    ['tier-reform', 'DE', ['unknown', 'no', 'no']],
    ['tier-reform', 'SG', ['yes', 'no', 'no']],
    ['monopoly', 'DE', ['yes', 'no', 'no']],
    ['monopoly', 'CN', ['yes', 'yes', 'yes']],
    ['repeal', 'SA', ['yes', 'yes', 'no']],
    ['repeal', 'SG', ['no', 'no', 'no']],
    ['repeal', 'AE', ['unknown', 'unknown', 'no']],
    ['repeal-embargo-only', 'SA', ['no', 'no', 'no']],
    ['repeal-embargo-only', 'CN', ['yes', 'yes', 'yes']],
    ['bilateral', 'DE', ['yes', 'no', 'no']],
    ['approved-operators', 'DE', ['yes', 'no', 'no']],
    ['march-2026-draft', 'JP', ['yes', 'no', 'no']],
    ['southeast-asia-draft', 'MY', ['unknown', 'unknown', 'no']],
    ['southeast-asia-draft', 'SG', ['no', 'no', 'no']],
  ])('%s asks of %s: %j', async (track, place, needed) => {
    const { requirements } = await answerOf<z.infer<typeof DestinationView>>(await get(`/v1/destinations/${place}?track=${track}`))
    expect(requirements.map((each) => each.needed)).toEqual(needed)
  })
})
