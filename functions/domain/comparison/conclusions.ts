import type { Classification } from '../classification/classification'
import type { Determination, ItemDetermination, LicenseRequirement } from '../determination'
import type { Finding, Flag } from '../finding'
import type { Citation } from '../law'
import type { Law } from '../rulebook'

/** An answer with the law and the classifications that it was given on. */
export type Answered = {
  readonly law: Law
  readonly classifications: readonly Classification[]
  readonly determination: Determination
}

/** What an answer can say, in the order in which one thing follows from another. */
export const subjects = [
  'outcome',
  'tier',
  'classification',
  'item',
  'prohibition',
  'requirement',
  'exception',
  'authorization',
  'posture',
  'alternative',
  'allocation',
  'duty',
  'flag',
] as const
export type Subject = (typeof subjects)[number]

/** One thing that an answer says, and what it rests on. */
export type Conclusion = {
  readonly what: Subject
  /** Which one: a symbol, a code, the index of an item. */
  readonly of?: string
  readonly said: string
  readonly cites: readonly Citation[]
  /** Findings that lead to it; they matter where they differ from those of another answer. */
  readonly findings: readonly Finding[]
}

/** Everything an answer says that can be held against another. */
export const conclusionsOf = ({ law, classifications, determination }: Answered): readonly Conclusion[] => {
  const { outcome, tier, items, prohibitions, licenseExceptions, authorizations, allocations, duties } = determination
  return [
    conclusion('outcome', undefined, outcome, []),
    ...(tier === null ? [] : [conclusion('tier', undefined, tier, law.tiers === undefined ? [] : [law.tiers.cite])]),
    ...items.map((item) => conclusion('classification', `${item.index}`, entryOf(item), [], classifications[item.index]?.findings)),
    ...items.map((item) => conclusion('item', `${item.index}`, item.outcome, [], item.findings)),
    ...prohibitions.map(({ code, because, cite }) => conclusion('prohibition', code, because, [cite])),
    ...requirementsOf(determination.licenseRequirements),
    ...licenseExceptions.map(({ symbol, status, findings }) => conclusion('exception', symbol, status, [], findings)),
    ...authorizations.map(({ kind, number, status, findings }) => conclusion('authorization', number ?? kind, status, [], findings)),
    ...policyOf(determination),
    ...allocations.map(({ key, fits, requestedTpp, availableTpp }) =>
      conclusion('allocation', key, `${fits ? 'fits' : 'does not fit'}: ${requestedTpp} of ${availableTpp}`, []),
    ),
    ...duties.map(({ code, met, cite }) => conclusion('duty', code, met ? 'met' : 'due', [cite])),
    ...flagsOf(determination.flags),
  ]
}

const conclusion = (
  what: Subject,
  of: string | undefined,
  said: string,
  cites: readonly Citation[],
  findings: readonly Finding[] = [],
): Conclusion => ({ what, ...(of === undefined ? {} : { of }), said, cites, findings })

/** The entry, or each that is open. */
export const entryOf = ({ eccn, possible }: ItemDetermination): string =>
  possible === undefined ? (eccn ?? 'none') : possible.map((each) => each ?? 'none').join(' or ')

/** One for each rule that asks, with all its reasons. */
const requirementsOf = (all: readonly LicenseRequirement[]): readonly Conclusion[] =>
  [...new Set(all.map(({ code }) => code))].map((code) => {
    const own = all.filter((each) => each.code === code)
    const said = [...new Set(own.map(({ because }) => because))].join('; ')
    return conclusion(
      'requirement',
      code,
      said,
      own.map(({ cite }) => cite),
    )
  })

const policyOf = ({ reviewPolicy }: Determination): readonly Conclusion[] => {
  if (reviewPolicy === null) return []
  const { posture, alternatives = [], findings, cite } = reviewPolicy
  return [
    conclusion('posture', undefined, posture, [cite]),
    ...alternatives.map((each) => conclusion('alternative', each.code, each.posture, [cite], findings)),
  ]
}

/** One for each code; that of most weight speaks. */
const flagsOf = (flags: readonly Flag[]): readonly Conclusion[] =>
  [...new Set(flags.map(({ code }) => code))].map((code) => {
    const own = flags.filter((each) => each.code === code)
    const said = own.some(({ effect }) => effect === 'needs-review') ? 'needs-review' : 'note'
    return conclusion(
      'flag',
      code,
      said,
      own.map(({ cite }) => cite),
    )
  })
