import type { EligibleItems, Said } from '../../domain/authorizations/data-center-veu-terms'
import { macauOrD5 } from './place-sets'

const items: EligibleItems = {
  levels: ['a'],
  never: ['c'],
  excludedControls: ['MT', 'CC'],
  silent: { code: 'VEU_ITEMS', because: 'which further items a validated end-user may receive was not read (15 CFR 748.15(c))' },
}

const transfer: Said = {
  code: 'VEU_TRANSFER',
  because: 'inside a country items move only between places that the authorization names, and which those are was not told',
}

const listing: Said = {
  code: 'VEU_NO_HOLDER',
  because: 'the listing is taken as stated: no source names a holder, so check the entry in Supplement No. 7 to part 748, or the letter',
}

const tenure: Said = {
  code: 'R-20',
  because: 'who counts as owner, operator and end user is not said for what is leased, colocated, hosted or held by several',
}

/** What the sections on both classes say in the same words, beside their own. */
export const inBothClasses = <T extends object>(own: T) => ({
  barred: macauOrD5,
  activities: ['export', 'reexport'],
  items,
  transfer,
  listing,
  tenure,
  ...own,
})
