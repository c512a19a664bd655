import { type Deal, roleName } from './deal'
import type { AuthorizationAnswer } from './determination'
import type { Reading } from './eccn'
import { embargoOn } from './embargo'
import type { Authorization } from './export'
import { type Ask, asker, claim, every, type Finding, not, some, type Trilean } from './finding'
import type { Listed } from './listings/listed'
import { isSameName } from './party'
import type { PlaceCode } from './place'
import { listed } from './place-set'
import type { Law } from './rulebook'
import { operatorShares } from './scenarios/operator-shares'

type License = Extract<Authorization, { kind: 'license' }>
type ValidatedEndUser = Extract<Authorization, { kind: 'data-center-veu' }>

/** An item that needs a license, under one of its readings. */
export type Licensed = { readonly item: number; readonly reading: Reading }

/** Whether the licenses given cover these readings: in its period, for this consignee, for these entries. What a license was not said to cover is unknown. */
export const licensesFor = (deal: Deal, wanted: readonly Licensed[]): readonly AuthorizationAnswer[] =>
  (deal.export.authorizations ?? []).map((authorization) => {
    if (authorization.kind !== 'license') return validatedEndUser(deal, authorization)
    const items = wanted.length === 0 ? [nothingToCover(deal)] : wanted.map((each) => entry(deal, authorization, each))
    const findings = [...terms(deal, authorization), ...items]
    return { kind: 'license', number: authorization.number, status: statusOf(every(findings.map(({ outcome }) => outcome))), findings }
  })

export const licenseCovers = (deal: Deal, wanted: Licensed): Trilean => {
  if (deal.export.authorizations === undefined) return 'unmet'
  const answers = licensesFor(deal, [wanted])
  if (answers.some(({ status }) => status === 'covers')) return 'met'
  return answers.some(({ status }) => status === 'needs-review') ? 'unknown' : 'unmet'
}

/** The authority stands on paper; nobody who holds it is known. */
const validatedEndUser = (deal: Deal, { class: kindOfUser }: ValidatedEndUser): AuthorizationAnswer => {
  const { law, abroad, destinationsIn } = deal
  const { activity } = deal.export
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
    ask('veu-embargo', claim(abroad.every((place) => embargoOn(law, place) === undefined)), 'no destination may be under part 746'),
    ...(kindOfUser === 'universal' ? operatorShares(deal, ask) : []),
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
  const { issuedOn, expiresOn, consignee, otherParties = [], countries } = license
  const names = [consignee ?? '', ...otherParties]
  const asked = [...deal.principals, ...licensingParties(deal)]
  const stranger = asked.find(({ party }) => !names.some((name) => isSameName(name, party.name)))
  const places = (countries ?? [parties.ultimateConsignee.country]).map(law.geography.treatedAs)
  // A license for an embargoed place says so.
  const isNamed = (place: PlaceCode): boolean =>
    places.includes(law.geography.treatedAs(place)) && (countries !== undefined || embargoOn(law, place) === undefined)
  const elsewhere = deal.abroad.find((place) => !isNamed(place))
  return [
    issuedOn === undefined || expiresOn === undefined
      ? finding('license-period', 'unknown', 'its first or last day was not given')
      : finding('license-period', claim(issuedOn <= asOf && asOf <= expiresOn), `${asOf} against ${issuedOn} to ${expiresOn}`),
    consignee === undefined
      ? finding('license-consignee', 'unknown', 'the consignee it names was not given')
      : finding(
          'license-consignee',
          claim(isSameName(consignee, parties.ultimateConsignee.name)),
          'the consignee it names against the ultimate consignee',
        ),
    stranger === undefined
      ? finding('license-parties', 'met', 'every party is named')
      : finding('license-parties', 'unknown', `${roleName(stranger)} is not among the parties it was said to name`),
    elsewhere === undefined
      ? finding('license-destination', 'met', 'every destination is named')
      : finding('license-destination', 'unknown', `${elsewhere} is not among the destinations it was said to name`),
    ...laterListing(deal, license, finding),
    ...knownEndUse(deal, finding),
  ]
}

/** Those for whom a list asks for a license, in whatever part. */
const licensingParties = ({ listed: all }: Deal): readonly Listed[] => all.filter(({ effect }) => effect?.value.effect.kind === 'licenses')

/** A license speaks for the parties as they were when it was issued. */
const laterListing = (deal: Deal, { issuedOn }: License, finding: Ask): readonly Finding[] => {
  const licensing = licensingParties(deal)
  if (licensing.length === 0) return []
  const isLater = licensing.some(({ since }) => since === undefined || issuedOn === undefined || since >= issuedOn)
  return isLater
    ? [finding('license-listing', 'unknown', 'a party may have been listed after the license was issued')]
    : [finding('license-listing', 'met', 'its parties were listed before it was issued')]
}

/** What was known when a license was asked for is between the applicant and BIS. */
const knownEndUse = ({ export: { endUse } }: Deal, finding: Ask): readonly Finding[] => {
  const concern = endUse?.concerns?.find(({ knowledge }) => knowledge)
  return concern === undefined
    ? []
    : [finding('license-end-use', 'unknown', `whether it was granted for a known ${concern.kind.replace('-', ' ')} end use was not said`)]
}

/** An entry covers its paragraphs. A paragraph more exact than the item is known leaves it open. */
const entry = ({ law, export: { items } }: Deal, { eccns }: License, { item, reading }: Licensed): Finding => {
  const given = items[item]
  const { paragraph } = reading
  // What lies outside keeps the entry that was stated for it.
  const eccn = reading.eccn ?? (given?.kind === 'classified' ? given.eccn : null)
  const finding = termsAsker(law)
  if (eccns === undefined) return finding('license-items', 'unknown', 'the entries it covers were not given')
  if (eccn === null) return finding('license-items', 'unknown', 'which entry the item is in is not settled here')
  const exact = paragraph === null ? eccn : `${eccn.slice(0, 5)}.${paragraph}`
  const covers = (covered: string): boolean => exact === covered || exact.startsWith(`${covered}.`) || eccn === covered
  const mayCover = (covered: string): boolean => covered.startsWith(`${exact}.`)
  const outcome = eccns.some(covers) ? 'met' : eccns.some(mayCover) ? 'unknown' : 'unmet'
  return finding('license-items', outcome, `${exact} against ${eccns.join(', ')}`)
}
