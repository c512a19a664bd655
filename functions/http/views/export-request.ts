import { z } from '@hono/zod-openapi'
import type { Export } from '../../domain/export'
import type { IsoDate } from '../../domain/law'
import type { TrackAsked } from '../../operations/law-for'
import { AgreementRequest, OperatorRequest } from './agreement'
import { ItemRequest, Name, Operations } from './item'
import { IsoDay, TrackQuery } from './law'
import { PartiesRequest, PartyRequest } from './party'
import { Place } from './place'
import { ScenarioTrack } from './scenario'

const itemsMax = 50
const listMax = 50
const Count = z.number().min(0).max(Number.MAX_SAFE_INTEGER)
const Code = z.string().min(1).max(100)

const EndUse = z.strictObject({
  purpose: z.enum(['inference', 'training', 'development', 'production', 'storage', 'resale', 'other']).optional(),
  trainsControlledWeights: z.boolean().optional(),
  finalDestination: Place.optional(),
  concerns: z
    .array(
      z.strictObject({
        kind: z.enum(['supercomputer', 'advanced-node', 'equipment-maker', 'military', 'military-intelligence', 'wmd']),
        knowledge: z.boolean(),
        place: Place.optional(),
        petaflops64: Count.optional(),
        petaflops32: Count.optional(),
        volumeCubicFeet: Count.optional(),
      }),
    )
    .max(20)
    .optional(),
  usPersons: z.strictObject({ involved: z.boolean(), role: z.string().max(200).optional() }).optional(),
})

const Evidence = z
  .union([
    Code.transform((kind) => ({ kind })),
    z.strictObject({
      kind: Code,
      signedOn: IsoDay.optional(),
      elements: z.record(Code, z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(500)).max(50)])).optional(),
    }),
  ])
  .openapi({
    description:
      'A paper or a claim; a bare string is its kind. `tmp-claim`, `rpl-claim`, `gov-claim` and `tsu-claim` claim an exception: `elements` holds `paragraph` and what the findings of that exception ask for. `uvl-statement` is the statement of an unverified party, with `partyName`. `aia-certification` states `knowsItems`, `noProhibitedUse`, `noTrainingForOutsiders`, `noTransferToOutsiders` and `signed`; `lpp-certification` states `knowsItems`, `noProhibitedUse`, `limitNotReached` and `signed`; without any of them it is taken to state all. `supplement-10` states the certifications of a data center validated end-user, by the numbers of the paragraphs; `government-arrangement` that there is one; `agreement-conditions` the conditions of an agreement. Also `purchase-order`, `acm-ledger`, `laboratory-analysis`',
  })

const NacNotification = z.strictObject({
  exception: z.literal('NAC'),
  submittedOn: IsoDay,
  state: z.enum(['pending', 'confirmed', 'denied']),
  number: z.string().trim().min(1).max(40).optional().openapi({ example: 'A123456' }),
})

const Authorization = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('license'),
    number: z.string().trim().min(1).max(40).openapi({ example: 'D1234567' }),
    issuedOn: IsoDay.optional(),
    expiresOn: IsoDay.optional(),
    consignee: Name.optional(),
    otherParties: z.array(Name).max(listMax).optional().openapi({ description: 'Purchaser, end users and others it names' }),
    countries: z
      .array(Place)
      .max(listMax)
      .optional()
      .openapi({ description: 'Every destination it names. Absent: that of the consignee, if it is under no embargo' }),
    eccns: z.array(z.string().min(1).max(24)).max(listMax).optional(),
  }),
  z.strictObject({
    kind: z.literal('data-center-veu'),
    class: z.enum(['universal', 'national']),
    holder: Code,
    country: Place.optional(),
    listedFrom: IsoDay,
  }),
])

