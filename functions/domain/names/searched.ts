import type { Name } from './name'
import type { SimilarWords } from './similar-words'

/** A name that is searched, with the words of the index that each of its words may be. */
export type Searched = {
  readonly name: Name
  readonly similar: readonly SimilarWords[]
  readonly weights: readonly number[]
  readonly total: number
}
