import { type Cause, causesOf, type Grounds } from './causes'
import { type Answered, entryOf } from './conclusions'
import { type Difference, differencesBetween, type Parted } from './differences'

/** What changed between two answers to one question, and which provisions did it. */
export type Change = { readonly conclusions: readonly Difference[]; readonly provisions: readonly Cause[] }

/**
 * Two answers to one question held against each other.
 *
 * @param reclassified Where an item is another thing under the later law: what the earlier law would have said of that
 * thing. What it would have said alike follows from the classification, and from no other provision.
 */
export const changeBetween = (before: Answered, after: Answered, grounds: Grounds, reclassified?: Answered): Change => {
  const parted = differencesBetween(before, after)
  if (parted.length === 0) return { conclusions: [], provisions: [] }
  const causing = reclassified === undefined ? parted : beyondClassification(parted, differencesBetween(reclassified, after))
  return { conclusions: parted.map(({ difference }) => difference), provisions: causesOf(causing, grounds) }
}

/** Whether some item is in another entry. */
export const isReclassified = (before: Answered, after: Answered): boolean =>
  before.classifications !== after.classifications &&
  before.determination.items.some((item, at) => {
    const other = after.determination.items[at]
    return other !== undefined && entryOf(item) !== entryOf(other)
  })

/** The classification itself, and what would have changed without it. Of a requirement it is enough that both laws ask. */
const beyondClassification = (parted: readonly Parted[], without: readonly Parted[]): readonly Parted[] => {
  const changing = without.filter(
    ({ difference: { what }, before, after }) => what !== 'requirement' || before === undefined || after === undefined,
  )
  const keys = new Set(changing.map(({ key }) => key))
  return parted.filter(({ key, difference: { what } }) => what === 'classification' || keys.has(key))
}
