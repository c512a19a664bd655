import type { Deal } from '../deal'
import type { Duty } from '../determination'
import type { Reading } from '../eccn'
import type { Evidence } from '../export'
import { type Ask, asker, claim, type Finding } from '../finding'
import type { Dated } from '../law'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, otherPart744, shipmentDuties, shut, type Wanted } from './exception-case'

/** An exception that is open in part only, and only to who claims it: what the claim must say. */
export type ClaimTerms = {
  readonly symbol: string
  readonly aesCode: string | null
  /** Kind of the evidence that claims it. */
  readonly claim: string
  /** Paragraphs that are left. Empty: none was named. */
  readonly paragraphs: readonly string[]
  readonly natures: readonly Reading['nature'][]
  /** Statements that the claim must make, by their names among its elements. */
  readonly elements: readonly { readonly name: string; readonly because: string }[]
  /** Whether it may be used at all was not established. */
  readonly inDoubt?: { readonly code: string; readonly because: string }
}

/** Exceptions that nobody is taken to rely on without saying so. */
export const claimedExceptions = (deal: Deal, wanted: readonly Wanted[]): readonly ExceptionCase[] =>
  deal.law.claimed.map((terms) => {
    const evidence = deal.export.evidence?.find(({ kind }) => kind === terms.value.claim)
    return evidence === undefined ? notClaimed(terms) : claimed(deal, wanted, terms, evidence)
  })

/** The same for every deal under the same terms. */
const notClaimed = (terms: Dated<ClaimTerms>): ExceptionCase => {
  const before = unclaimed.get(terms)
  if (before) return before
  const finding = asker(terms)('not-claimed', 'unmet', `not claimed: give evidence of kind ${terms.value.claim}, with its elements`)
  const made = shut(terms.value, finding)
  unclaimed.set(terms, made)
  return made
}

const unclaimed = new WeakMap<Dated<ClaimTerms>, ExceptionCase>()

const claimed = (deal: Deal, wanted: readonly Wanted[], terms: Dated<ClaimTerms>, { elements = {} }: Evidence): ExceptionCase => {
  const ask = asker(terms)
  const { aesCode, natures, inDoubt } = terms.value
  const paragraph = typeof elements['paragraph'] === 'string' ? elements['paragraph'].replace(/^\s*15 CFR\s*/i, '').trim() : undefined
  const conditions = [
    ask('claimed', 'met', 'claimed'),
    ...(inDoubt ? [ask('may-be-used', 'unknown', inDoubt.because, inDoubt.code)] : []),
    ...paragraphFinding(terms.value, paragraph, ask),
    ...terms.value.elements.map((each) => elementFinding(each, elements, ask)),
    noEmbargo(deal, ask),
    ...noUnverifiedParty(deal, ask),
  ]
  const duties: readonly Duty[] = shipmentDuties(aesCode, terms.cite)
  return answer(terms.value, conditions, duties, ask, wanted, ({ item, reading, bars }) => [
    ask(
      'item-nature',
      claim(natures.includes(reading.nature)),
      `${reading.nature}; the paragraph is for ${natures.join(', ')}`,
      undefined,
      item,
    ),
    ...otherPart744(bars, ask, item, paragraph),
  ])
}

const paragraphFinding = ({ paragraphs }: ClaimTerms, paragraph: string | undefined, ask: Ask): readonly Finding[] => {
  if (paragraphs.length === 0) return []
  const shown = paragraphs.join(' or ')
  if (paragraph === undefined) return [ask('paragraph', 'unknown', `which paragraph is claimed was not said; ${shown} is left`)]
  const isLeft = paragraphs.some(
    (each) => paragraph === each || (paragraph.startsWith(each) && !/[0-9]/.test(paragraph[each.length] ?? '')),
  )
  return [ask('paragraph', claim(isLeft), `${paragraph} is claimed; ${shown} is left`)]
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
