/**
 * How far everybody was looked for against one snapshot. A round begins where the one before it was left, goes to the end, and
 * on from the beginning to its origin: when snapshots come faster than a round is done, nobody is left out for ever.
 */
export type RoundPosition = {
  /** The last place that was compared. */
  readonly cursor: number
  readonly origin: number
  readonly isWrapped: boolean
}

/** Places that come next, in order: above the first and, in the second half of a round, not above the second. */
export const nextPlaces = ({ cursor, origin, isWrapped }: RoundPosition): { readonly after: number; readonly until: number } => ({
  after: cursor,
  until: isWrapped ? origin : Number.MAX_SAFE_INTEGER,
})

/**
 * Where the round stands after some more places were compared; undefined: it is over.
 *
 * @param last The last of them; absent where there was none.
 * @param isAll Whether they were all that `nextPlaces` asked for.
 */
export const roundAfter = (position: RoundPosition, last: number | undefined, isAll: boolean): RoundPosition | undefined => {
  if (!isAll) return { ...position, cursor: last ?? position.cursor }
  return position.isWrapped || position.origin === 0 ? undefined : { ...position, cursor: 0, isWrapped: true }
}
