import { z } from 'zod'
import type { SignUpVerdict } from '../domain/customers/sign-up'
import { forApplicant, nothingToDecide, wholeName } from './asked'
import { fromHex, toHex, utf8 } from './bytes'
import { hmacOf } from './hmac'
import { signUpIn } from './pointed'
import type { RawRequest, Reply, ReplyContext, SignUpSender } from './sender'
import { secretThatSigned, textSecretFault } from './timed-signature'
import { isNearMs, stampIn } from './window'

/** Milliseconds. Their Actions, unlike their webhooks, are signed for half a minute; their library only looks back. */
const windowMs = 30_000

const Person = z.looseObject({ name: z.string().nullish(), first_name: z.string().nullish(), last_name: z.string().nullish() })
const Context = z.looseObject({
  id: z.string().min(1),
  object: z.enum(['user_registration_action_context', 'authentication_action_context']),
  user_data: Person.optional(),
  user: Person.optional(),
})

/** WorkOS Actions. The only sender that verifies what it is answered: without a signature of ours nobody gets in. */
export const workos: SignUpSender = {
  speaksOf: 'sign-ups',
  source: 'workos',
  // They publish none.
  limitMs: 2_000,
  canBlock: true,
  mapping: {
    externalId: '/user_data/id',
    email: '/user_data/email',
    name: '/user_data/name',
    company: '/organization/name',
    country: '/user_data/metadata/country',
  },
  secretFault: textSecretFault,
  verify: async (request, secrets) => (await signedWith(request, secrets)) !== undefined,
  read: (body, _request, settings) => {
    const { success, data } = Context.safeParse(body)
    if (!success) return undefined
    if (data.object === 'authentication_action_context' && !settings.screensSignIns) return nothingToDecide
    // Whoever signs in is told of as `user`, in the same words as whoever signs up.
    const person = data.user_data ?? data.user
    const told = { ...data, user_data: { ...person, name: person?.name ?? wholeName(person?.first_name, person?.last_name) } }
    return { kind: 'sign-up', key: data.id, signUp: signUpIn(told, workos.mapping, settings) }
  },
  reply: async (verdict, context) => {
    const secret = await signedWith(context.request, context.secrets)
    return secret === undefined ? unsigned : signed(verdict, context, secret)
  },
  // Signed for half a minute, like the question: kept bytes would be too old for a repeat.
  keepsReply: false,
}

/** They verify with the secret that they signed with, whichever that is while one takes the other's place. */
const signedWith = async (request: RawRequest, secrets: readonly string[]): Promise<string | undefined> => {
  // What stands behind the first signature is not read. Neither does their library.
  const [, time = '', hex = ''] = /^t=(\d+), ?v1=([0-9a-f]{64})(?:,|$)/.exec(request.header('workos-signature') ?? '') ?? []
  const signature = fromHex(hex)
  const secret = await secretThatSigned(request, { time, signatures: signature === undefined ? [] : [signature] }, secrets)
  const stamp = stampIn(time)
  return stamp !== undefined && isNearMs(request.at, stamp, windowMs) ? secret : undefined
}

/** Nothing to sign with, which they take for a denial. */
const unsigned: Reply = { status: 503, headers: {}, body: null }

const signed = async (told: SignUpVerdict, { body, at }: ReplyContext, secret: string): Promise<Reply> => {
  const timestamp = at.getTime()
  // Written once: what is signed and what is sent cannot differ. They sign it with its keys in this order.
  const payload = JSON.stringify(
    told.verdict === 'allow' ? { timestamp, verdict: 'Allow' } : { timestamp, verdict: 'Deny', error_message: forApplicant(told) },
  )
  const asked = Context.safeParse(body).data?.object === 'authentication_action_context' ? 'authentication' : 'user_registration'
  const signature = toHex(await hmacOf(utf8(secret), utf8(`${timestamp}.${payload}`)))
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `{"object":"${asked}_action_response","payload":${payload},"signature":"${signature}"}`,
  }
}
