import type { Deal } from '../deal'
import type { Duty } from '../determination'
import type { Reading } from '../eccn'
import type { Evidence } from '../export'
import { type Ask, asker, claim, type Finding } from '../finding'
import type { Dated, IsoDate } from '../law'
import type { ClaimTerms } from './claim-terms'
import {
  answer,
  type ExceptionCase,
  isWithin,
  noEmbargo,
  noUnverifiedParty,
  otherPart744,
  shipmentDuties,
  shutAlways,
  type Wanted,
} from './exception-case'

/** Exceptions that nobody is taken to rely on without saying so. */
export const claimedExceptions = (deal: Deal, wanted: readonly Wanted[]): readonly ExceptionCase[] =>
  deal.law.claimed.map((terms) => {
    const claims = deal.export.evidence?.filter(({ kind }) => kind === terms.value.claim) ?? []
    return claims.length === 0 ? notClaimed(terms) : claimed(deal, wanted, terms, claims)
  })

const notClaimed = (terms: Dated<ClaimTerms>): ExceptionCase =>
  shutAlways(terms, 'not-claimed', `not claimed: give evidence of kind ${terms.value.claim}, with its elements`)

/** A claim made more than once must hold each time. */
const claimed = (deal: Deal, wanted: readonly Wanted[], terms: Dated<ClaimTerms>, claims: readonly Evidence[]): ExceptionCase => {
  const ask = asker(terms)
  const { aesCode, natures, inDoubt } = terms.value
  const paragraphs = claims.map(paragraphOf)
  const conditions = [
    ...claims.map(({ signedOn }) => claimDate(signedOn, deal.export.asOf, ask)),
    ...(inDoubt ? [ask('may-be-used', 'unknown', inDoubt.because, inDoubt.code)] : []),
    ...paragraphs.flatMap((paragraph) => paragraphFinding(terms.value, paragraph, ask)),
    ...claims.flatMap(({ elements = {} }) => terms.value.elements.map((each) => elementFinding(each, elements, ask))),
    noEmbargo(deal, ask),
    ...noUnverifiedParty(deal, ask),
  ]
  const duties: readonly Duty[] = shipmentDuties(aesCode, terms.cite)
  return answer(terms.value, conditions, duties, ask, wanted, ({ item, reading, bars }) => [
    ask('item-nature', claim(natures.includes(reading.nature)), natureBecause(reading, natures), undefined, item),
    ...paragraphs.flatMap((paragraph) => otherPart744(bars, ask, item, paragraph)),
  ])
}

const natureBecause = ({ nature }: Reading, natures: ClaimTerms['natures']): string =>
  natures.length === 0 ? `${nature}; the exception is for model weights alone` : `${nature}; the paragraph is for ${natures.join(', ')}`

const claimDate = (signedOn: IsoDate | undefined, asOf: IsoDate, ask: Ask): Finding =>
  signedOn === undefined || signedOn <= asOf
    ? ask('claimed', 'met', 'claimed')
    : ask('claimed', 'unmet', `signed on ${signedOn}, after the export`)

const paragraphOf = ({ elements = {} }: Evidence): string | undefined => {
  const stated = elements['paragraph']
  return typeof stated === 'string' ? stated.replace(/^\s*15 CFR\s*/i, '').trim() : undefined
}

/** Nothing but a section and its paragraphs: free text around them may say anything. */
const paragraphShape = /^\d{3}\.\d+(\([a-z0-9]+\))*$/i

const paragraphFinding = ({ paragraphs }: ClaimTerms, paragraph: string | undefined, ask: Ask): readonly Finding[] => {
  if (paragraphs.length === 0) return []
  const left = paragraphs.join(' or ')
  if (paragraph === undefined) return [ask('paragraph', 'unknown', `which paragraph is claimed was not said; ${left} is left`)]
  if (!paragraphShape.test(paragraph))
    return [ask('paragraph', 'unknown', `what is claimed is not one paragraph by its number; ${left} is left`)]
  return [ask('paragraph', claim(paragraphs.some((each) => isWithin(paragraph, each))), `${paragraph} is claimed; ${left} is left`)]
}

/** Stated to be so, stated not to be, or not stated. */
const elementFinding = (
  { name, because }: ClaimTerms['elements'][number],
  elements: Readonly<Record<string, unknown>>,
  ask: Ask,
): Finding => {
  const stated = elements[name]
  const outcome = stated === true ? 'met' : stated === false ? 'unmet' : 'unknown'
  return ask(`claim-${name}`, outcome, outcome === 'unknown' ? `${because}: not stated under ${name}` : because)
}
