// A Lambda function for the trigger "Pre sign-up" of an Amazon Cognito user pool.
//
// Environment: TIERGATE_URL (https://…), TIERGATE_SECRET_ID (a secret of AWS Secrets Manager whose text is a key with the
// scope `screen`) and, where people whose details are still looked at may come in, TIERGATE_ON_REVIEW: admit-limited.
// The function needs the layer "AWS Parameters and Secrets Lambda Extension", which answers on the function's own host, and
// leave to read the secret.
//
// Cognito waits five seconds and asks up to three times. An error's text is what the client reads.

import { createHash } from 'node:crypto'

/** For the secret and the check together: what is left of the five seconds is for the way back. */
const timeoutMs = 3000
const minuteMs = 60_000
const texts = {
  unavailable: 'We could not check this registration. Please try again in a few minutes.',
  unreadable: 'We could not read your details. Please look at your country and your e-mail address again.',
}

export const handler = async (event) => {
  // Accounts that an administrator makes are checked where the administrator works.
  if (event.triggerSource === 'PreSignUp_AdminCreateUser') return event
  const { status, answer } = await check(event).catch(() => ({ status: undefined }))
  if (status === 422) throw new Error(texts.unreadable)
  if (status !== 201) throw new Error(texts.unavailable)
  const { id, decision, granted, public: told } = answer
  const isLimited = decision === 'review' && process.env.TIERGATE_ON_REVIEW === 'admit-limited' && opens(granted)
  if (decision === 'allow' || isLimited) return event
  throw new Error(`${[told.message, ...told.asks].join(' ')} Reference ${id}.`)
}

const opens = ({ computeTier, interimAccess }) => computeTier !== null || interimAccess !== undefined

const check = async ({ userPoolId, userName, request }) => {
  const signal = AbortSignal.timeout(timeoutMs)
  const body = JSON.stringify(customerFrom(request))
  // The repeats of one sign-up are one check. The same person a minute later, or with other details, is looked at anew.
  const minute = Math.floor(Date.now() / minuteMs)
  const key = createHash('sha256')
    .update(JSON.stringify([userPoolId, userName, minute, body]))
    .digest('hex')
  const response = await fetch(`${process.env.TIERGATE_URL}/v1/customers/checks`, {
    method: 'POST',
    signal,
    headers: {
      authorization: `Bearer ${await secretOf(process.env.TIERGATE_SECRET_ID, signal)}`,
      'content-type': 'application/json',
      'idempotency-key': `"${key}"`,
    },
    body,
  })
  return { status: response.status, answer: response.status === 201 ? await response.json() : undefined }
}

/** The extension keeps it for some minutes, so that a new one is read without another deployment. */
const secretOf = async (id, signal) => {
  const port = process.env.PARAMETERS_SECRETS_EXTENSION_HTTP_PORT ?? '2773'
  const response = await fetch(`http://localhost:${port}/secretsmanager/get?secretId=${encodeURIComponent(id)}`, {
    signal,
    headers: { 'x-aws-parameters-secrets-token': process.env.AWS_SESSION_TOKEN ?? '' },
  })
  if (!response.ok) throw new Error(`the secret: ${response.status}`)
  return (await response.json()).SecretString
}

/** Attributes of the user pool, and what the client sends along with a sign-up and Cognito does not keep. */
const customerFrom = ({ userAttributes = {}, clientMetadata, validationData }) => {
  const told = { ...validationData, ...clientMetadata }
  const company = userAttributes['custom:company'] ?? told.company
  const country = userAttributes['custom:country'] ?? told.country
  const { name, email, phone_number: phone, address } = userAttributes
  const { chip, count, hours } = told
  return {
    customer: {
      type: company ? 'entity' : 'individual',
      ...(company ? { name: company } : name ? { name } : {}),
      ...(company && name ? { people: [{ role: 'contact', name }] } : {}),
      ...(email ? { email } : {}),
      ...(phone ? { phone } : {}),
      addresses: country ? [{ country, ...(address ? { text: address } : {}) }] : [],
    },
    ...(chip ? { compute: [{ chip, count: Number(count), hours: Number(hours) }] } : {}),
  }
}
