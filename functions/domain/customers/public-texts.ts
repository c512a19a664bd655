import type { KycCode, Raised } from './kyc-flag'

/**
 * What an applicant may be told. Each sentence is the same whoever it is about: nothing in it comes from the facts, so that no
 * list, no match and no suspicion is told. Whatever may be a list's is one sentence.
 */
const details = 'We need more details about you: a date of birth or a registration number, and earlier addresses.'
const service = 'We cannot offer this service for what was asked.'
const place = 'The service is not offered everywhere. We need to know where you are managed from, and who will log in from where.'
const access = 'We need to know from where you will use the service.'
const owners = 'We need documents showing who owns this company.'
const use = 'We need to know more about what the service will be used for, and by whom.'
const firm = 'We need to know more about your company: its registration, its address and what it does.'
const payment = 'We need to know more about who pays, and how.'
const plan = 'We need to know more about the computing that you plan.'
const identity = 'We need another proof of identity.'
const checking = 'We are still checking some details.'

const byFamily: Readonly<Record<string, string>> = {
  SYS: checking,
  ID: identity,
  PTY: details,
  GEO: place,
  OWN: owners,
  BIZ: firm,
  USE: use,
  PRC: use,
  CMP: plan,
  PAY: payment,
  CYB: details,
  LAW: use,
}

const byCode: Readonly<Partial<Record<KycCode, string>>> = {
  GEO_EMBARGO: service,
  GEO_EMBARGO_IP: service,
  PAY_EMBARGO: payment,
  GEO_IP_MISMATCH: access,
  GEO_ANON_IP: access,
  GEO_HUB: use,
  ID_EXPIRED: 'We need a document that has not expired.',
  CMP_REPORTABLE_TRAINING: plan,
  PTY_ADVERSE: firm,
  LAW_PROHIBITED: service,
}

/** Of what is missing, by where it belongs. */
const byField: Readonly<Record<string, string>> = {
  '/customer/name': 'We need your name.',
  '/customer/addresses/0/country': 'We need to know in which country you are.',
  '/customer/addresses': 'We need a full address. A post office box alone is not enough.',
  '/customer/useLocations': 'We need to know in which countries the service will be used.',
  '/intendedUse/purpose': 'We need to know what the service will be used for.',
  '/customer/headquarters': 'We need to know where your company has its headquarters.',
  '/customer/ultimateParents': 'We need to know which company, if any, is at the top of your group, and where it is.',
  '/customer/registration': 'We need a registration number, or the number of an identity document.',
  '/customer/payment': 'We need to know how you will pay, and from which country.',
  '/verifications': 'We need a verification of your identity.',
  '/unread': 'We could not read one of your answers. Please check what you entered.',
  '/modelPlan': 'We need the plan of the model: its size, its data and its dates.',
}

export const publicTextOf = ({ code, detail }: Pick<Raised, 'code' | 'detail'>): string => {
  const field = code === 'ID_MISSING' ? detail?.['field'] : undefined
  const ofField = typeof field === 'string' ? byField[field] : undefined
  return ofField ?? byCode[code] ?? byFamily[code.slice(0, code.indexOf('_'))] ?? checking
}

/** What the applicant is told of the whole. */
export const publicMessages = {
  allow: 'Your account is ready.',
  limited: 'You can start with limited access. We need a little more before you can have the rest.',
  review: 'We need a little more before we can open this. A person will look at it.',
  block: 'We cannot offer this. If you think that this is a mistake, write to us and a person will look at it.',
} as const
