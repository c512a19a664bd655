import { papersOf } from '../exceptions/evidence'
import type { Evidence } from '../export'
import { type Ask, asker, type Finding, type Trilean } from '../finding'
import type { Dated } from '../law'
import type { CertificationTerms, Paragraph, VeuClass } from './data-center-veu-terms'
import type { VeuOrder } from './veu-order'

export const certificationPrefix = 'supplement-10-'

/** The certifications of a class, each as it is stated. Stated twice, it must hold twice. */
export const certificationFindings = ({ deal }: VeuOrder, veuClass: VeuClass, terms: Dated<CertificationTerms>): readonly Finding[] => {
  const ask = asker(terms)
  const { evidence: kind, paragraphs } = terms.value
  const stated = papersOf(deal, kind)
  return paragraphs
    .filter(({ classes }) => classes.includes(veuClass))
    .map((paragraph) => certification(paragraph, stated, deal.export.asOf, ask))
}

const certification = (paragraph: Paragraph, stated: readonly Evidence[], asOf: string, ask: Ask): Finding => {
  const { paragraph: number, because, dueFrom } = paragraph
  const condition = `${certificationPrefix}${number}`
  if (dueFrom !== undefined && asOf < dueFrom) return ask(condition, 'met', `${because}: not due before ${dueFrom}`)
  const outcome = statedOutcome(paragraph, stated)
  return ask(condition, outcome, outcome === 'unknown' ? `${because}: not stated` : because)
}

const statedOutcome = ({ paragraph, name }: Paragraph, stated: readonly Evidence[]): Trilean => {
  const values = stated.flatMap(({ elements = {} }) => [elements[String(paragraph)], elements[name]])
  return values.includes(false) ? 'unmet' : values.includes(true) ? 'met' : 'unknown'
}
