import { z } from 'zod'
import { sha256 } from '../domain/digest'
import { forApplicant, nothingToDecide, wholeName } from './asked'
import { fromBase64 } from './bytes'
import { memberText } from './member-text'
import { signUpIn } from './pointed'
import { jsonReply, type RawRequest, type SignUpSender } from './sender'
import { secretThatSigned, type TimedSignature, textSecretFault, timedSignatureIn } from './timed-signature'
import { isNear, stampIn } from './window'

/** The calls that make a person: of the second version of their API, and of those before it. */
const methods = ['AddHumanUser', 'CreateUser', 'ImportHumanUser']

const Metadata = z.array(z.looseObject({ key: z.string(), value: z.string() })).optional()
const Human = z.looseObject({ profile: z.looseObject({}).optional(), metadata: Metadata })
const Call = z.looseObject({
  fullMethod: z.string(),
  instanceID: z.string().optional(),
  orgID: z.string().optional(),
  request: Human.extend({
    userId: z.string().optional(),
    username: z.string().optional(),
    human: Human.optional(),
    machine: z.looseObject({}).optional(),
  }),
})
type Call = z.infer<typeof Call>

/** Zitadel's Actions, of the kind that waits for the reply and is interrupted by errors. It calls once, and not again. */
export const zitadel: SignUpSender = {
  speaksOf: 'sign-ups',
  source: 'zitadel',
  // Theirs is set on each target. This is how long we make one wait.
  limitMs: 5_000,
  canBlock: true,
  mapping: {
    externalId: '/request/userId',
    email: '/human/email/email',
    phone: '/human/phone/phone',
    name: '/human/profile/displayName',
    company: '/metadata/company',
    country: '/metadata/country',
    companyCountry: '/metadata/company_country',
    address: '/metadata/address',
    website: '/metadata/website',
    chip: '/metadata/chip',
    count: '/metadata/count',
    hours: '/metadata/hours',
    training: '/metadata/training',
    purpose: '/metadata/purpose',
    description: '/metadata/description',
  },
  secretFault: textSecretFault,
  verify: async (request, secrets) => {
    const header = headerOf(request)
    const secret = await secretThatSigned(request, header, secrets)
    const seconds = stampIn(header.time)
    return secret !== undefined && seconds !== undefined && isNear(request.at, seconds)
  },
  read: async (body, request, settings) => {
    const { success, data } = Call.safeParse(body)
    if (!success) return undefined
    const method = data.fullMethod.split('/').at(-1) ?? ''
    if (!methods.includes(method) || data.request.machine !== undefined) return nothingToDecide
    const signUp = signUpIn(asOne(data), zitadel.mapping, settings)
    return { kind: 'sign-up', key: await keyOf(data, request, signUp.fields), signUp }
  },
  reply: (told, { request }) =>
    told.verdict === 'allow'
      ? // What is answered takes the place of what was asked. It goes back as it came, with every digit.
        { ...jsonReply(200, {}), body: memberText(new TextDecoder().decode(request.bytes), 'request') ?? '{}' }
      : jsonReply(200, { forwardedStatusCode: 403, forwardedErrorMessage: forApplicant(told) }),
  // It holds what was asked, a password with it.
  keepsReply: false,
}

const headerOf = ({ header }: RawRequest): TimedSignature => timedSignatureIn(header('zitadel-signature') ?? '')

/** Both calls with the person at one place, and by its name whatever was added: their API has it as bytes in base64. */
const asOne = (call: Call) => {
  const human = call.request.human ?? call.request
  const { profile = {} } = human
  const displayName =
    profile['displayName'] ?? wholeName(profile['givenName'] ?? profile['firstName'], profile['familyName'] ?? profile['lastName'])
  return {
    ...call,
    human: { ...human, profile: { ...profile, displayName } },
    metadata: Object.fromEntries(
      [...(call.request.metadata ?? []), ...(human.metadata ?? [])].map(({ key, value }) => [key, textIn(value)]),
    ),
  }
}

const textIn = (base64: string): string => new TextDecoder().decode(fromBase64(base64))

/**
 * They number no call and repeat none. What comes twice was caught on its way and is sent again, under the time that was signed, or
 * somebody pressed twice. So the key is what is checked and the minute that was signed. Who tries again later, after somebody ruled
 * on the first try, is looked at anew. Of facts only, and hashed: a password has no part in it.
 */
const keyOf = (call: Call, request: RawRequest, fields: object): Promise<string> => {
  const minute = Math.floor(Number(headerOf(request).time) / 60)
  const { username = call.request['userName'] } = call.request
  return sha256(JSON.stringify([call.instanceID ?? '', call.orgID ?? '', username ?? '', minute, fields]))
}
