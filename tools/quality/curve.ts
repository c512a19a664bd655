import { possibleMin } from '../../functions/domain/names/features'
import { agreementOf } from './intervals'
import type { Measured } from './measure'
import { among } from './rows'
import type { Outcome } from './search'

/** What is found and what alerts, at one threshold after the other; the matcher's own in bold. */
export type Curve = { readonly header: readonly string[]; readonly points: readonly (readonly string[])[] }

const others = [0.6, 0.65, 0.7, 0.75, 0.78, 0.8, 0.82, 0.85, 0.88, 0.9, 0.95, 1]
const thresholds = [...new Set([...others, possibleMin])].sort((one, other) => one - other)

export const curveOf = (measured: Measured): Curve => {
  const { variants, entityAliasesLeftOut, personAliasesLeftOut, clean, unjudged, persons, pairs } = measured
  const columns: readonly (readonly [string, (threshold: number) => string])[] = [
    ['Threshold', (threshold) => (threshold === possibleMin ? `**${threshold.toFixed(2)}**` : threshold.toFixed(2))],
    ['Variants', share(variants, 'expectedScore')],
    ['Near aliases of entities', share(among(entityAliasesLeftOut, 'near'), 'expectedScore')],
    ['Aliases of entities', share(entityAliasesLeftOut, 'expectedScore')],
    ['Aliases of persons', share(personAliasesLeftOut, 'expectedScore')],
    ['Alerts: hard', share(among(clean, 'hard'), 'otherScore')],
    ['Alerts: other', share(among(clean, 'other'), 'otherScore')],
    ['Alerts: not judged', share(unjudged, 'otherScore')],
    ['Alerts: persons', share(persons, 'otherScore')],
    ['F1 of pairs', (threshold) => agreementOf(pairs, ({ score }) => score >= threshold).f1.toFixed(3)],
  ]
  return { header: columns.map(([name]) => name), points: thresholds.map((each) => columns.map(([, at]) => at(each))) }
}

const share =
  (outcomes: readonly Outcome[], score: 'expectedScore' | 'otherScore') =>
  (threshold: number): string =>
    outcomes.length === 0 ? '' : `${((100 * outcomes.filter((each) => each[score] >= threshold).length) / outcomes.length).toFixed(2)} %`
