import type { Classification } from './classification/classification'
import type { Deal } from './deal'
import type { Reading } from './eccn'
import type { Item } from './item'
import type { Asked, Judged } from './judged'
import { taintedCircuits } from './prohibitions/tainted-circuits'
import { requirementFor } from './requirements/requirement'

/**
 * Every reading of an item held against every rule of the day.
 *
 * @param beside The same classification judged under another track of the day, on which General Prohibition 10 stands alike.
 */
export const judge = (deal: Deal, index: number, item: Item, classification: Classification, beside?: Judged): Judged => {
  const { chips } = classification
  const ear99 = isEar99(item, classification)
  const unnamed = isUnnamed(item)
  const alike = beside?.classification === classification ? beside : undefined
  const asked = classification.readings.map(
    (reading, at): Asked => ({
      reading,
      prohibited: alike?.asked[at]?.prohibited ?? taintedCircuits(deal, item, chips, reading),
      requirement: requirementFor(
        deal,
        { item, reading, chips, entries: entriesOf(reading, classification), isEar99: ear99, isUnnamed: unnamed },
        alike?.asked[at]?.requirement,
      ),
    }),
  )
  return { index, classification, asked: asked as [Asked, ...Asked[]] }
}

/** Stated to be outside the list altogether, and nothing known says otherwise. */
const isEar99 = (item: Item, { readings }: Classification): boolean =>
  'eccn' in item && item.eccn === 'EAR99' && readings.every(({ level }) => level === null)

/** Described by figures or by its entry alone. */
const isUnnamed = (item: Item): boolean =>
  item.kind === 'classified' ||
  (item.kind === 'chip' && item.chip === undefined) ||
  (item.kind === 'system' && item.contains.some(({ chip }) => chip === undefined))

/** Characters of an entry's number, without its paragraph. */
const entryLength = 5

const entriesOf = ({ eccn }: Reading, { residual }: Classification): readonly string[] =>
  (eccn === null ? residual : [eccn]).map((each) => each.slice(0, entryLength))
