import { readingsOf, wordsMeant } from './leet'
import { withoutForms } from './legal-part'
import type { MatchingWords } from './matching-words'
import { surelyMeant } from './mended-word'
import type { IsKnown } from './mended-words'
import type { Name, Word, WordRole } from './name'
import { type Written, writtenWords } from './written-words'

const placeWordsMax = 4
/** Roman numbers that are hardly words or initials. */
const roman: ReadonlyMap<string, string> = new Map(Object.entries({ ii: '2', iii: '3', iv: '4', vii: '7', viii: '8', ix: '9', xii: '12' }))
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * Takes a name apart. Never throws, whatever is given.
 *
 * @param isKnown Mends what is run together or broken, by the words that there are; absent: by words of language only.
 */
export const parseName = (given: string, words: MatchingWords, isKnown?: IsKnown): Name => {
  const written = writtenWords(given, words).map((word) => meant(word, words))
  const isPersonal = isPersonalShape(given, written, words)
  const { rest, legal } = isPersonal ? { rest: written, legal: new Set<string>() } : withoutForms(written, words, isKnown)
  const classes = new Set(legal)
  const found: Word[] = []
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] as Written
    const place = placeAt(rest, at, words)
    const about = {
      isFamily: isPersonal && !word.isAfterComma,
      isAside: word.isAside,
      isBare: word.isBare,
      isMended: word.isMended,
      others: [],
    }
    if (place !== undefined) {
      found.push({ ...about, text: place.stands, spelt: place.stands, role: 'place' })
      at += place.size - 1
    } else if (unspaced.test(word.text))
      found.push(...hanWords(word.text, words, classes).map((each) => ({ ...about, ...each, spelt: each.text })))
    else found.push({ ...about, spelt: word.spelt ?? word.text, ...stands(word, words) })
  }
  return { given, words: found, legal: classes, isPersonal }
}

/** A long word that is misspelt by a letter is put right, and digits for letters where that makes a word we know: `C0mpany`. */
const meant = (word: Written, words: MatchingWords): Written => {
  if (!word.isLeet) {
    const sure = surelyMeant(word.text, words)
    return sure === undefined ? word : { ...word, text: sure, spelt: word.text }
  }
  // `G4S` is not gas: of so few letters only small words and legal forms are told.
  const isKnown = (text: string) => words.legalForms.has(text) || words.links.has(text) || (text.length > 3 && isOfLanguage(text, words))
  const known = wordsMeant(word.text, words).find(isKnown)
  return known === undefined ? word : { ...word, text: known, isLeet: false }
}

const isOfLanguage = (text: string, words: MatchingWords): boolean =>
  words.common.has(text) || words.places.has(text) || partsOfPlaces(words).has(text) || words.longFormWords.includes(text)

/** `SURNAME, Given`: one comma, words on both sides, and nothing that only firms have in their names. */
const isPersonalShape = (given: string, written: readonly Written[], { legalForms, formsOnlyAtEnds, common }: MatchingWords): boolean => {
  const comma = given.indexOf(',')
  if (comma === -1 || given.includes(',', comma + 1)) return false
  const after = written.filter(({ isAfterComma }) => isAfterComma).length
  const isFirm = ({ text }: Written) =>
    /\p{N}/u.test(text) ||
    (text.length > 3 && (legalForms.has(text) || common.has(text))) ||
    (legalForms.has(text) && !formsOnlyAtEnds.has(text))
  return after > 0 && after < written.length && written.length <= 10 && !written.some(isFirm)
}

const placeParts = new WeakMap<MatchingWords, ReadonlySet<string>>()

/** Words of places that are called by several. */
const partsOfPlaces = (words: MatchingWords): ReadonlySet<string> => {
  const known = placeParts.get(words)
  if (known !== undefined) return known
  const parts = new Set([...words.places.keys()].flatMap((place) => (place.includes(' ') ? place.split(' ') : [])))
  placeParts.set(words, parts)
  return parts
}

const placeAt = (
  rest: readonly Written[],
  at: number,
  { places }: MatchingWords,
): { readonly stands: string; readonly size: number } | undefined => {
  let [spelling, found] = ['', undefined as { readonly stands: string; readonly size: number } | undefined]
  for (let size = 1; size <= placeWordsMax && at + size <= rest.length; size++) {
    spelling += (size > 1 ? ' ' : '') + rest[at + size - 1]?.text
    const stands = places.get(spelling)
    if (stands !== undefined) found = { stands, size }
  }
  return found
}

const stands = ({ text, isLeet }: Written, words: MatchingWords): Pick<Word, 'text' | 'role' | 'others'> => {
  const ordinal = /^(\d+)(?:st|nd|rd|th)?$/.exec(text)?.[1] ?? roman.get(text)
  if (ordinal !== undefined) return { text: ordinal.replace(/^0+(?=\d)/, ''), role: 'number', others: [] }
  const common = words.common.get(text)
  if (common !== undefined) return { text: common, role: 'common', others: [] }
  return { text, role: roleOf(text, words), others: isLeet ? readingsOf(text, words) : [] }
}

const roleOf = (text: string, { particles, links, honorifics, formWords }: MatchingWords): WordRole => {
  if (formWords.has(text)) return 'form'
  if (particles.has(text)) return 'particle'
  if (links.has(text)) return 'link'
  return honorifics.has(text) ? 'honorific' : 'telling'
}

/** Legal forms off both ends, then words by which few are told apart, then single characters. */
const hanWords = (run: string, words: MatchingWords, legal: Set<string>): readonly Pick<Word, 'text' | 'role'>[] => {
  let text = run
  for (const [form, each] of words.attachedForms) {
    if (text.length <= form.length || !(text.endsWith(form) || text.startsWith(form))) continue
    text = text.endsWith(form) ? text.slice(0, -form.length) : text.slice(form.length)
    legal.add(each)
  }
  const found: Pick<Word, 'text' | 'role'>[] = []
  for (let at = 0; at < text.length; ) {
    const common = words.commonHan.find((word) => text.startsWith(word, at))
    const piece = common ?? String.fromCodePoint(text.codePointAt(at) ?? 0)
    found.push({ text: piece, role: common === undefined ? 'han' : 'common' })
    at += piece.length
  }
  return found
}
