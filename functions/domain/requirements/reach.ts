import type { Trilean } from '../finding'
import type { Reach } from '../listings/list-effect'
import type { PlaceCode } from '../place'
import type { Subject } from './part'

export type Reached = { readonly outcome: Trilean; readonly because: string; readonly code?: string }

/**
 * Whether a rule of part 744 reaches an item.
 *
 * @param places Where the party or the end use is, for rules that reach more items there.
 */
export const reachOf = ({ isEar99, entries, reading: { level } }: Subject, reach: Reach, places: readonly PlaceCode[] = []): Reached => {
  if (reach.entries === 'all' || reach.allItemsIn?.some((place) => places.includes(place)))
    return { outcome: 'met', because: 'every item subject to the EAR' }
  if (isEar99) return { outcome: 'unmet', because: 'EAR99, which it does not reach' }
  if (reach.entries === 'listed') return { outcome: 'met', because: 'every item on the Commerce Control List' }
  const { entries: named } = reach
  const entry = entries.find((each) => named.includes(each))
  if (entry) return { outcome: 'met', because: `${entry} is among its items` }
  const shown = entries.join(', ') || 'the item'
  if (level !== null && reach.advancedItems !== undefined) {
    const because = {
      met: 'advanced items count beside the entries it names',
      unmet: 'not among its items',
      unknown: 'not among the entries it names',
    }
    return { outcome: reach.advancedItems, because: `${shown}: ${because[reach.advancedItems]}`, code: 'ITEM_SCOPE' }
  }
  return reach.others === 'unknown'
    ? { outcome: 'unknown', because: `whether it reaches ${shown} was not read`, code: 'ITEM_SCOPE' }
    : { outcome: 'unmet', because: `${shown} is not among its items` }
}
