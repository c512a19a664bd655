import { type Deal, roleName } from './deal'
import type { AuthorizationAnswer } from './determination'
import type { Reading } from './eccn'
import type { Authorization } from './export'
import { type Ask, asker, claim, every, type Finding, not, some, type Trilean } from './finding'
import { listed } from './place-set'
import type { Law } from './rulebook'

type License = Extract<Authorization, { kind: 'license' }>

/** Whether the licenses given cover these readings: in its period, for this consignee, for these entries. What a license was not said to cover is unknown. */
export const licensesFor = (deal: Deal, readings: readonly Reading[]): readonly AuthorizationAnswer[] =>
  (deal.export.authorizations ?? []).map((authorization) => {
    if (authorization.kind !== 'license') return validatedEndUser(deal)
    const items = readings.length === 0 ? [nothingToCover(deal)] : readings.map((reading) => entry(deal, authorization, reading))
    const findings = [...terms(deal, authorization), ...items]
    return { kind: 'license', number: authorization.number, status: statusOf(every(findings.map(({ outcome }) => outcome))), findings }
  })

export const licenseCovers = (deal: Deal, reading: Reading): Trilean => {
  const answers = licensesFor(deal, [reading])
  if (answers.some(({ status }) => status === 'covers')) return 'met'
  return answers.some(({ status }) => status === 'needs-review') ? 'unknown' : 'unmet'
}

/** The authority stands on paper; nobody who holds it is known. */
const validatedEndUser = ({ law, export: { activity }, destinationsIn }: Deal): AuthorizationAnswer => {
  const { validatedEndUser: entry } = law
  const kind = 'data-center-veu'
  if (entry === undefined) {
    const ask = asker({ cite: law.remarks.licenseTerms, confidence: 'confirmed' })
    return { kind, status: 'does-not-cover', findings: [ask('authorization', 'unmet', 'the authority does not exist yet')] }
  }
  const { barred, activities, code, because } = entry.value
  const ask = asker(entry)
  const findings = [
    ask('veu-movement', claim(activities.includes(activity)), `${activity}; only ${activities.join(' and ')}`),
    ask(
      'veu-destination',
      not(some(destinationsIn(barred, entry.cite).map(({ outcome }) => outcome))),
      `no destination may be of ${listed(barred)}`,
    ),
    ask('veu-holder', 'unknown', because, code),
  ]
  return { kind, status: statusOf(every(findings.map(({ outcome }) => outcome))), findings }
}

const nothingToCover = ({ law }: Deal): Finding => termsAsker(law)('license-items', 'unmet', 'no item needs a license')

const statusOf = (outcome: Trilean): AuthorizationAnswer['status'] =>
  outcome === 'met' ? 'covers' : outcome === 'unmet' ? 'does-not-cover' : 'needs-review'

const termsAsker = ({ remarks }: Law): Ask => asker({ cite: remarks.licenseTerms, confidence: 'recalled' })

/** A license is for a period, for the parties and destinations it names. */
const terms = (deal: Deal, license: License): readonly Finding[] => {
  const { law, export: given } = deal
  const { asOf, parties } = given
  const finding = termsAsker(law)
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
    ...laterListing(deal, license, finding),
  ]
}

/** A license speaks for the parties as they were when it was issued. */
const laterListing = ({ listed: all }: Deal, { issuedOn }: License, finding: Ask): readonly Finding[] => {
  const licensing = all.filter(({ effect }) => effect?.value.effect.kind === 'licenses')
  if (licensing.length === 0) return []
  const isLater = licensing.some(({ listing: { from } }) => from === undefined || issuedOn === undefined || from > issuedOn)
  return isLater
    ? [finding('license-listing', 'unknown', 'a party may have been listed after the license was issued')]
    : [finding('license-listing', 'met', 'its parties were listed before it was issued')]
}

/** An entry covers its paragraphs. A paragraph more exact than the item is known leaves it open. */
const entry = ({ law }: Deal, { eccns }: License, { eccn, paragraph }: Reading): Finding => {
  const finding = termsAsker(law)
  if (eccns === undefined) return finding('license-items', 'unknown', 'the entries it covers were not given')
  if (eccn === null) return finding('license-items', 'unknown', 'which entry the item is in is not settled here')
  const exact = paragraph === null ? eccn : `${eccn.slice(0, 5)}.${paragraph}`
  const covers = (covered: string): boolean => exact === covered || exact.startsWith(`${covered}.`) || eccn === covered
  const mayCover = (covered: string): boolean => covered.startsWith(`${exact}.`)
  const outcome = eccns.some(covers) ? 'met' : eccns.some(mayCover) ? 'unknown' : 'unmet'
  return finding('license-items', outcome, `${exact} against ${eccns.join(', ')}`)
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()
