import { callingCodes } from '../catalog/calling-codes'
import { findPlace } from '../catalog/find-place'
import type { SignUp, SignUpVerdict } from '../domain/customers/sign-up'
import { type SignUpPlaces, signUpFacts } from '../domain/customers/sign-up-facts'
import { verdictOf } from '../domain/customers/sign-up-verdict'
import { sha256 } from '../domain/digest'
import type { PlaceCode } from '../domain/place'
import type { Moment, OnBehalf } from '../store/caller'
import type { Connection } from '../store/connection-store'
import type { Store } from '../store/store'
import type { CustomerCheck } from './compose-check'
import { type CheckAsked, createCheck } from './create-check'

/** One delivery of a sender's hook, whose signature was checked, with what only the edge knows. */
export type SignUpAsked = {
  readonly connection: Connection
  /** The same on each of its retries. */
  readonly key: string
  readonly signUp: SignUp
  /** `customer`: for somebody whom the sender names by nothing. */
  readonly check: Pick<CheckAsked, 'customer' | 'lists' | 'requestId' | 'id' | 'salt' | 'engine' | 'marks'>
  /** The reply in the sender's dialect, as text. */
  readonly replyTo: (verdict: SignUpVerdict) => Promise<string>
  /** A repeat is sent the very text that was sent first. */
  readonly keepsReply: boolean
}

/**
 * Checks whoever signs up, once for each delivery, and says what the sender is told. A repeat is answered from what was decided
 * at first, whatever it says now.
 *
 * @returns The reply's text.
 */
export const screenSignUp = async (store: Store, now: Moment, asked: SignUpAsked): Promise<string> => {
  const { connection, key, signUp, keepsReply, replyTo } = asked
  const facts = signUpFacts(signUp, places)
  const requestKey = `hook:${connection.id}:${key}`
  const replyFor = (answer: CustomerCheck) => replyTo(verdictOf(answer, connection.settings.onReview))
  const caller: OnBehalf = { tenant: connection.tenant, connection: connection.id }
  const checked = await createCheck(store, caller, now, {
    ...asked.check,
    asOf: now.day,
    facts,
    customer: customerOf(connection.source, signUp) ?? asked.check.customer,
    requestKey,
    // By its key alone: a sender that tries again may word it otherwise.
    requestHash: await sha256(requestKey),
    cause: 'asked',
    delivery: async (answer) => ({ connection: connection.id, key, reply: keepsReply ? await replyFor(answer) : null }),
  })
  if (!checked.ok) return replyTo(unreadable)
  if (!checked.value.isFirst && keepsReply) {
    const before = await store.findDelivery(connection.id, key)
    if (before?.reply) return before.reply
  }
  return replyFor(JSON.parse(checked.value.value.answer) as CustomerCheck)
}

/** Of whom nothing could be made: nobody is let in on it. */
const unreadable: SignUpVerdict = {
  verdict: 'held',
  message: 'We could not read your details. Please check them, or ask us to open the account.',
}

/** Ids that fit an address as they are. */
const plainId = /^[\w.@-]{1,120}$/
const noId = /^0{8}-0{4}-0{4}-0{4}-0{12}$/

/** By the sender's own id, under the sender's name: nobody who signs up takes the place of a customer known otherwise. */
const customerOf = (source: string, { fields: { externalId } }: SignUp): string | undefined =>
  externalId === undefined || !plainId.test(externalId) || noId.test(externalId) ? undefined : `${source}:${externalId}`

const placeOf = (text: string): PlaceCode | undefined => {
  const found = findPlace(text)
  return found.state === 'found' ? found.place.code : undefined
}

/** Calling codes with the places that have them. No code begins with another. */
const placesByCode: ReadonlyMap<string, readonly PlaceCode[]> = new Map(
  [...Map.groupBy(callingCodes, ([, code]) => code)].map(([code, rows]) => [code, rows.map(([place]) => place)]),
)

/** Only of a number in its international form, whose code one place has. */
const placeOfPhone = (phone: string): PlaceCode | undefined => {
  const digits = /^\s*(?:\+|00)/.test(phone) ? phone.replace(/^\s*(\+|00)/, '').replace(/\D/g, '') : ''
  for (const length of [1, 2, 3]) {
    const found = placesByCode.get(digits.slice(0, length))
    if (digits.length > length && found !== undefined) return found.length === 1 ? found[0] : undefined
  }
  return undefined
}

const places: SignUpPlaces = { placeOf, placeOfPhone }
