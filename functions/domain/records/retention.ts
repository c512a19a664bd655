import type { Citation, IsoDate } from '../law'

/** How long a body of law wants its records kept. */
export type RetentionTerms = { readonly years: number }

/** What a record is to a body of law. Every screening is an `export-record`. */
export type RecordNature = 'export-record' | 'sanctions-record'

/** A rule as it stands on the day, for records of one nature. */
export type RetentionRule = RetentionTerms & { readonly nature: RecordNature; readonly cite: Citation }

/** Under which rule a record is kept, and the last day on which it is. `house-rule` is ours, where no law asks for longer. */
export type Retention = { readonly retentionClass: RecordNature | 'house-rule'; readonly retainedUntil: IsoDate }

/** Ours: the longest period that any of the laws we know asks for, whatever the record turns out to be later. */
const houseYears = 10

/**
 * The longest that applies. Where a law asks for as long as we keep everything, the law is named.
 *
 * @param events Days from which the law may count: the decision, the export, the end of the hold. The latest one counts.
 */
export const retentionOf = (
  natures: readonly RecordNature[],
  rules: readonly RetentionRule[],
  events: readonly [IsoDate, ...IsoDate[]],
): Retention => {
  const years = (rule: RetentionRule | undefined): number => rule?.years ?? 0
  const asked = rules
    .filter(({ nature }) => natures.includes(nature))
    .reduce<RetentionRule | undefined>((longest, rule) => (years(rule) > years(longest) ? rule : longest), undefined)
  const latest = events.reduce((one, other) => (other > one ? other : one))
  return {
    retentionClass: asked === undefined || asked.years < houseYears ? 'house-rule' : asked.nature,
    retainedUntil: yearsAfter(latest, Math.max(houseYears, years(asked))),
  }
}

/** The same day so many years on; a 29 February becomes a 1 March, never a day earlier. */
const yearsAfter = (day: IsoDate, years: number): IsoDate => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10)
}
