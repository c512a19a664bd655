import type { WordRole } from './name'

/** What part of its rarity a word of each role counts for. */
const counts: Readonly<Record<WordRole, number>> = {
  telling: 1,
  common: 0.45,
  place: 0.3,
  link: 0.06,
  honorific: 0.15,
  particle: 0.15,
  number: 0.6,
  han: 1,
  // What is left of a legal form whose words stand apart.
  form: 0.1,
}

/** Rarity of a word on no list, as in a comparison of two names alone. */
export const rarityUnknown = 9
/** Rarity of each role where no list tells it. */
const rarities: Readonly<Record<WordRole, number>> = {
  telling: 8,
  common: 4.5,
  place: 5,
  link: 3,
  honorific: 5,
  particle: 4,
  number: 7,
  han: 6,
  form: 3,
}

/** A word of few letters is met by chance. */
const shortness = (letters: number, role: WordRole): number =>
  role === 'han' || role === 'number' || letters >= 4 ? 1 : letters === 3 ? 0.85 : letters === 2 ? 0.6 : 0.3

/** What stands in brackets is left out by others. */
const asidePart = 0.3
export const asideCounts = (role: WordRole): number => (role === 'place' ? 1 : asidePart)

/**
 * What a word counts for.
 *
 * @param rarity Natural logarithm of how many entries there are to one that has the word; absent where no list tells it.
 */
export const weightOf = (text: string, role: WordRole, rarity: number | undefined): number =>
  (rarity ?? rarities[role]) * counts[role] * shortness(text.length, role)

/** A short list does not tell how rare a word is: words are as rare on it as on one of so many entries. */
const entriesMin = 20_000

/** Rarity of a word that so many of all entries have. */
export const rarityOf = (having: number, entries: number): number => Math.log((Math.max(entries, entriesMin) + 1) / (having + 0.5)) + 1
