import { type Deal, roleName, someDestination, someSeat } from '../deal'
import { embargoOn } from '../embargo'
import { asker, type Finding, some } from '../finding'
import type { Citation, Confidence } from '../law'
import type { Subject } from './part'

/** Where it is settled whether an item is subject to the EAR. */
export type JurisdictionTerms = {
  readonly inHome: Citation
  readonly foreignDirectProduct: { readonly cite: Citation; readonly confidence: Confidence }
  readonly deMinimis: Citation
  readonly code: string
}

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
  for (const listed of deal.listed) {
    for (const given of listed.listing.footnotes ?? []) {
      const number = String(given).replace(/\D/g, '')
      const entry = deal.law.listings.footnotes.find(({ value }) => value.footnote === number)
      if (entry === undefined || entry.value.foreignMadeChips === 'unmet') continue
      const isSure = listed.outcome === 'met' && entry.value.foreignMadeChips === 'met'
      return asker(entry)(
        condition,
        isSure ? 'met' : 'unknown',
        `${roleName(listed)} stands on the Entity List with footnote ${number}: ${entry.value.because}`,
        isSure ? undefined : deal.law.jurisdiction.value.code,
      )
    }
  }
  return undefined
}

/** What a foreign-direct-product rule would turn on, where it may reach the item. */
const scopeDoubt = (deal: Deal, { reading: { level } }: Subject): string | undefined => {
  const embargoed = deal.abroad.find((place) => embargoOn(deal.law, place) !== undefined)
  if (embargoed) return `${embargoed} has foreign-direct-product rules that are not held here`
  if (level === null) return undefined
  const going = some(deal.law.destinations[level].map((clause) => someDestination(deal.destinationsIn(clause.value.places, clause.cite))))
  if (going !== 'unmet') return 'the destination is within the advanced computing foreign-direct-product rule'
  const clause = deal.law.headquarters[level]
  const seated = clause ? someSeat(deal.seatsIn(clause.value.seats, clause.cite)) : 'unmet'
  return seated === 'unmet' ? undefined : 'a party is or may be within the advanced computing foreign-direct-product rule'
}
