import type { SignUpVerdict } from '../domain/customers/sign-up'
import { hashOf } from '../domain/digest'
import { forApplicant } from './asked'
import { isOneOf } from './hmac'
import { signUpIn } from './pointed'
import { jsonReply, type RawRequest, type Reply, type SignUpSender } from './sender'

/** The number under which its forms show a text of ours. */
const messageId = 4_900_001
const secretLengthMin = 16
/** Before it is stored an identity has no id yet, and some versions send this in its place. */
const noId = '00000000-0000-0000-0000-000000000000'

/**
 * Ory Kratos and Ory Network: a web hook after registration and before the identity is stored, with the body of the template in
 * `docs/hooks/ory.md`. It signs nothing: the secret is what it sends as `Authorization`, whole or without the word before it.
 */
export const ory: SignUpSender = {
  speaksOf: 'sign-ups',
  source: 'ory',
  limitMs: 30_000,
  canBlock: true,
  mapping: {
    externalId: '/identity_id',
    email: '/traits/email',
    phone: '/traits/phone',
    name: '/traits/name',
    company: '/traits/company',
    country: '/traits/country',
    companyCountry: '/traits/company_country',
    ipCountry: '/headers/country/0',
    address: '/traits/address',
    website: '/traits/website',
    chip: '/transient/chip',
    count: '/transient/count',
    hours: '/transient/hours',
    training: '/transient/training',
    purpose: '/transient/purpose',
    description: '/transient/description',
  },
  secretFault: (secret) =>
    secret.length < secretLengthMin || !/^[\x20-\x7e]+$/.test(secret) || secret.trim() !== secret
      ? `at least ${secretLengthMin} letters that a header takes: what Ory sends as Authorization`
      : undefined,
  verify: ({ header }, secrets) => {
    const sent = header('authorization') ?? ''
    const [, credentials = ''] = /^(?:bearer|basic) +(\S+)$/i.exec(sent) ?? []
    return isOneOf(secrets, [sent, credentials])
  },
  read: async (body, request, settings) => {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined
    const { fields, ...unreadable } = signUpIn(body, ory.mapping, settings)
    const { externalId, ...others } = fields
    const signUp = { fields: externalId === undefined || externalId === noId ? others : fields, ...unreadable }
    return { kind: 'sign-up', key: await keyOf(request), signUp }
  },
  reply: (told: SignUpVerdict): Reply => (told.verdict === 'allow' ? allowed(told) : refused(told)),
  keepsReply: true,
}

/** The trigger is the same on each retry. Without one it is the same sign-up only if it says the same. */
const keyOf = async ({ header, bytes }: RawRequest): Promise<string> => header('ory-webhook-trigger-id') ?? `sha256:${await hashOf(bytes)}`

/** Never empty, which would break the registration. Whoever is let in with limits is marked, for staff alone to see. */
const allowed = ({ limitedTo, reference }: SignUpVerdict): Reply =>
  jsonReply(200, limitedTo === undefined ? {} : { identity: { metadata_admin: { tiergate: { limitedTo, check: reference ?? null } } } })

/** Other statuses than these are tried again, or show no text. There is always one message: none would be an internal error. */
const refused = (told: SignUpVerdict): Reply =>
  jsonReply(403, {
    messages: [
      {
        instance_ptr: '#/traits/email',
        messages: [
          {
            id: messageId,
            text: forApplicant(told),
            type: 'error',
            context: { ...(told.reference === undefined ? {} : { decision_id: told.reference }), reason: told.verdict },
          },
        ],
      },
    ],
  })
