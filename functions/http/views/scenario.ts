import { z } from '@hono/zod-openapi'
import { countryGroups } from '../../domain/place'
import type { ScenarioAnswer } from '../../domain/scenarios/scenario-answer'
import { AgreementRequest, OperatorRequest } from './agreement'
import { AllocationView } from './allocation'
import { IsoDay } from './law'
import { Place } from './place'

const placesMax = 250
const Places = z.array(Place).max(placesMax)
const Tpp = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const Share = z.number().min(0).max(100)
const Posture = z.enum(['presumption-of-approval', 'case-by-case', 'presumption-of-denial', 'policy-of-denial', 'unstated'])

const ClusterBand = z.strictObject({
  name: z.string().min(1).max(200),
  upToUnits: z.number().min(0).max(1_000_000_000).optional(),
  posture: Posture,
  alliesOnly: z.boolean().optional(),
  needsAgreement: z.boolean().optional(),
  exemptIfMonitored: z.boolean().optional(),
  duties: z.array(z.string().min(1).max(100)).max(20),
})

/** One schema for all scenarios; each takes the part of it that it speaks of. */
const Parameters = z
  .strictObject({
    thresholds: z
      .strictObject({
        a1Tpp: Tpp.optional(),
        a2Tpp: Tpp.optional(),
        a2Pd: z.number().min(0).max(1000).optional(),
        lowEndTpp: Tpp.optional(),
      })
      .optional(),
    favored: Places.optional(),
    easternEurope: Places.optional(),
    denied: z
      .array(z.union([z.enum(countryGroups), Place]))
      .max(placesMax)
      .optional(),
    hqRule: z.enum(['none', 'D5MO', 'nonFavored']).optional(),
    lowVolume: z
      .strictObject({
        unit: z.enum(['H100e', 'TPP']),
        perConsigneePerYear: z.number().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
        schedule: z.array(z.number().min(0).max(1_000_000_000)).min(1).max(20).optional(),
      })
      .optional(),
    countryCaps: z.strictObject({ defaultTpp: Tpp.optional(), perCountry: z.record(Place, Tpp).optional() }).optional(),
    operatorCaps: z
      .strictObject({
        perCountryShare: Share.nullable().optional(),
        outsideFavoredShare: Share.nullable().optional(),
        outsideHomeShare: Share.nullable().optional(),
      })
      .optional(),
    agreements: z.array(AgreementRequest).max(50).optional(),
    approvedOperators: z.array(OperatorRequest).max(50).optional(),
    eligibleCountries: Places.optional(),
    reviewPolicy: z
      .strictObject({
        eligible: Posture.optional(),
        withinLimit: Posture.optional(),
        aboveLimit: Posture.optional(),
        denied: Posture.optional(),
      })
      .optional(),
    clock: z.strictObject({ start: IsoDay }).optional(),
    h100eTpp: Tpp.min(1).optional(),
    gb300eTpp: Tpp.min(1).optional(),
    keepFoundry: z.boolean().optional(),
    extraDestinations: Places.optional(),
    exemptHq: Places.optional(),
    graceMonths: z.int().min(0).max(120).optional(),
    exemptActivities: z.array(z.string().min(1).max(100)).max(20).optional(),
    clusterBands: z.array(ClusterBand).max(20).optional(),
    hostingLimitTpp: Tpp.optional(),
  })
  .openapi('ScenarioParameters', {
    description: 'Laid over the preset of a scenario. Which of them it takes, and their preset values, are told by GET /v1/regimes',
  })

export const ScenarioTrack = z.strictObject({ scenario: z.string().min(1).max(60), parameters: Parameters.optional() })

const LimitView = AllocationView.extend({
  h100e: z.object({ ceiling: z.number(), used: z.number(), requested: z.number() }).optional(),
})

const ReliedOnView = z.union([
  z.object({ kind: z.literal('agreement'), country: z.string(), from: z.string(), to: z.string().optional(), effect: z.string() }),
  z.object({ kind: z.literal('operator'), id: z.string(), name: z.string() }),
])

export const ScenarioAnswerView = z
  .object({
    id: z.string(),
    title: z.string(),
    segment: z.enum(['favored', 'middle', 'denied']).nullable().openapi({ description: 'Null where a headquarters or parent is open' }),
    parameters: z
      .record(z.string(), z.unknown())
      .openapi({ description: 'Those in force: the preset, and what the request set otherwise' }),
    bindingLimit: LimitView.nullable(),
    clusterBand: z.string().optional(),
    reliedOn: z.array(ReliedOnView),
    unfulfilled: z.array(ReliedOnView).openapi({ description: 'Agreements whose conditions were not shown to hold' }),
    differsFromEnforced: z.boolean(),
    assumptions: z.array(z.string()).openapi({ description: 'What of the preset is ours and not its authors’' }),
  })
  .openapi('ScenarioAnswer', { description: 'Hypothetical: nothing of it is law' })

export const viewScenario = ({ reliedOn, unfulfilled, assumptions, parameters, ...rest }: ScenarioAnswer) => ({
  ...rest,
  parameters: { ...parameters },
  reliedOn: [...reliedOn],
  unfulfilled: [...unfulfilled],
  assumptions: [...assumptions],
})
