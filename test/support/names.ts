import { matchingWords } from '../../functions/catalog/matching-words'
import type { ListedParty } from '../../functions/domain/lists/listed-party'
import type { ListSnapshot } from '../../functions/domain/lists/snapshot'
import { possibleMin, strongMin } from '../../functions/domain/names/features'
import type { Band } from '../../functions/domain/names/match'
import { scoreNames } from '../../functions/domain/names/score-names'
import { compileSnapshot } from '../../functions/lists/snapshot/compile-snapshot'
import { openSnapshot } from '../../functions/lists/snapshot/open-snapshot'

/** A listed party with one thing said of it. */
export const aListed = (name: string, more: Partial<ListedParty> = {}): ListedParty => ({
  id: `EL:${name}`,
  list: 'EL',
  name,
  aliases: [],
  countries: [],
  ...more,
})

/** A snapshot of these parties, compiled and opened as the service does. */
export const aSnapshot = async (...parties: readonly ListedParty[]): Promise<ListSnapshot> => {
  const { hash, bytes } = await compileSnapshot(parties, [], matchingWords)
  return openSnapshot(hash, bytes, matchingWords)
}

/** How two names compare by themselves, where `none` is too far apart to be shown. */
export const bandOfPair = (theirs: string, ours: string, kind?: 'person' | 'entity'): Band | 'none' => {
  const { score, isSame } = scoreNames({ name: theirs, kind }, { name: ours, kind }, matchingWords)
  return score < possibleMin ? 'none' : score < strongMin ? 'possible' : isSame ? 'exact' : 'strong'
}
