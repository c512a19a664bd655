import type { Chip } from '../chip'
import { presumedReading } from '../classification/foundry'
import type { Deal } from '../deal'
import type { Reading } from '../eccn'
import { type Ask, asker, type Finding } from '../finding'
import type { Item } from '../item'
import type { PlaceCode, PlaceSet } from '../place'
import { listed, outcomeWithin } from '../place-set'
import { type Prohibited, prohibited } from './prohibition'
import type { TaintedCircuits } from './tainted-circuit-terms'

const code = 'general-prohibition-10'
const nothing: Prohibited = { code, outcome: 'unmet', findings: [] }

/** Whether an item under one of its readings holds a circuit that the guidance is about. */
export const taintedCircuits = (deal: Deal, item: Item, chips: readonly Chip[], reading: Reading): Prohibited => {
  const { level } = reading
  const { taintedCircuits: entry } = deal.law
  if (entry === undefined) return nothing
  const ask = asker(entry)
  const named = chips.find(({ id }) => entry.value.chips.includes(id))
  if (named) return excepted(deal, entry.value, ask, `${named.model} is named in the guidance`)
  if (level !== 'a' && level !== 'b') return nothing
  const isPresumed = reading === presumedReading
  const isIn = (place: PlaceCode, set: PlaceSet): boolean => outcomeWithin(deal.law.geography, place, set) !== 'unmet'
  const designers = headquartersOfDesigners(item, chips)
  const caught = designers.find((place) => isIn(place, entry.value.designers))
  if (caught && !isPresumed) return excepted(deal, entry.value, ask, `a 3A090-class circuit designed by a firm headquartered in ${caught}`)
  const doubtful = [...designers, ...relatedTo(item)].find((place) => isIn(place, entry.value.doubtful))
  if (doubtful) {
    const because = `a 3A090-class circuit with a tie to ${doubtful}: whether the guidance, which speaks of ${listed(entry.value.designers)}, reaches it was not established`
    return prohibited(code, [ask(code, 'unknown', because, 'GP10_SCOPE')])
  }
  return hasUnknownDesigner(item)
    ? prohibited(code, [ask(code, 'unknown', 'the designer was given without its headquarters', 'GP10_SCOPE')])
    : nothing
}

/** Analysis in a laboratory is excepted, and nobody here can tell whether it is that. */
const excepted = ({ export: { evidence = [] } }: Deal, { exceptedUse }: TaintedCircuits, ask: Ask, because: string): Prohibited => {
  const isClaimed = evidence.some(({ kind }) => kind === exceptedUse)
  const finding: Finding = isClaimed
    ? ask(code, 'unknown', `${because}; laboratory analysis, which is claimed, is excepted: ask counsel`, 'GP10_ANALYSIS')
    : ask(code, 'met', `${because}: using, selling, financing or servicing it risks a violation; ask counsel`)
  return prohibited(code, [finding])
}

/** Where circuits were designed, and whoever is above the designer. */
export const designersOf = (item: Item, chips: readonly Chip[]): readonly PlaceCode[] => [
  ...headquartersOfDesigners(item, chips),
  ...aboveDesigner(item),
]

const aboveDesigner = (item: Item): readonly PlaceCode[] => {
  const parent = item.kind === 'chip' ? item.designer?.ultimateParentHeadquarters : undefined
  return parent === undefined ? [] : [parent]
}

const headquartersOfDesigners = (item: Item, chips: readonly Chip[]): readonly PlaceCode[] => {
  const stated = item.kind === 'chip' ? item.designer?.headquarters : undefined
  return [...(stated === undefined ? [] : [stated]), ...chips.map(({ designerHeadquarters }) => designerHeadquarters)]
}

const relatedTo = (item: Item): readonly PlaceCode[] => {
  const designer = item.kind === 'chip' ? item.designer : undefined
  return [designer?.location, designer?.ultimateParentHeadquarters, item.jurisdiction?.producedIn].filter((place) => place !== undefined)
}

const hasUnknownDesigner = (item: Item): boolean =>
  item.kind === 'chip' && item.designer !== undefined && item.designer.status !== 'approved' && item.designer.headquarters === undefined
