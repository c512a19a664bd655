// What a blocking function of Firebase Authentication with Identity Platform asks before a user is made. The function itself,
// with Firebase's own package, is in firebase-index.mjs.
//
// Firebase waits seven seconds.

const timeoutMs = 3000
const texts = {
  unavailable: 'We could not check this registration. Please try again in a few minutes.',
  unreadable: 'We could not read your details. Please look at your e-mail address again.',
}

/**
 * Whether somebody may have an account.
 *
 * @param event As `beforeUserCreated` is called: `data` is the user.
 * @param service `url` and `key` of the service, and `onReview`: `admit-limited`, or whatever else refuses.
 * @returns `refused` with the text that the person reads, or the `claims` that the account is made with.
 */
export const checkNewUser = async (event, service) => {
  const { status, answer } = await check(event, service).catch(() => ({ status: undefined }))
  if (status === 422) return { refused: texts.unreadable }
  if (status !== 201) return { refused: texts.unavailable }
  const { id, decision, granted, public: told } = answer
  const isLimited = decision === 'review' && service.onReview === 'admit-limited'
  if (decision !== 'allow' && !isLimited) return { refused: `${[told.message, ...told.asks].join(' ')} Reference ${id}.` }
  return { claims: { tiergate: { check: id, computeTier: isLimited ? limitOf(granted) : granted.computeTier } } }
}

/** Firebase knows no country, and nothing runs before one is told: such an account may tell it, and use nothing. */
const limitOf = ({ interimAccess }) =>
  interimAccess === undefined || interimAccess.restrictions.includes('no-use-before-a-country-is-told') ? null : 'T0'

const check = async ({ data, eventId }, { url, key }) => {
  const response = await fetch(`${url}/v1/customers/checks`, {
    method: 'POST',
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      // One for each user to be made, the same however often it is asked.
      'idempotency-key': `"firebase-${eventId}"`,
    },
    body: JSON.stringify(customerFrom(data)),
  })
  return { status: response.status, answer: response.status === 201 ? await response.json() : undefined }
}

/** No form of ours stands before this: where somebody lives is not known yet, and is asked for. */
const customerFrom = ({ uid, displayName, email, phoneNumber }) => ({
  customer: {
    id: uid,
    type: 'individual',
    ...(displayName ? { name: displayName } : {}),
    ...(email ? { email } : {}),
    ...(phoneNumber ? { phone: phoneNumber } : {}),
    addresses: [],
  },
})
