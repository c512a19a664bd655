import type { Reading } from '../eccn'
import type { Ask, Finding } from '../finding'
import type { ListedEntries } from './section-terms'

/** Whether a section lists an item. */
export const onList = ({ levels, families, inDoubt, doubtCode }: ListedEntries, reading: Reading, ask: Ask, item: number): Finding => {
  const { family, level, eccn } = reading
  const name = eccn ?? family ?? 'the item'
  const doubt = family === null ? undefined : inDoubt[family]
  if (level === null || family === null || !levels.includes(level))
    return ask('listed-item', 'unmet', `${name} is not of a level that the section lists`, undefined, item)
  if (doubt !== undefined) return ask('listed-item', 'unknown', `${name}: ${doubt}`, doubtCode, item)
  return families.includes(family)
    ? ask('listed-item', 'met', `${name} is among the items of the section`, undefined, item)
    : ask('listed-item', 'unmet', `${name} is not among the items of the section`, undefined, item)
}
