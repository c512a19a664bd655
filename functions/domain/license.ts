import type { Deal } from './deal'
import type { AuthorizationAnswer } from './determination'
import type { Reading } from './eccn'
import type { Authorization } from './export'
import { claim, every, type Finding, type Trilean } from './finding'
import type { Citation } from './law'

type License = Extract<Authorization, { kind: 'license' }>

/** Whether the licenses given cover these readings: in its period, for this consignee, for these entries. What a license was not said to cover is unknown. */
export const licensesFor = (deal: Deal, readings: readonly Reading[]): readonly AuthorizationAnswer[] =>
  (deal.export.authorizations ?? []).map((authorization) => {
    if (authorization.kind !== 'license') {
      const because = 'a data center validated end-user is not evaluated on this track yet, and no holder is known'
      const finding = {
        condition: 'authorization',
        outcome: 'unknown',
        because,
        cite: deal.law.remarks.validatedEndUser,
        confidence: 'unconfirmed',
        code: 'not-evaluated',
      } as const
      return { kind: authorization.kind, status: 'needs-review', findings: [finding] }
    }
    const findings = [...terms(deal, authorization), ...readings.map((reading) => entry(deal, authorization, reading))]
    return { kind: 'license', number: authorization.number, status: statusOf(every(findings.map(({ outcome }) => outcome))), findings }
  })

export const licenseCovers = (deal: Deal, reading: Reading): Trilean => {
  const answers = licensesFor(deal, [reading])
  if (answers.some(({ status }) => status === 'covers')) return 'met'
  return answers.some(({ status }) => status === 'needs-review') ? 'unknown' : 'unmet'
}

const statusOf = (outcome: Trilean): AuthorizationAnswer['status'] =>
  outcome === 'met' ? 'covers' : outcome === 'unmet' ? 'does-not-cover' : 'needs-review'

const asker =
  (cite: Citation) =>
  (condition: string, outcome: Trilean, because: string): Finding => ({ condition, outcome, because, cite, confidence: 'recalled' })

const terms = ({ export: { asOf, parties }, law }: Deal, { issuedOn, expiresOn, consignee }: License): readonly Finding[] => {
  const finding = asker(law.remarks.licenseTerms)
  return [
    expiresOn === undefined
      ? finding('license-period', 'unknown', 'its last day was not given')
      : finding(
          'license-period',
          claim((issuedOn ?? asOf) <= asOf && asOf <= expiresOn),
          `${asOf} against ${issuedOn ?? 'its issue'} to ${expiresOn}`,
        ),
    consignee === undefined
      ? finding('license-consignee', 'unknown', 'the consignee it names was not given')
      : finding(
          'license-consignee',
          claim(same(consignee, parties.ultimateConsignee.name)),
          'the consignee it names against the ultimate consignee',
        ),
  ]
}

const entry = ({ law }: Deal, { eccns }: License, { eccn }: Reading): Finding => {
  const finding = asker(law.remarks.licenseTerms)
  if (eccns === undefined) return finding('license-items', 'unknown', 'the entries it covers were not given')
  if (eccn === null) return finding('license-items', 'unknown', 'which entry the item is in is not settled here')
  const isCovered = eccns.some((covered) => eccn === covered || eccn.startsWith(`${covered}.`))
  return finding('license-items', claim(isCovered), `${eccn} against ${eccns.join(', ')}`)
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()
