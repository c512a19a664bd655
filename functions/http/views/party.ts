import { z } from '@hono/zod-openapi'
import { addressClasses, type Owner } from '../../domain/party'
import { Name } from './item'
import { IsoDay } from './law'
import { Listing } from './listing'
import { OwnershipRequest } from './ownership'
import { Place } from './place'

const ownersMax = 50
/** How far up a chain of owners may be told. Deeper than any real filing, and no request can nest without end. */
const ownerDepth = 6

/** A name, one `@`, and a domain. Whether anyone reads it is not asked. */
const emailPattern = /^[^\s@]+@[^\s@]+$/

const percent = z.number().min(0).max(100)
const Range = z.strictObject({ min: percent, max: percent }).refine(({ min, max }) => min <= max, 'min is more than max')
const ownerFields = {
  name: Name,
  share: z.union([percent, Range]).optional().openapi({ description: 'Percent, or the range it lies in' }),
  headquarters: Place.optional(),
  listings: z.array(Listing).max(20).optional(),
}

const ownerAt = (depth: number): z.ZodType<Owner> =>
  depth === 0
    ? z.strictObject(ownerFields)
    : z.strictObject({
        ...ownerFields,
        owners: z
          .array(ownerAt(depth - 1))
          .max(ownersMax)
          .optional(),
      })

export const UltimateParent = z
  .strictObject({ name: Name, kind: z.enum(['company', 'person', 'government']), headquarters: Place })
  .openapi('UltimateParent')

export const PartyRequest = z
  .strictObject({
    name: Name,
    aliases: z.array(Name).max(50).optional(),
    country: Place,
    headquarters: z
      .union([Place, z.array(Place).min(1).max(10)])
      .optional()
      .openapi({ description: 'Absent: unknown. Several: in doubt (R-02)' }),
    ultimateParents: z.array(UltimateParent).max(20).optional().openapi({ description: 'Empty: stated to have none. Absent: unknown' }),
    owners: z.array(ownerAt(ownerDepth)).max(ownersMax).optional().openapi({ description: 'A tree. Or say `ownership`' }),
    ownership: OwnershipRequest.optional(),
    stateControl: z.strictObject({ government: Place, extent: z.enum(['none', 'controlled', 'wholly-owned']) }).optional(),
    address: z.string().max(1000).optional(),
    addressClass: z
      .enum(addressClasses)
      .optional()
      .openapi({ description: 'What stands at the address. That of a forwarder or a virtual office is not compared with those of others' }),
    phone: z
      .string()
      .max(40)
      .optional()
      .openapi({ description: 'With the calling code of its country, or as it is dialed there', example: '+65 6555 0100' }),
    email: z.string().max(254).regex(emailPattern, 'not an e-mail address').optional().openapi({ example: 'orders@compute.example' }),
    registration: z.strictObject({ scheme: z.string().max(60), id: z.string().max(100) }).optional(),
    tenure: z.enum(['owned', 'leased', 'colocated', 'hosted']).optional(),
    takesTitle: z.boolean().optional(),
    computeStatus: z.enum(['aia-holder', 'dc-veu', 'other']).optional(),
    supplement8: z
      .strictObject({ entry: Name, kind: z.enum(['government', 'approved', 'us-company', 'us-subsidiary']), lapsesOn: IsoDay.optional() })
      .optional(),
    listings: z.array(Listing).max(50).optional(),
  })
  .refine(({ owners, ownership }) => owners === undefined || ownership === undefined, {
    path: ['ownership'],
    message: 'owners are told as a tree already: say one of the two',
  })
  .openapi('Party')

export const PartiesRequest = z
  .strictObject({
    exporter: PartyRequest.optional(),
    purchaser: PartyRequest.optional(),
    intermediateConsignees: z.array(PartyRequest).max(20).optional(),
    freightForwarder: PartyRequest.optional(),
    distributor: PartyRequest.optional(),
    ultimateConsignee: PartyRequest,
    endUser: PartyRequest.optional(),
    owner: PartyRequest.optional(),
    operator: PartyRequest.optional(),
    cloudOperator: PartyRequest.optional(),
    computeProvider: PartyRequest.optional(),
    customer: PartyRequest.optional(),
  })
  .openapi('Parties')
