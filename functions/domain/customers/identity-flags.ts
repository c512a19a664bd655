import type { Checked } from './checked'
import { customerSubject, type Verification, type verificationResults } from './customer'
import type { Raised } from './kyc-flag'
import { isOfCustomer } from './required-data'

type Result = (typeof verificationResults)[number]

/** Worst first: of several that were made at once the worst counts. */
const gravity: readonly Result[] = ['forged', 'stolen', 'failed', 'inconclusive', 'pending', 'verified']

/** Whether they are who they say they are, as verified, and what is told of abuse. */
export const identityFlags = (checked: Checked): readonly Raised[] => [
  ...bySubject(checked).flatMap(([subject, all]) => [
    ...forged(subject, all),
    ...unverified(subject, all),
    ...failedMax(subject, all, checked.readings.policy.attemptsMax),
    ...expired(subject, all, checked.law.asOf),
  ]),
  ...(checked.facts.signals?.priorAbuse === true
    ? [{ code: 'CYB_ABUSE', because: 'told of abuse, fraud or a network of captured machines before' } as const]
    : []),
]

type Of = (subject: string, all: readonly Verification[]) => readonly Raised[]

/** A forged paper stands, whatever was verified after it, until a person says otherwise. */
const forged: Of = (subject, all) =>
  all
    .filter(({ result }) => result === 'forged' || result === 'stolen')
    .slice(0, 1)
    .map(({ result }) => ({
      code: 'ID_FORGED',
      subject,
      because: result === 'forged' ? 'a document was found to be manipulated' : 'the identity was found to be stolen',
    }))

const unverified: Of = (subject, all) => {
  const { result } = lastOf(all)
  if (result === 'verified' || result === 'forged' || result === 'stolen') return []
  const isOpen = result === 'pending' || result === 'inconclusive'
  return [
    { code: 'ID_UNVERIFIED', subject, because: `the last verification is ${result}`, case: isOpen ? 'open' : 'failed', detail: { result } },
  ]
}

const failedMax = (subject: string, all: readonly Verification[], attemptsMax: number): readonly Raised[] => {
  if (lastOf(all).result === 'verified') return []
  const attempts = Math.max(...all.map(attemptsFailed), all.filter(({ result }) => result !== 'pending' && result !== 'verified').length)
  if (attempts < attemptsMax) return []
  return [{ code: 'ID_FAILED_MAX', subject, because: `${attempts} attempts without success, of ${attemptsMax}`, detail: { attempts } }]
}

/** An attempt that is still being looked at has not failed yet. */
const attemptsFailed = ({ attempts = 0, result }: Verification): number => (result === 'pending' ? attempts - 1 : attempts)

const expired = (subject: string, all: readonly Verification[], asOf: string): readonly Raised[] => {
  const { expiresOn } = lastOf(all)
  if (expiresOn === undefined || expiresOn >= asOf) return []
  return [{ code: 'ID_EXPIRED', subject, because: `the document expired on ${expiresOn}`, detail: { expiresOn } }]
}

/** The latest by time; where one has no time, the last that was given. */
export const lastOf = (all: readonly Verification[]): Verification => {
  const last = all.at(-1)
  if (last === undefined) throw new Error('nobody verified anything')
  if (all.some(({ at }) => at === undefined)) return last
  return all.reduce((one, other) => (isLater(other, one) ? other : one))
}

const isLater = (one: Verification, other: Verification): boolean => {
  const apart = (one.at?.getTime() ?? 0) - (other.at?.getTime() ?? 0)
  return apart > 0 || (apart === 0 && gravity.indexOf(one.result) < gravity.indexOf(other.result))
}

/** Verifications of each, the customer by its own name as well. */
export const bySubject = ({ facts }: Pick<Checked, 'facts'>): readonly (readonly [string, readonly Verification[]])[] => {
  const all = new Map<string, Verification[]>()
  for (const verification of facts.verifications ?? []) {
    const subject = isOfCustomer(verification, facts) ? customerSubject : verification.subject
    all.set(subject, [...(all.get(subject) ?? []), verification])
  }
  return [...all]
}
