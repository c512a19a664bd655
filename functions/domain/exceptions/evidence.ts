import type { Deal } from '../deal'
import type { Evidence } from '../export'
import { type Ask, claim, type Finding } from '../finding'
import type { Paper } from './section-terms'

/** The papers of a kind that were signed by the day of export. */
export const papersOf = ({ export: { evidence, asOf } }: Deal, kind: string): readonly Evidence[] =>
  evidence === undefined ? [] : evidence.filter((each) => each.kind === kind && (each.signedOn === undefined || each.signedOn <= asOf))

/**
 * A paper is there and says what it must. One told by its kind alone is taken to be the one that the section words; one of
 * which any statement is told must be told to hold them all. Its absence is a duty, no ineligibility.
 */
export const isSigned = (deal: Deal, { kind, statements }: Paper): boolean =>
  papersOf(deal, kind).some(({ elements = {} }) => {
    const isTold = statements.some(({ name }) => elements[name] !== undefined)
    return !isTold || statements.every(({ name }) => elements[name] === true)
  })

/** A signer who says no to a statement has not certified. */
export const refusals = (deal: Deal, paper: Paper, ask: Ask): readonly Finding[] => {
  const papers = papersOf(deal, paper.kind)
  if (papers.length === 0) return []
  return paper.statements
    .filter(({ name }) => papers.some(({ elements }) => elements?.[name] === false))
    .map(({ name, because }) => ask(`${paper.kind}-${name}`, claim(false), `the signer does not state it: ${because}`))
}
