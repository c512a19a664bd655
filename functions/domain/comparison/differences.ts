import { type Answered, type Conclusion, type Subject, subjects } from './conclusions'

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
  const left = new Map(after.conclusions.map((each) => [each.key, each]))
  const found: Parted[] = []
  for (const one of before.conclusions) {
    const other = left.get(one.key)
    left.delete(one.key)
    if (saidBy(one) !== saidBy(other)) found.push(parted(one, one, other))
  }
  for (const other of left.values()) if (saidBy(other) !== undefined) found.push(parted(other, undefined, other))
  return found.sort((one, other) => subjects.indexOf(one.difference.what) - subjects.indexOf(other.difference.what))
}

const parted = ({ key, what, of }: Conclusion, before: Conclusion | undefined, after: Conclusion | undefined): Parted => ({
  key,
  difference: { what, ...(of === undefined ? {} : { of }), before: before?.said ?? null, after: after?.said ?? null },
  before,
  after,
})

/** An exception that is not there lifts as little as one that is closed. */
const saidBy = (each: Conclusion | undefined): string | undefined =>
  each?.what === 'exception' && each.said === 'ineligible' ? undefined : each?.said
