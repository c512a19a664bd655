import { z } from '@hono/zod-openapi'
import {
  accessKinds,
  addressKinds,
  customerSubject,
  paymentMethods,
  personRoles,
  verificationResults,
} from '../../domain/customers/customer'
import { ChipId, ComputeAsked, LinkedAccountRequest, ModelPlanRequest, PriorUsageRequest } from './customer-compute'
import { SignalsRequest } from './customer-signals'
import { Name } from './item'
import { IsoDay } from './law'
import { CustomerOwnership, StatementsRequest } from './ownership'
import { UltimateParent } from './party'
import { Place } from './place'

const namesMax = 20
const peopleMax = 100
const placesMax = 30
const accessMax = 200
const verificationsMax = 120

const Text = z.string().max(1000)
const Identifier = z.strictObject({ scheme: z.string().min(1).max(60), id: z.string().min(1).max(100) })
const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
/** A name, one `@`, and a domain. Whether anyone reads it is not asked. */
const Email = z
  .string()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, 'not an e-mail address')
const BirthDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a day, a month or a year: 1960-05-01, 1960-05, 1960')

const Address = z.strictObject({
  text: Text.optional(),
  country: Place,
  kind: z.enum(addressKinds).optional(),
  isPoBox: z.boolean().optional(),
})

const Person = z.strictObject({
  role: z.enum(personRoles),
  name: Name,
  otherNames: z.array(Name).max(namesMax).optional(),
  country: Place.optional().openapi({ description: 'Of residence. Neither birthplace nor nationality is asked' }),
  birthDate: BirthDate.optional(),
  address: Text.optional(),
  identifiers: z.array(Identifier).max(20).optional(),
  isUsPerson: z.boolean().optional().openapi({ description: 'Citizen, permanent resident, or in the United States' }),
  share: z.number().min(0).max(100).optional().openapi({ description: 'Percent of the customer' }),
})

const Payment = z.strictObject({
  method: z.enum(paymentMethods).optional(),
  payer: Name.optional().openapi({ description: 'Who pays, where it is another' }),
  bank: Name.optional(),
  country: Place.optional().openapi({ description: 'Of the card, account or bank' }),
  wallet: z.string().max(200).optional(),
})

const Access = z.strictObject({
  country: Place,
  at: Instant.optional(),
  kind: z.enum(accessKinds).optional(),
})

/** All of it may be left out: what the tier asks for and nobody told is asked for in the answer. */
export const customerFields = {
  id: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'not Unicode text without control characters')
    .optional()
    .openapi({ example: 'account-1001', description: 'Yours, under which it is known again; left out, one is made' }),
  type: z.enum(['individual', 'entity']),
  name: Name.optional(),
  otherNames: z.array(Name).max(namesMax).optional(),
  email: Email.optional(),
  phone: z.string().max(40).optional(),
  addresses: z.array(Address).max(20),
  useLocations: z.array(Place).max(placesMax).optional().openapi({ description: 'Where it will be used from' }),
  jurisdiction: Place.optional().openapi({ description: 'Where it is organized' }),
  registration: Identifier.optional().openapi({
    description: 'Of an entity its registration; of an individual a document or national number',
  }),
  identifiers: z.array(Identifier).max(20).optional(),
  birthDate: BirthDate.optional(),
  foundedOn: IsoDay.optional(),
  headquarters: z
    .union([Place, z.array(Place).min(1).max(10)])
    .optional()
    .openapi({ description: 'Absent: unknown. Several: in doubt' }),
  ultimateParents: z.array(UltimateParent).max(20).optional().openapi({ description: 'Empty: stated to have none. Absent: unknown' }),
  isUsPerson: z.boolean().optional().openapi({ description: 'Absent: not known, and taken for foreign' }),
  people: z.array(Person).max(peopleMax).optional(),
  payment: Payment.optional(),
  accessIps: z
    .array(Access)
    .max(accessMax)
    .optional()
    .openapi({ description: 'Where it came from, as you looked its addresses up. The addresses themselves are not taken' }),
  lineOfBusiness: Text.optional(),
  website: z.string().max(300).optional(),
  reseller: z.strictObject({ name: Name, country: Place.optional() }).optional().openapi({ description: 'Through whom it comes' }),
  isReseller: z.boolean().optional().openapi({ description: 'It supplies computing to others itself' }),
}

export const CustomerRequest = z
  .strictObject({ ...customerFields, addresses: customerFields.addresses.default([]) })
  .openapi('Customer', { description: 'Whoever wants an account, as far as it was told' })

const VerificationRequest = z
  .strictObject({
    subject: z
      .string()
      .min(1)
      .max(300)
      .openapi({ example: customerSubject, description: 'The customer, or the name of one of its people' }),
    method: z.enum(['documentary', 'non-documentary', 'both']),
    result: z.enum(verificationResults),
    at: Instant.optional(),
    attempts: z.int().min(0).max(1000).optional(),
    expiresOn: IsoDay.optional().openapi({ description: 'Of the document' }),
  })
  .openapi('Verification', { description: 'What a vendor found of an identity' })

const Concern = z.strictObject({
  kind: z.enum(['supercomputer', 'advanced-node', 'equipment-maker', 'military', 'military-intelligence', 'wmd']),
  knowledge: z.boolean().openapi({ description: 'It is known. Otherwise it is only suspected' }),
  place: Place.optional(),
})

const IntendedUseRequest = z
  .strictObject({
    purpose: z.enum(['inference', 'training', 'fine-tuning', 'rendering', 'research', 'resale', 'other']).optional(),
    description: z.string().max(4000).optional(),
    endUserHeadquarters: z.array(Place).max(placesMax).optional().openapi({ description: 'Of those whose models it works on' }),
    concerns: z.array(Concern).max(20).optional(),
    hardware: z
      .array(z.strictObject({ chip: ChipId, use: z.enum(['host', 'rent', 'broker', 'service', 'technical-analysis']) }))
      .max(20)
      .optional()
      .openapi({ description: 'Machines of others that it hosts, rents out, brokers or services' }),
  })
  .openapi('IntendedUse')

const CertificateRequest = z
  .strictObject({
    kind: z.string().min(1).max(100),
    signedOn: IsoDay.optional(),
    elements: z.record(z.string().max(100), z.union([z.boolean(), z.number(), z.string().max(1000)])).optional(),
  })
  .openapi('Certificate', { description: 'A statement that somebody signed' })

/** Facts beside those of the customer itself. */
export const factFields = {
  verifications: z.array(VerificationRequest).max(verificationsMax).optional(),
  compute: z.array(ComputeAsked).max(50).optional().openapi({ description: 'Left out: nothing of it is granted but the lowest tier' }),
  priorUsage: z.array(PriorUsageRequest).max(200).optional(),
  linkedAccounts: z.array(LinkedAccountRequest).max(50).optional(),
  modelPlan: ModelPlanRequest.optional(),
  intendedUse: IntendedUseRequest.optional(),
  certificates: z.array(CertificateRequest).max(50).optional(),
  signals: SignalsRequest.optional(),
}

/** Owners as a graph of their own form, or as statements. */
export const ownershipFields = {
  ownership: CustomerOwnership.optional().openapi({ description: 'Who owns the customer, which is its subject. Or say `bods`' }),
  bods: StatementsRequest.optional().openapi({ description: 'The same as statements of the Beneficial Ownership Data Standard alone' }),
}

/** Said of a body that tells owners in both ways. */
export const oneOwnership = { path: ['bods'], message: 'owners are told as `ownership` already: say one of the two' }
