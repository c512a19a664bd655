import type { SignUpVerdict } from '../domain/customers/sign-up'
import { forApplicant } from './asked'
import { signUpIn, textAt } from './pointed'
import { jsonReply, type Reply, type SignUpSender } from './sender'
import { standardSecretFault, verifiedId } from './standard-webhooks'

const event = 'before-user-created'

/** Shown to whoever signs up, under a status of its own inside a 200: of any other status the text is lost. */
const refusal = (httpCode: 403 | 503, message: string): Reply => jsonReply(200, { error: { http_code: httpCode, message } })

/** Supabase Auth, before a user is created. Nothing but an error object in a 200 keeps the user from being made with a text to read. */
export const supabase: SignUpSender = {
  speaksOf: 'sign-ups',
  source: 'supabase',
  // For all three attempts together: whatever one of them uses up is gone.
  limitMs: 5000,
  canBlock: true,
  mapping: {
    externalId: '/user/id',
    email: '/user/email',
    phone: '/user/phone',
    name: '/user/user_metadata/name',
    company: '/user/user_metadata/company',
    country: '/user/user_metadata/country',
    companyCountry: '/user/user_metadata/company_country',
    address: '/user/user_metadata/address',
    website: '/user/user_metadata/website',
    chip: '/user/user_metadata/chip',
    count: '/user/user_metadata/count',
    hours: '/user/user_metadata/hours',
    training: '/user/user_metadata/training',
    purpose: '/user/user_metadata/purpose',
    description: '/user/user_metadata/description',
  },
  secretFault: standardSecretFault,
  verify: async (request, secrets) => (await verifiedId(request, secrets)) !== undefined,
  // Each attempt has an id of its own; what is one per sign-up is this.
  read: (body, _request, settings) => {
    const key = textAt(body, '/metadata/uuid')
    return key === undefined || textAt(body, '/metadata/name') !== event
      ? undefined
      : { kind: 'sign-up', key, signUp: signUpIn(body, supabase.mapping, settings) }
  },
  reply: (told: SignUpVerdict): Reply => {
    if (told.verdict === 'allow') return jsonReply(200, {})
    return refusal(told.verdict === 'unavailable' ? 503 : 403, forApplicant(told))
  },
  keepsReply: true,
}
