import { pinyin } from 'pinyin-pro'
import type { ListedParty } from '../../functions/domain/lists/listed-party'
import { eachOnce } from '../../functions/lists/folded-name'

const han = /\p{Script=Han}/u
/** Japanese is written with Chinese letters too, and is not read so. */
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
/** The same name in both scripts, one of them in brackets: it is read already. */
const bothScripts = /^(?=.*\p{Script=Latin}).*[(（].*[)）]$/u
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * How a name in Chinese letters reads, without tones and in words. Letters that no dictionary joins are joined two by two,
 * as brands and given names are written; four that stand together are two words.
 */
export const pinyinOf = (name: string): string => {
  // The whole name at once: how some letters are read depends on their neighbours.
  const read = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'spaced' })
  if (read.length !== [...name].length) return capitalised(pinyin(name, { toneType: 'none' }))
  let at = 0
  const parts = wordsOf(name).map((word) => {
    const count = [...word].length
    const part = read.slice(at, at + count).join('')
    at += count
    return han.test(word) ? ` ${part} ` : word
  })
  return capitalised(parts.join(''))
}

const wordsOf = (name: string): readonly string[] => {
  const found: string[] = []
  let alone: string[] = []
  const close = () => {
    const odd = alone.length % 2
    if (odd === 1) found.push(alone[0] ?? '')
    for (let at = odd; at < alone.length; at += 2) found.push(alone.slice(at, at + 2).join(''))
    alone = []
  }
  for (const { segment } of words.segment(name)) {
    const letters = [...segment]
    if (han.test(segment) && letters.length === 1) {
      alone.push(segment)
      continue
    }
    close()
    if (han.test(segment) && letters.length === 4) found.push(letters.slice(0, 2).join(''), letters.slice(2).join(''))
    else found.push(segment)
  }
  close()
  return found
}

const capitalised = (name: string): string =>
  name
    .replace(/[（(]\s*/g, '(')
    .replace(/\s*[）)]/g, ')')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=^|[\s(])\p{Ll}/gu, (letter) => letter.toUpperCase())

/** The entry with the reading of every Chinese name that it has none of yet. */
export const withPinyin = (entry: ListedParty): ListedParty => {
  const names = [entry.name, ...entry.aliases].filter((name) => han.test(name) && !kana.test(name) && !bothScripts.test(name))
  if (names.length === 0) return entry
  return { ...entry, aliases: eachOnce([entry.name, ...entry.aliases, ...names.map(pinyinOf).filter((read) => !han.test(read))]).slice(1) }
}