const Usage = z.strictObject({
  lpp: z
    .strictObject({
      year: z.int().min(2000).max(2100),
      receivedTpp: Count.optional(),
      exportedTpp: Count.optional(),
      affiliatesReceivedTpp: Count.optional(),
    })
    .optional(),
  aia: z.strictObject({ cumulativeTpp: Count.optional() }).optional(),
  country: z.strictObject({ licensedTpp: Count.optional() }).optional(),
  nveu: z.strictObject({ country: Place, installedTpp: Count.optional() }).optional(),
  uveu: z
    .strictObject({
      totalTpp: Count.optional(),
      outsideATpp: Count.optional(),
      byCountry: z.record(z.string().max(10), Count).optional(),
      outsideUsTpp: Count.optional(),
    })
    .optional(),
  volumeWindow: z.strictObject({ product: Code, usTpp: Count.optional(), cnMoTpp: Count.optional() }).optional(),
})

const WindowFacts = z.strictObject({
  statesTechnicalData: z.boolean().optional(),
  usUnitsShipped: z.union([z.boolean(), Count]).optional(),
  supplyCertified: z.boolean().optional(),
  capacityCertified: z.boolean().optional(),
  customerChecksCertified: z.boolean().optional(),
  recipientOffersIaas: z.boolean().optional(),
  iaasPromise: z.boolean().optional(),
  remoteUsers: z.array(PartyRequest).max(listMax).optional(),
  lab: z
    .strictObject({
      headquarters: Place.optional(),
      controlledFrom: z.union([Place, z.array(Place).max(20)]).optional(),
      independent: z.boolean().optional(),
      representativeSample: z.boolean().optional(),
      testedIn: Place.optional(),
      certificateOn: IsoDay.optional(),
      sentToBisOn: IsoDay.optional(),
    })
    .optional(),
})

export const exportFields = {
  asOf: IsoDay.optional().openapi({ description: 'Day of export, US Eastern; default today' }),
  activity: z.enum(['export', 'reexport', 'transfer', 'deemed-export', 'remote-access', 'release', 'domestic']),
  exportFrom: Place.optional().openapi({ description: 'Default US; for a transfer the country it stays in' }),
  items: z.array(ItemRequest).min(1).max(itemsMax),
  parties: PartiesRequest,
  endUse: EndUse.optional(),
  evidence: z.array(Evidence).max(listMax).optional(),
  notifications: z.array(NacNotification).max(listMax).optional(),
  authorizations: z.array(Authorization).max(listMax).optional(),
  usage: Usage.optional(),
  window: WindowFacts.optional(),
  transit: z.strictObject({ orderedOn: IsoDay.optional(), aboardSince: IsoDay.optional(), completesOn: IsoDay.optional() }).optional(),
  existingStock: z.boolean().optional(),
  cluster: z
    .strictObject({
      operator: Code,
      country: Place,
      totalTpp: Count,
      solelyInternalUse: z.boolean().optional(),
      exporterMonitors: z.boolean().optional(),
      clusteringBlocked: z.boolean().optional(),
    })
    .optional(),
  election: z.strictObject({ lppBookedTo: z.literal('operator') }).optional(),
  agreements: z.array(AgreementRequest).max(listMax).optional(),
  approvedOperators: z.array(OperatorRequest).max(listMax).optional(),
  partiesScreened: z.boolean().optional(),
  assume: z
    .strictObject({ opsOpen: Operations.optional().openapi({ description: 'The number of Note 2 to ECCN 4E091, where it is known' }) })
    .optional(),
  dataCenter: z.strictObject({ id: Code, country: Place, newSite: z.boolean().optional(), noticeOn: IsoDay.optional() }).optional(),
}

export const example = {
  asOf: '2026-11-22',
  activity: 'export',
  items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 64 }],
  parties: {
    ultimateConsignee: {
      name: 'Example Compute Sdn Bhd',
      country: 'MY',
      headquarters: 'MY',
      ultimateParents: [{ name: 'Example Holdings Ltd', kind: 'company', headquarters: 'CN' }],
    },
  },
}

export const TrackRequest = z.union([TrackQuery, ScenarioTrack])

export const DeterminationRequest = z
  .strictObject({ ...exportFields, track: TrackRequest.optional() })
  .openapi('DeterminationRequest', { example })

export type DeterminationBody = z.output<typeof DeterminationRequest>

export const trackOf = ({ track }: Pick<DeterminationBody, 'track'>): TrackAsked => track ?? 'enforced'

/** The request in the words of the domain. */
export const exportOf = (body: DeterminationBody, today: IsoDate): Export => ({ ...body, asOf: body.asOf ?? today })
