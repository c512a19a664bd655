import { type RuledFlag, resolutionKinds } from './check-standing'

/** An approval of a later check takes a refusal back; of a confirmed match, so does another word on the same flag. */
const takesBack = (refusal: RuledFlag, later: RuledFlag): boolean =>
  later.ruling === 'approve' || (refusal.ruling === 'true-match' && resolutionKinds[later.ruling] !== undefined && isSame(refusal, later))

const isSame = (one: RuledFlag, other: RuledFlag): boolean =>
  one.code === other.code && one.subject === other.subject && one.because === other.because

/**
 * The last refusal or confirmed match of a customer that nobody took back since.
 *
 * @param ruled On all of its checks, oldest first.
 */
export const standingRefusal = <R extends RuledFlag>(ruled: readonly R[]): R | undefined =>
  ruled.findLast(
    (each, at) =>
      (each.ruling === 'refuse' || each.ruling === 'true-match') && !ruled.slice(at + 1).some((later) => takesBack(each, later)),
  )
