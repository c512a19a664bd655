import type { KycCode, Raised } from './kyc-flag'

/** Papers that clear a review, as they are called in answers, with what they are for people. Codes are stable. */
export const documentTexts = {
  'share-register': 'share register or registry extract, less than three months old',
  'ownership-chart': 'chart of owners up to natural persons',
  'ownership-statement-file': 'beneficial ownership file in the open data standard (BODS)',
  'officer-certificate': 'certificate of an officer of the firm about its owners',
  'exact-owner-shares': 'the exact share of each owner in question',
  'place-of-management': 'proof of the place from which the firm is managed',
  'access-statement': 'who will log in, and from where',
  'end-use-statement': 'written statement of the end use and the end users',
  'counsel-or-license-reference': 'reference of counsel or of a license',
  'model-plan': 'plan of the model: parameters, tokens, precision and dates',
  'weights-storage': 'where the weights of the model will be stored',
  'weights-recipients': 'who will receive the weights of the model',
  'downstream-customer-policy': 'policy for customers further down, and the program by which they are known',
  'registry-record': 'record of the company registry',
  'lease-or-utility-bill': 'lease or utility bill for the address',
  'staff-evidence': 'evidence of staff',
  'financial-statements': 'financial statements',
  'business-references': 'references of business partners',
  'payer-letter': 'letter about the relationship with whoever pays',
  'bank-statement': "bank statement in the customer's name",
  'birth-date': 'date of birth',
  'id-or-registry-number': 'number of an identity document or registration',
  'address-history': 'earlier addresses',
  'second-document': 'a second identity document',
  'non-documentary-check': 'a check of identity without documents',
  'signatory-id': 'identity document of whoever signs',
  'contact-details': 'name, email address and country',
  'proof-of-address': 'full address, not a box',
  'use-locations': 'countries in which the service will be used',
  'headquarters-and-parent': 'where the firm and its ultimate parent are headquartered',
  'payment-details': 'how and from which country it is paid',
  'identity-verification': 'a verification of identity',
} as const
export type DocumentCode = keyof typeof documentTexts

const use: readonly DocumentCode[] = ['model-plan', 'weights-storage', 'weights-recipients', 'downstream-customer-policy']
const place: readonly DocumentCode[] = ['place-of-management', 'access-statement', 'end-use-statement', 'counsel-or-license-reference']

/** By the family of a flag, the letters before the first bar. */
const byFamily: Readonly<Record<string, readonly DocumentCode[]>> = {
  OWN: ['share-register', 'ownership-chart', 'ownership-statement-file', 'officer-certificate'],
  GEO: place,
  USE: use,
  CMP: use,
  PRC: ['end-use-statement', 'counsel-or-license-reference'],
  LAW: ['end-use-statement', 'counsel-or-license-reference'],
  BIZ: ['registry-record', 'lease-or-utility-bill', 'staff-evidence', 'financial-statements', 'business-references'],
  PAY: ['payer-letter', 'bank-statement'],
  PTY: ['birth-date', 'id-or-registry-number', 'address-history'],
  ID: ['second-document', 'non-documentary-check', 'signatory-id'],
  CYB: ['second-document', 'non-documentary-check'],
  // Nothing that an applicant has would mend what we did not look at.
  SYS: [],
}

const byCode: Readonly<Partial<Record<KycCode, readonly DocumentCode[]>>> = {
  GEO_IP_MISMATCH: ['access-statement'],
  GEO_ANON_IP: ['access-statement'],
  GEO_HUB: ['end-use-statement'],
  PTY_ADDR_LISTED: ['address-history', 'lease-or-utility-bill'],
  OWN_PCT_UNKNOWN: ['share-register', 'ownership-chart', 'ownership-statement-file', 'officer-certificate', 'exact-owner-shares'],
  USE_MILINT: ['end-use-statement', 'counsel-or-license-reference', ...use],
  USE_WMD: ['end-use-statement', 'counsel-or-license-reference', ...use],
  USE_OWNERSHIP_REFUSED: ['share-register', 'ownership-chart', 'ownership-statement-file', 'officer-certificate'],
}

/** Of what is missing, the paper that tells it. */
const byField: Readonly<Record<string, readonly DocumentCode[]>> = {
  '/customer/name': ['contact-details'],
  '/customer/addresses/0/country': ['contact-details'],
  '/customer/addresses': ['proof-of-address'],
  '/customer/useLocations': ['use-locations'],
  '/intendedUse/purpose': ['end-use-statement'],
  '/customer/headquarters': ['headquarters-and-parent'],
  '/customer/ultimateParents': ['headquarters-and-parent'],
  '/customer/registration': ['id-or-registry-number'],
  '/customer/payment': ['payment-details'],
  '/verifications': ['identity-verification'],
  '/modelPlan': ['model-plan'],
}

/** What would clear one flag. */
export const documentsOf = ({ code, detail }: Pick<Raised, 'code' | 'detail'>): readonly DocumentCode[] => {
  const field = code === 'ID_MISSING' ? detail?.['field'] : undefined
  const ofField = typeof field === 'string' ? byField[field] : undefined
  return ofField ?? byCode[code] ?? byFamily[code.slice(0, code.indexOf('_'))] ?? []
}
