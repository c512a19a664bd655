import { z } from 'zod'
import { nothingToDecide, wholeName } from './asked'
import { signUpIn } from './pointed'
import { jsonReply, type RawRequest, type SignUpSender } from './sender'
import { standardSecretFault, verifiedId } from './standard-webhooks'

const Contacts = z.array(z.looseObject({ id: z.string() })).optional()
const Event = z.looseObject({
  type: z.string(),
  data: z.looseObject({
    first_name: z.string().nullish(),
    last_name: z.string().nullish(),
    email_addresses: Contacts,
    phone_numbers: Contacts,
    primary_email_address_id: z.string().nullish(),
    primary_phone_number_id: z.string().nullish(),
  }),
})

/** Clerk, which tells of an account once it was made. Svix delivers it, again and again until it is received. */
export const clerk: SignUpSender = {
  speaksOf: 'sign-ups',
  source: 'clerk',
  limitMs: 15_000,
  canBlock: false,
  mapping: {
    externalId: '/data/id',
    email: '/email/email_address',
    phone: '/phone/phone_number',
    name: '/name',
    company: '/data/unsafe_metadata/company',
    country: '/data/unsafe_metadata/country',
    companyCountry: '/data/unsafe_metadata/company_country',
    address: '/data/unsafe_metadata/address',
    website: '/data/unsafe_metadata/website',
    chip: '/data/unsafe_metadata/chip',
    count: '/data/unsafe_metadata/count',
    hours: '/data/unsafe_metadata/hours',
    training: '/data/unsafe_metadata/training',
    purpose: '/data/unsafe_metadata/purpose',
    description: '/data/unsafe_metadata/description',
  },
  secretFault: standardSecretFault,
  verify: async (request, secrets) => (await verifiedId(underOldNames(request), secrets)) !== undefined,
  read: (body, request, settings) => {
    const { success, data: event } = Event.safeParse(body)
    const key = request.header('svix-id')
    if (!success || key === undefined) return undefined
    if (event.type !== 'user.created') return nothingToDecide
    const { data } = event
    const told = {
      ...event,
      name: wholeName(data.first_name, data.last_name),
      email: primary(data.email_addresses, data.primary_email_address_id),
      phone: primary(data.phone_numbers, data.primary_phone_number_id),
    }
    return { kind: 'sign-up', key, signUp: signUpIn(told, clerk.mapping, settings) }
  },
  // A receipt. Without one the delivery comes again, for more than a day.
  reply: ({ verdict, reference }) =>
    verdict === 'unavailable'
      ? { status: 503, headers: { 'retry-after': '5' }, body: null }
      : jsonReply(200, { received: true, ...(reference === undefined ? {} : { check: reference }) }),
  keepsReply: true,
}

/** Clerk's own library reads these names only. Under the newer ones the id would not be the one that the key is taken from. */
const underOldNames = (request: RawRequest): RawRequest => ({
  ...request,
  header: (name) => (name.startsWith('webhook-') ? undefined : request.header(name)),
})

const primary = <T extends { readonly id: string }>(contacts: readonly T[] = [], id: string | null | undefined): T | undefined =>
  contacts.find((contact) => contact.id === id) ?? contacts[0]
