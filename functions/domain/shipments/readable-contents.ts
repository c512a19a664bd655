import { canonicalJson } from '../canonical-json'
import type { ContentLine } from './report'

/** Of one line, in pieces. */
const unitsMax = 1_000_000
/** Characters of everything that is told to be in one parcel. */
const textLengthMax = 500_000

/** What can be counted by. Of nothing, of parts of a piece and of what no parcel holds it is as if nobody had told what is in it. */
export const readableContents = (contents: readonly ContentLine[] | undefined): readonly ContentLine[] | undefined => {
  const isReadable =
    contents !== undefined &&
    contents.length > 0 &&
    contents.every(({ units }) => Number.isSafeInteger(units) && units >= 0 && units <= unitsMax) &&
    canonicalJson(contents).length <= textLengthMax
  return isReadable ? contents : undefined
}
