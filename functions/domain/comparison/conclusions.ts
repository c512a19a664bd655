import type { Classification } from '../classification/classification'
import type { Determination, ItemDetermination, LicenseRequirement } from '../determination'
import type { Finding, Flag } from '../finding'
import type { Citation } from '../law'
import type { Law } from '../rulebook'

/** An answer, the law and the classifications that it was given on, and what it comes to. */
export type Answered = {
  readonly law: Law
  readonly classifications: readonly Classification[]
  readonly determination: Determination
  readonly conclusions: readonly Conclusion[]
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
  /** The same for the same thing in another answer. */
  readonly key: string
  readonly what: Subject
  /** Which one: a symbol, a code, the index of an item. */
  readonly of?: string
  readonly said: string
  readonly cites: readonly Citation[]
  /** Findings that lead to it; they matter where they differ from those of another answer. */
  readonly findings: readonly Finding[]
}

export const answered = (law: Law, classifications: readonly Classification[], determination: Determination): Answered => ({
  law,
  classifications,
  determination,
  conclusions: conclusionsOf(law, classifications, determination),
})

/** Everything an answer says that can be held against another. */
const conclusionsOf = (law: Law, classifications: readonly Classification[], determination: Determination): readonly Conclusion[] => {
  const { outcome, tier, items, prohibitions, licenseExceptions, authorizations, allocations, duties } = determination
  return [
    conclusion('outcome', undefined, outcome, []),
    ...(tier === null ? [] : [conclusion('tier', undefined, tier, law.tiers === undefined ? [] : [law.tiers.cite])]),
    ...items.map((item) => conclusion('classification', `${item.index}`, entryOf(item), [], classifications[item.index]?.findings)),
    ...items.map((item) => conclusion('item', `${item.index}`, item.outcome, [], askedOf(item, classifications))),
    ...prohibitions.map(({ code, because, cite }) => conclusion('prohibition', code, because, [cite])),
    ...gathered('requirement', determination.licenseRequirements, inOne),
    ...licenseExceptions.map(({ symbol, status, findings }) => conclusion('exception', symbol, status, [], findings)),
    ...authorizations.map(({ kind, number, status, findings }) => conclusion('authorization', number ?? kind, status, [], findings)),
    ...policyOf(determination),
    ...allocations.map(({ key, fits, requestedTpp, availableTpp }) =>
      conclusion('allocation', key, `${fits ? 'fits' : 'does not fit'}: ${requestedTpp} of ${availableTpp}`, []),
    ),
    ...duties.map(({ code, met, cite }) => conclusion('duty', code, met ? 'met' : 'due', [cite])),
    ...gathered('flag', determination.flags, weightOf),
  ]
}

const none: readonly Finding[] = []

const conclusion = (
  what: Subject,
  of: string | undefined,
  said: string,
  cites: readonly Citation[],
  findings: readonly Finding[] = none,
): Conclusion => (of === undefined ? { key: what, what, said, cites, findings } : { key: `${what} ${of}`, what, of, said, cites, findings })

/** One for each code, whatever was said under it. */
const gathered = <T extends { readonly code: string; readonly cite: Citation }>(
  what: Subject,
  all: readonly T[],
  said: (own: readonly T[]) => string,
): readonly Conclusion[] => {
  const byCode = new Map<string, T[]>()
  for (const each of all) {
    const own = byCode.get(each.code)
    if (own === undefined) byCode.set(each.code, [each])
    else own.push(each)
  }
  return [...byCode].map(([code, own]) =>
    conclusion(
      what,
      code,
      said(own),
      own.map(({ cite }) => cite),
    ),
  )
}

const inOne = (all: readonly LicenseRequirement[]): string => [...new Set(all.map(({ because }) => because))].join('; ')

/** Of several flags under one code that of most weight speaks. */
const weightOf = (all: readonly Flag[]): string => (all.some(({ effect }) => effect === 'needs-review') ? 'needs-review' : 'note')

/** The entry, or each that is open. */
export const entryOf = ({ eccn, possible }: ItemDetermination): string =>
  possible === undefined ? (eccn ?? 'none') : possible.map((each) => each ?? 'none').join(' or ')

/** What was asked of an item once it was classified: the findings that say what it is come first, and speak for themselves. */
const askedOf = ({ index, findings }: ItemDetermination, classifications: readonly Classification[]): readonly Finding[] =>
  findings.slice(classifications[index]?.findings.length)

const policyOf = ({ reviewPolicy }: Determination): readonly Conclusion[] => {
  if (reviewPolicy === null) return []
  const { posture, alternatives = [], findings, cite } = reviewPolicy
  return [
    conclusion('posture', undefined, posture, [cite]),
    ...alternatives.map((each) => conclusion('alternative', each.code, each.posture, [cite], findings)),
  ]
}
