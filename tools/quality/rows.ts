import { agreementOf, intervalOf } from './intervals'
import type { Measured, PairOutcome } from './measure'
import type { Outcome } from './search'

/** One figure, and what we want of it. */
export type Row = {
  readonly name: string
  /** Queries it was measured on. */
  readonly of: number
  /** As it is printed. What is compared with an earlier table is this, so that rounding decides nothing twice. */
  readonly figure: string
  readonly better: 'more' | 'less' | 'neither'
  readonly aim?: number | undefined
  readonly note?: string | undefined
}

type Want = Partial<Pick<Row, 'better' | 'aim' | 'note'>>

const percent = (name: string, outcomes: readonly unknown[], hits: number, want: Want = {}): readonly Row[] =>
  outcomes.length === 0
    ? []
    : [{ name, of: outcomes.length, figure: `${((100 * hits) / outcomes.length).toFixed(2)} %`, better: 'more', ...want }]

const recall = (name: string, outcomes: readonly Outcome[], aim?: number, note?: string): readonly Row[] =>
  percent(name, outcomes, outcomes.filter(({ isFound }) => isFound).length, { aim, note })

const alerts = (name: string, outcomes: readonly Outcome[], want: Want): readonly Row[] =>
  percent(name, outcomes, outcomes.filter(({ candidates }) => candidates > 0).length, { better: 'less', ...want })

const mean = (name: string, outcomes: readonly Outcome[]): readonly Row[] => {
  if (outcomes.length === 0) return []
  const sum = outcomes.reduce((sum, { candidates }) => sum + candidates, 0)
  return [{ name, of: outcomes.length, figure: (sum / outcomes.length).toFixed(2), better: 'less' }]
}

export const rowsOf = (measured: Measured): readonly Row[] => [
  ...recall('listed names as they stand', measured.exact, 100),
  ...recallRows(measured),
  ...alertRows(measured),
  ...reviewerRows(measured),
  ...pairRows(measured.pairs),
  ...[1, 5].flatMap((share) => atAlerts(measured, share)),
]

const recallRows = (measured: Measured): readonly Row[] => [
  ...recall('variants, all', measured.variants, 97),
  ...byGroup(measured.variants).flatMap(([kind, outcomes]) => recall(`variants: ${kind}`, outcomes, 90)),
  ...recall('names changed here, all', measured.made),
  ...byGroup(measured.made).flatMap(([kind, outcomes]) => recall(`names changed here: ${kind}`, outcomes)),
  ...recall('aliases of entities, all names listed', measured.entityAliases, 100),
  ...recall('aliases of persons, all names listed', measured.personAliases, 100),
  ...leftOutRows('entities', measured.entityAliasesLeftOut),
  ...leftOutRows('persons', measured.personAliasesLeftOut),
  ...recall('native script, all', measured.native),
  ...byGroup(measured.native).flatMap(([language, outcomes]) => recall(`native script: ${language}`, outcomes)),
]

const aimNear = 95
const leftOutRows = (who: string, outcomes: readonly Outcome[]): readonly Row[] => [
  ...recall(`aliases of ${who} left out, all`, outcomes),
  ...byGroup(outcomes).flatMap(([difficulty, each]) =>
    recall(`aliases of ${who} left out: ${difficulty}`, each, difficulty === 'near' ? aimNear : undefined),
  ),
]

const alertRows = ({ clean, cleanInFull, unjudged, persons, personsInFull }: Measured): readonly Row[] => [
  ...alerts('alerts on clean companies: hard', among(clean, 'hard'), { aim: 2 }),
  ...alerts('alerts on clean companies: other', among(clean, 'other'), { aim: 0.5 }),
  ...alerts('alerts on clean companies, kind and country given', cleanInFull, {}),
  ...alerts('alerts on companies that nobody has judged', unjudged, { better: 'neither' }),
  ...alerts('alerts on clean persons, name alone', persons, { aim: 0.5 }),
  ...alerts('alerts on clean persons, birth date and country given', personsInFull, { aim: 0.5 }),
]

const aimTies = 5
/** Scores that differ by less are the same to a reviewer, who sees three decimals. */
const sameScore = 0.0005
const reviewerRows = ({ variants, clean, entityAliases, personAliases }: Measured): readonly Row[] => {
  const hits = [...variants, ...entityAliases, ...personAliases].filter(({ isFound }) => isFound)
  const shown = variants.filter(({ isShown }) => isShown).length
  const tied = hits.filter(({ expectedScore, otherScore }) => Math.abs(otherScore - expectedScore) < sameScore).length
  const beaten = hits.filter(({ expectedScore, otherScore }) => otherScore - expectedScore >= sameScore).length
  return [
    ...percent('variants found among the first ten', variants, shown),
    ...mean('candidates of a variant, mean', variants),
    ...mean('candidates of a clean company, mean', clean),
    ...percent('hits tied at the top with an entry that is not expected', hits, tied, { better: 'less', aim: aimTies }),
    ...percent('hits below an entry that is not expected', hits, beaten, { better: 'less' }),
  ]
}

const pairRows = (pairs: readonly PairOutcome[]): readonly Row[] => {
  const aims = { precision: undefined, recall: undefined, f1: 0.82 }
  const names = { precision: 'name pairs: precision', recall: 'name pairs: recall', f1: 'name pairs: F1' }
  return (['precision', 'recall', 'f1'] as const).flatMap((measure) => {
    if (pairs.length === 0) return []
    const value = (some: readonly PairOutcome[]): number => agreementOf(some, ({ isFound }) => isFound)[measure]
    const note = `95 %: ${intervalOf(pairs, value)
      .map((each) => each.toFixed(3))
      .join(' to ')}`
    return [{ name: names[measure], of: pairs.length, figure: value(pairs).toFixed(3), better: 'more', aim: aims[measure], note }]
  })
}

/** What would be found if the threshold stood where so many of a hundred clean companies alert. */
const atAlerts = ({ clean, variants, entityAliasesLeftOut }: Measured, share: number): readonly Row[] => {
  if (clean.length === 0) return []
  const scores = clean.map(({ otherScore }) => otherScore).sort((one, other) => other - one)
  const allowed = Math.floor((clean.length * share) / 100)
  const above = scores[allowed] ?? 0
  const alerting = scores.filter((score) => score > above).length
  const note = `scores above ${above.toFixed(3)}, where ${((100 * alerting) / clean.length).toFixed(2)} % alert`
  const found = (outcomes: readonly Outcome[]): number => outcomes.filter(({ expectedScore }) => expectedScore > above).length
  const near = among(entityAliasesLeftOut, 'near')
  return [
    ...percent(`variants at ${share} % alerts`, variants, found(variants), { note }),
    ...percent(`aliases of entities left out, near, at ${share} % alerts`, near, found(near), { note }),
    ...percent(`aliases of entities left out, all, at ${share} % alerts`, entityAliasesLeftOut, found(entityAliasesLeftOut), { note }),
  ]
}

export const among = (outcomes: readonly Outcome[], group: string): readonly Outcome[] => outcomes.filter((each) => each.group === group)

export const byGroup = (outcomes: readonly Outcome[]): readonly (readonly [string, readonly Outcome[]])[] =>
  [...new Set(outcomes.map(({ group }) => group))].sort().map((group) => [group, among(outcomes, group)])

/** As a number, to be compared with the aim or with an earlier figure. */
export const numberOf = (figure: string): number => Number.parseFloat(figure)

export const isWorse = (figure: string, than: string, better: Row['better']): boolean =>
  better !== 'neither' && (better === 'more' ? numberOf(figure) < numberOf(than) : numberOf(figure) > numberOf(than))
