// An Auth0 Action for the trigger "Pre User Registration".
//
// Secrets of the Action: TIERGATE_URL (https://…), TIERGATE_KEY (a key with the scope `screen`) and, where people whose
// details are still looked at may come in with limits, TIERGATE_ON_REVIEW: admit-limited.
//
// Auth0 runs this trigger for database and passwordless connections. Accounts that come by social or enterprise
// connections need the same check in an Action of the trigger "Post Login".

const { createHash } = require('node:crypto')

const timeoutMs = 3000
const minuteMs = 60_000
const texts = {
  unavailable: 'We could not check this registration. Please try again in a few minutes.',
  unreadable: 'We could not read your details. Please look at your country and your e-mail address again.',
}

exports.onExecutePreUserRegistration = async (event, api) => {
  try {
    const { status, answer } = await check(event)
    if (status === 422) return api.access.deny('tiergate:unreadable', texts.unreadable)
    if (status !== 201) return api.access.deny(`tiergate:${status}`, texts.unavailable)
    const { id, customer, decision, granted, public: told } = answer
    const isLimited = decision === 'review' && event.secrets.TIERGATE_ON_REVIEW === 'admit-limited' && opens(granted)
    // The first text is for the logs of the tenant, the second for whoever registers.
    if (decision !== 'allow' && !isLimited) {
      return api.access.deny(`tiergate:${decision}:${id}`, `${[told.message, ...told.asks].join(' ')} Reference ${id}.`)
    }
    api.user.setAppMetadata('tiergate', { check: id, customer, computeTier: isLimited ? limitOf(granted) : granted.computeTier })
  } catch (fault) {
    // Too late, or not there: nobody gets in unchecked.
    api.access.deny(`tiergate:${fault.name}`, texts.unavailable)
  }
}

/** Of somebody whose country nobody knows nothing runs yet. */
const limitOf = ({ interimAccess }) => (interimAccess?.restrictions.includes('no-use-before-a-country-is-told') ? null : 'T0')

const opens = ({ computeTier, interimAccess }) => computeTier !== null || interimAccess !== undefined

const check = async ({ user, request, secrets, tenant, connection }) => {
  const body = JSON.stringify(customerFrom(user, request))
  // The same registration within a minute is one check, however often Auth0 asks. Other details are another.
  const minute = Math.floor(Date.now() / minuteMs)
  const key = createHash('sha256')
    .update(JSON.stringify([tenant?.id, connection?.id, minute, body]))
    .digest('hex')
  const response = await fetch(`${secrets.TIERGATE_URL}/v1/customers/checks`, {
    method: 'POST',
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      authorization: `Bearer ${secrets.TIERGATE_KEY}`,
      'content-type': 'application/json',
      'idempotency-key': `"${key}"`,
    },
    body,
  })
  return { status: response.status, answer: response.status === 201 ? await response.json() : undefined }
}

/** Whatever the form of the registration puts into `user_metadata` under these names is sent along. */
const customerFrom = (user, request) => {
  const { country, company, address, chip, count, hours } = user.user_metadata ?? {}
  const ipCountry = request?.geoip?.countryCode
  return {
    customer: {
      type: company ? 'entity' : 'individual',
      ...(company ? { name: company } : user.name ? { name: user.name } : {}),
      ...(company && user.name ? { people: [{ role: 'contact', name: user.name }] } : {}),
      ...(user.email ? { email: user.email } : {}),
      ...(user.phone_number ? { phone: user.phone_number } : {}),
      addresses: country ? [{ country, ...(address ? { text: address } : {}) }] : [],
      ...(ipCountry ? { accessIps: [{ country: ipCountry }] } : {}),
    },
    ...(chip ? { compute: [{ chip, count: Number(count), hours: Number(hours) }] } : {}),
  }
}
