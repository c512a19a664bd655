import { type Deal, roleName } from './deal'
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
    const items = readings.length === 0 ? [nothingToCover(deal)] : readings.map((reading) => entry(deal, authorization, reading))
    const findings = [...terms(deal, authorization), ...items]
    return { kind: 'license', number: authorization.number, status: statusOf(every(findings.map(({ outcome }) => outcome))), findings }
  })

export const licenseCovers = (deal: Deal, reading: Reading): Trilean => {
  const answers = licensesFor(deal, [reading])
  if (answers.some(({ status }) => status === 'covers')) return 'met'
  return answers.some(({ status }) => status === 'needs-review') ? 'unknown' : 'unmet'
}

const nothingToCover = ({ law }: Deal): Finding => asker(law.remarks.licenseTerms)('license-items', 'unmet', 'no item needs a license')

const statusOf = (outcome: Trilean): AuthorizationAnswer['status'] =>
  outcome === 'met' ? 'covers' : outcome === 'unmet' ? 'does-not-cover' : 'needs-review'

const asker =
  (cite: Citation) =>
  (condition: string, outcome: Trilean, because: string): Finding => ({ condition, outcome, because, cite, confidence: 'recalled' })

/** A license is for a period, for the parties and destinations it names. */
const terms = (deal: Deal, license: License): readonly Finding[] => {
  const { law, export: given } = deal
  const { asOf, parties } = given
  const finding = asker(law.remarks.licenseTerms)
  const { issuedOn, expiresOn, consignee, otherParties = [], countries = [] } = license
  const names = [consignee ?? '', ...otherParties]
  const stranger = deal.principals.find(({ party }) => !names.some((name) => same(name, party.name)))
  const places = [parties.ultimateConsignee.country, ...countries].map(law.geography.treatedAs)
  const elsewhere = deal.abroad.find((place) => !places.includes(law.geography.treatedAs(place)))
  return [
    issuedOn === undefined || expiresOn === undefined
      ? finding('license-period', 'unknown', 'its first or last day was not given')
      : finding('license-period', claim(issuedOn <= asOf && asOf <= expiresOn), `${asOf} against ${issuedOn} to ${expiresOn}`),
    consignee === undefined
      ? finding('license-consignee', 'unknown', 'the consignee it names was not given')
      : finding(
          'license-consignee',
          claim(same(consignee, parties.ultimateConsignee.name)),
          'the consignee it names against the ultimate consignee',
        ),
    stranger === undefined
      ? finding('license-parties', 'met', 'every party is named')
      : finding('license-parties', 'unknown', `${roleName(stranger)} is not among the parties it was said to name`),
    elsewhere === undefined
      ? finding('license-destination', 'met', 'every destination is named')
      : finding('license-destination', 'unknown', `${elsewhere} is not among the destinations it was said to name`),
  ]
}

/** An entry covers its paragraphs. A paragraph more exact than the item is known leaves it open. */
const entry = ({ law }: Deal, { eccns }: License, { eccn, paragraph }: Reading): Finding => {
  const finding = asker(law.remarks.licenseTerms)
  if (eccns === undefined) return finding('license-items', 'unknown', 'the entries it covers were not given')
  if (eccn === null) return finding('license-items', 'unknown', 'which entry the item is in is not settled here')
  const exact = paragraph === null ? eccn : `${eccn.slice(0, 5)}.${paragraph}`
  const covers = (covered: string): boolean => exact === covered || exact.startsWith(`${covered}.`) || eccn === covered
  const mayCover = (covered: string): boolean => covered.startsWith(`${exact}.`)
  const outcome = eccns.some(covers) ? 'met' : eccns.some(mayCover) ? 'unknown' : 'unmet'
  return finding('license-items', outcome, `${exact} against ${eccns.join(', ')}`)
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()
