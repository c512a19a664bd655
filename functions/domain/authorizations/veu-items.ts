import type { Deal } from '../deal'
import { otherPart744, type Wanted } from '../exceptions/exception-case'
import { type Ask, asker, type Finding } from '../finding'
import type { Dated } from '../law'
import type { EligibleItems, NationalTerms, UniversalTerms } from './data-center-veu-terms'

/** Circuits and machines at the level; surely no memory and no weights; of the rest the text that was read says nothing. */
export const itemFindings =
  (deal: Deal, terms: Dated<UniversalTerms> | Dated<NationalTerms>) =>
  (wanted: Wanted): readonly Finding[] => {
    const ask = asker(terms)
    return [listedItem(deal, wanted, terms.value.items, ask), ...otherPart744(wanted.bars, ask, wanted.item)]
  }

const listedItem = ({ law, export: { items } }: Deal, { item, reading }: Wanted, terms: EligibleItems, ask: Ask): Finding => {
  const { levels, never, excludedControls, silent } = terms
  const { level, nature, eccn } = reading
  const condition = 'veu-item'
  const name = eccn ?? 'an item outside 3A090'
  if (items[item]?.kind === 'modelWeights') return ask(condition, 'unmet', 'weights of a model are no such item', undefined, item)
  if (level !== null && never.includes(level)) return ask(condition, 'unmet', `${name} is no such item`, undefined, item)
  const further = law.otherControls?.value.find((each) => each.eccn === eccn?.slice(0, entryLength))
  const isExcluded = further?.controls.some((each) => excludedControls.includes(each)) === true
  if (level === null || !levels.includes(level) || nature !== 'commodity' || isExcluded)
    return ask(condition, 'unknown', `${name}: ${silent.because}`, silent.code, item)
  return ask(condition, 'met', `${name} is for a data center of the holder`, undefined, item)
}

/** Characters of an entry's number, without its paragraph. */
const entryLength = 5
