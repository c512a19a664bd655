import { z } from 'zod'
import type { SignUpVerdict } from '../domain/customers/sign-up'
import { forApplicant, nothingToDecide, wholeName } from './asked'
import { headerSecretFault, isInHeader } from './header-secret'
import { signUpIn } from './pointed'
import { jsonReply, type SignUpSender } from './sender'

const Profile = z.looseObject({})
const Registration = z.looseObject({
  eventId: z.string().min(1),
  eventType: z.literal('com.okta.user.pre-registration'),
  // Their older engine has one flow, and does not name it.
  requestType: z.enum(['self.service.registration', 'progressive.profile']).default('self.service.registration'),
  data: z.looseObject({
    context: z.looseObject({ user: z.looseObject({ profile: Profile.optional() }).optional() }).optional(),
    userProfile: Profile.optional(),
    userProfileUpdate: Profile.optional(),
  }),
})

/**
 * Okta's registration inline hook. It signs nothing: the value of a header, chosen at set-up, is the secret, all of it. Their other
 * way, tokens of OAuth 2.0, is not supported.
 */
export const okta: SignUpSender = {
  speaksOf: 'sign-ups',
  source: 'okta',
  limitMs: 3_000,
  canBlock: true,
  mapping: {
    // There is none before the account is. A login is whatever somebody enters, another's as well.
    externalId: '/data/context/user/id',
    email: '/data/userProfile/email',
    phone: '/data/userProfile/mobilePhone',
    name: '/data/userProfile/displayName',
    company: '/data/userProfile/organization',
    country: '/data/userProfile/countryCode',
    address: '/data/userProfile/streetAddress',
  },
  secretFault: headerSecretFault,
  verify: (request, secrets) => isInHeader(request, ['authorization'], secrets),
  read: (body, _request, settings) => {
    const { success, data: told } = Registration.safeParse(body)
    if (!success) return undefined
    if (told.requestType === 'progressive.profile' && !settings.screensSignIns) return nothingToDecide
    const { context, userProfile, userProfileUpdate } = told.data
    // Somebody who has an account adds to it: what is new stands over what was.
    const profile: z.infer<typeof Profile> = { ...context?.user?.profile, ...userProfile, ...userProfileUpdate }
    const named = { ...profile, displayName: profile['displayName'] ?? wholeName(profile['firstName'], profile['lastName']) }
    const whole = { ...told, data: { ...told.data, userProfile: named } }
    return { kind: 'sign-up', key: told.eventId, signUp: signUpIn(whole, okta.mapping, settings) }
  },
  // Whatever does not deny lets in, and an error denies, even an empty one.
  reply: (verdict, { body }) => jsonReply(200, verdict.verdict === 'allow' ? {} : denial(verdict, locationIn(body))),
  keepsReply: true,
}

const denial = (told: SignUpVerdict, location: string) => ({
  commands: [{ type: 'com.okta.action.update', value: { registration: 'DENY' } }],
  error: {
    errorSummary: 'Registration not possible',
    // The one that the person sees, and only beside a field of the form.
    errorCauses: [{ errorSummary: forApplicant(told), reason: 'TRADE_SCREENING', locationType: 'body', location, domain: 'end-user' }],
  },
  // For the log of the tenant's Okta.
  debugContext: { verdict: told.verdict, ...(told.reference === undefined ? {} : { check: told.reference }) },
})

const locationIn = (body: unknown): string => {
  const [changed] = Object.keys(Registration.safeParse(body).data?.data.userProfileUpdate ?? {})
  return changed === undefined ? 'data.userProfile.login' : `data.userProfileUpdate.${changed}`
}
