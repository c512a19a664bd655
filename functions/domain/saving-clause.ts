import type { Concluded } from './conclude'
import { type Outcome, permits } from './determination'
import type { Export } from './export'
import { asker, claim, every, type Finding, type Flag, type Trilean } from './finding'
import type { Dated, IsoDate } from './law'
import type { SavingTerms } from './rulebook'

/** Whether goods on their way when a rule came to bind may finish under what stood before. */
export const savingFinding = ({ transit, asOf }: Export, terms: Dated<SavingTerms>): Finding => {
  const { orderedBy, aboardBy, completedBy } = terms.value
  const ask = asker(terms)
  const parts: readonly (readonly [string, Trilean])[] = [
    [`ordered ${transit?.orderedOn ?? 'on a day not given'}, by ${orderedBy}`, by(transit?.orderedOn, orderedBy)],
    [`aboard since ${transit?.aboardSince ?? 'a day not given'}, by ${aboardBy}`, by(transit?.aboardSince, aboardBy)],
    [`completed ${transit?.completesOn ?? 'on a day not given'}, by ${completedBy}`, by(transit?.completesOn, completedBy)],
    [`asked about ${asOf}`, claim(asOf <= completedBy)],
  ]
  const told = every(parts.map(([, outcome]) => outcome))
  const outcome = told === 'met' && terms.confidence === 'unconfirmed' ? 'unknown' : told
  return ask('saving-clause', outcome, parts.map(([because]) => because).join('; '))
}

const by = (day: IsoDate | undefined, last: IsoDate): Trilean => (day === undefined ? 'unknown' : claim(day <= last))

/** What the clause does: goods that could go without a license before may finish so; where it is open, nothing permits. */
export const savedOutcome = (finding: Finding, now: Outcome, before: Outcome): 'earlier-law' | 'open' | 'nothing' => {
  const couldGo = before === 'no-license-required' || before === 'license-exception'
  if (!couldGo || permits(now) || now === 'prohibited' || finding.outcome === 'unmet') return 'nothing'
  return finding.outcome === 'met' ? 'earlier-law' : 'open'
}

/** Whether the clause covers the goods is open: what nothing permits for now is for a person. */
export const leftOpen = (now: Concluded): Concluded => {
  const open = (outcome: Outcome): Outcome => (permits(outcome) ? outcome : 'needs-review')
  return { ...now, outcomes: now.outcomes.map((each) => each.map(open)), concluded: now.concluded.map(open), outcome: open(now.outcome) }
}

export const savingFlag = ({ outcome, because, cite }: Finding): Flag => ({
  code: 'saving-clause',
  effect: outcome === 'met' ? 'note' : 'needs-review',
  because: outcome === 'met' ? `the earlier law's outcome stands for goods on their way: ${because}` : `goods on their way: ${because}`,
  cite,
})
