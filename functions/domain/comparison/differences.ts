import { type Answered, type Conclusion, conclusionsOf, type Subject, subjects } from './conclusions'

/** A conclusion that two answers do not share; null where one of them does not say it at all. */
export type Difference = {
  readonly what: Subject
  readonly of?: string
  readonly before: string | null
  readonly after: string | null
}

/** The same with both conclusions, for what they rest on. */
export type Parted = {
  readonly key: string
  readonly difference: Difference
  readonly before: Conclusion | undefined
  readonly after: Conclusion | undefined
}

/** What two answers do not say alike, in the order of the subjects. */
export const differencesBetween = (before: Answered, after: Answered): readonly Parted[] => {
  if (before.determination === after.determination) return []
  const earlier = conclusionsOf(before)
  const later = conclusionsOf(after)
  const laterBy = new Map(later.map((each) => [keyOf(each), each]))
  const earlierKeys = new Set(earlier.map(keyOf))
  const pairs = [
    ...earlier.map((each) => [each, laterBy.get(keyOf(each))] as const),
    ...later.filter((each) => !earlierKeys.has(keyOf(each))).map((each) => [undefined, each] as const),
  ]
  return pairs
    .flatMap(([one, other]) => {
      const shown = one ?? other
      return shown === undefined || isAlike(one, other) ? [] : [parted(shown, one, other)]
    })
    .sort((one, other) => subjects.indexOf(one.difference.what) - subjects.indexOf(other.difference.what))
}

const keyOf = ({ what, of = '' }: Conclusion): string => `${what} ${of}`

const parted = (shown: Conclusion, before: Conclusion | undefined, after: Conclusion | undefined): Parted => {
  const { what, of } = shown
  const difference = { what, ...(of === undefined ? {} : { of }), before: before?.said ?? null, after: after?.said ?? null }
  return { key: keyOf(shown), difference, before, after }
}

/** An exception that is not there lifts as little as one that is closed. */
const isAlike = (one: Conclusion | undefined, other: Conclusion | undefined): boolean => saidBy(one) === saidBy(other)

const saidBy = (each: Conclusion | undefined): string | undefined =>
  each?.what === 'exception' && each.said === 'ineligible' ? undefined : each?.said
