import { type Deal, roleName, someSeat } from '../deal'
import { embargoOn } from '../embargo'
import { asker, type Finding, some } from '../finding'
import { footnotesOf, type Listed } from '../listings/listed'
import { outcomeWithin } from '../place-set'
import { designersOf } from '../prohibitions/tainted-circuits'
import type { Subject } from './part'

/**
 * Whether an item is subject to the EAR, as a finding. Nothing said: it is. A claim that it is not fails in the home
 * country, and is not taken where a foreign-direct-product rule may catch the item.
 */
export const jurisdictionFinding = (deal: Deal, subject: Subject): Finding | undefined => {
  const { jurisdiction } = subject.item
  if (jurisdiction === undefined || jurisdiction.basis === 'us-origin') return undefined
  const { cite: where, confidence, value } = deal.law.jurisdiction
  const ask = asker({ cite: where, confidence })
  const condition = 'subject-to-ear'
  if (jurisdiction.basis === 'de-minimis')
    return { ...ask(condition, 'met', 'stated: more than a de minimis share is of US origin'), cite: value.deMinimis }
  const byProduct = asker(value.foreignDirectProduct)
  if (jurisdiction.basis === 'foreign-direct-product')
    return byProduct(condition, 'met', 'stated: the direct product of listed US technology')
  if (deal.law.geography.treatedAs(deal.from) === deal.law.home)
    return {
      ...ask(condition, 'met', 'what is in the country, or leaves it, is subject to the EAR wherever it was made'),
      cite: value.inHome,
    }
  const footnoted = footnoteFinding(deal, condition)
  if (footnoted) return footnoted
  const { producedIn } = jurisdiction
  if (producedIn === undefined || deal.law.geography.treatedAs(producedIn) === deal.law.home) {
    const because =
      producedIn === undefined ? 'claimed not to be; where it was made was not given' : `claimed not to be, yet made in ${producedIn}`
    return ask(condition, 'unknown', because, value.code)
  }
  const doubt = scopeDoubt(deal, subject)
  return doubt === undefined
    ? ask(
        condition,
        'unmet',
        `made in ${producedIn}; stated not to be subject to the EAR, and no foreign-direct-product rule held here reaches it`,
      )
    : byProduct(condition, 'unknown', `made in ${producedIn}; claimed not to be, yet ${doubt}`, value.code)
}

/** A party under certain footnotes of the Entity List makes a foreign-made chip subject to the EAR. */
const footnoteFinding = (deal: Deal, condition: string): Finding | undefined => {
  const findings = deal.listed.flatMap((listed) => footnoteFindings(deal, listed, condition))
  return findings.find(({ outcome }) => outcome === 'met') ?? findings[0]
}

const footnoteFindings = ({ law }: Deal, listed: Listed, condition: string): readonly Finding[] => {
  const { code } = law.jurisdiction.value
  const rules = law.listings.footnotes.filter(({ value }) => value.list === listed.effect?.value.list)
  const said = `${roleName(listed)} ${listed.because}`
  const { footnotes } = listed.listing
  if (footnotes === undefined) {
    const because = `${said}; the footnotes of the entry were not given`
    return rules.slice(0, 1).map((rule) => asker(rule)(condition, 'unknown', because, code))
  }
  const numbers = footnotesOf(listed)
  const strange = numbers.find((number) => !law.listings.footnotesHeld.includes(number))
  const unread =
    strange === undefined
      ? []
      : rules.slice(0, 1).map((rule) => asker(rule)(condition, 'unknown', `${said}, with a footnote that is not held here`, code))
  const read = rules.flatMap((rule) => {
    const { footnote, foreignMadeChips, because } = rule.value
    if (!numbers.includes(footnote) || foreignMadeChips === 'unmet') return []
    const isSure = listed.outcome === 'met' && foreignMadeChips === 'met'
    return [asker(rule)(condition, isSure ? 'met' : 'unknown', `${said}, footnote ${footnote}: ${because}`, isSure ? undefined : code)]
  })
  return [...read, ...unread]
}

/** What a foreign-direct-product rule would turn on, where it may reach the item. */
const scopeDoubt = (deal: Deal, { item, chips, reading: { level, family } }: Subject): string | undefined => {
  const places = [...deal.abroad, ...deal.principals.map(({ party }) => party.country)]
  const embargoed = places.find((place) => embargoOn(deal.law, place) !== undefined)
  if (embargoed) return `${embargoed} has foreign-direct-product rules that are not held here`
  const { concernsNotHeld } = deal.law.jurisdiction.value
  const concern = deal.export.endUse?.concerns?.find(({ kind, knowledge }) => knowledge && concernsNotHeld.includes(kind))
  if (concern) return `a foreign-direct-product rule on a ${concern.kind} end use is not held here`
  const { weights, weightsClause } = deal.law
  if (family !== null && family === weights?.value.eccn && weightsClause?.value.asks === 'everywhere') return weightsClause.value.madeAbroad
  if (level === null) return undefined
  const going = some(deal.law.destinations[level].map((clause) => deal.isGoingTo(clause.value.places, clause.cite)))
  if (going !== 'unmet') return 'the destination is within the advanced computing foreign-direct-product rule'
  if (deal.abroad.length === 0 && deal.law.destinations[level].some(({ value }) => value.returnsHome !== undefined))
    return 'whether the advanced computing foreign-direct-product rule reaches what comes back is not said'
  const clause = deal.law.headquarters[level]
  const designers = designersOf(item, chips)
  const { seats } = deal.law.jurisdiction.value.designers
  const designer = designers.find((place) => outcomeWithin(deal.law.geography, place, seats) !== 'unmet')
  if (designer !== undefined) return `a designer of ${designer} is within the advanced computing foreign-direct-product rule`
  const seated = clause ? someSeat(deal.seatsIn(clause.value.seats, clause.cite)) : 'unmet'
  return seated === 'unmet' ? undefined : 'a party is or may be within the advanced computing foreign-direct-product rule'
}
