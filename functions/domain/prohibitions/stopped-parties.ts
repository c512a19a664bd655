import { type Deal, roleName } from '../deal'
import { every, type Finding, type Trilean } from '../finding'
import type { Stops } from '../listings/list-effect'
import { type Listed, listingFinding } from '../listings/listed'
import { headquartersOf } from '../party'
import { type Prohibited, prohibited } from './prohibition'

/** Denied and blocked persons stop a deal in whatever part they take; a list nobody here has read leaves it open. */
export const stoppedParties = (deal: Deal): Prohibited =>
  prohibited(
    'denied-or-blocked-person',
    deal.listed.flatMap((each) => stopFinding(deal, each)),
  )

const stopFinding = (deal: Deal, listed: Listed): readonly Finding[] => {
  const said = `${roleName(listed)} ${listed.because}`
  const effect = listed.effect?.value.effect
  if (effect === undefined) {
    const because = `${said}, a list whose effect is not known here`
    return [{ ...listingFinding('denied-or-blocked-person', listed, because), outcome: 'unknown', code: 'LIST_UNKNOWN' }]
  }
  if (effect.kind === 'review') {
    return [
      { ...listingFinding('denied-or-blocked-person', listed, `${said}: ${effect.because}`), outcome: 'unknown', code: 'LIST_REVIEW' },
    ]
  }
  if (effect.kind !== 'stops') return []
  const reached = nexusOf(deal, effect)
  const finding = listingFinding('denied-or-blocked-person', listed, said)
  if (reached === 'met') return [finding]
  return [
    { ...finding, outcome: every([listed.outcome, reached]), because: `${said}; no link to ${effect.nexus} was told`, code: 'LIST_NEXUS' },
  ]
}

/** A list may bind only those with a link to its country: goods that start there, or an exporter from there. */
const nexusOf = ({ from, law: { geography }, export: { parties } }: Deal, { nexus }: Stops): Trilean => {
  if (nexus === undefined) return 'met'
  const { exporter } = parties
  const places = [from, ...(exporter ? [exporter.country, ...headquartersOf(exporter)] : [])]
  return places.some((place) => geography.treatedAs(place) === nexus) ? 'met' : 'unknown'
}
