import type { PartyKind } from '../../domain/lists/listed-party'
import { eachOnce } from '../folded-name'
import { alsoKnownAs } from './also-known-as'
import { bracketsIn } from './brackets'

/** Whom a printed name names, by which other names, and what else is said there. */
export type PrintedName = {
  readonly name: string
  /** Other names within it, and the printed one where the name alone would not find it. */
  readonly aliases: readonly string[]
  readonly remarks: readonly string[]
  readonly kind?: PartyKind | undefined
}

const successors = /[;,]?\s*and (any successor|its sub-?units)\b.*$/i
const stated = /\s*\(([\p{L} ]+) (individual|national|entity)\)/iu
const affiliated = /^(.*?)[.;]?\s*Affiliated Entity:\s*(.+)$/i
const described = /^(.{10,}?), including the .+$/i

/** Reads a name as a list prints it. The printed name stays findable. */
export const namesIn = (printed: string): PrintedName => {
  const clean = cleaned(printed)
  const remarks: string[] = []
  const aside = (pattern: RegExp, text: string): string => {
    const found = text.match(pattern)
    if (found) remarks.push(found[0].replace(/^[\s;,]+/, ''))
    return text.replace(pattern, '')
  }
  const kind = kindStated(clean)
  let name = aside(stated, aside(successors, clean))
  const [, parent, affiliate] = name.match(affiliated) ?? []
  if (parent !== undefined && affiliate !== undefined) {
    remarks.push(`Affiliated entity of ${parent}`)
    name = affiliate
  }
  const known = alsoKnownAs(name.match(described)?.[1] ?? name)
  const first = bracketsIn(balanced(known.name))
  const others = known.aliases.map((alias) => bracketsIn(balanced(alias)))
  const found = [first.name, ...first.aliases, ...others.flatMap(({ name, aliases }) => [name, ...aliases])].map(cleaned)
  const usable = found.filter(isUsable)
  const [main = clean, ...rest] = eachOnce(isUsable(first.name) ? [...usable, clean] : [clean, ...usable])
  return { name: main, aliases: rest, remarks: [...remarks, ...first.remarks], ...(kind ? { kind } : {}) }
}

/** Other names of a row. One cell may hold several; what is said of where they stand is no name. */
export const aliasesIn = (printed: string): Omit<PrintedName, 'kind'> => {
  const clean = cleaned(printed.replace(/^\s*and (?=\S)/, ''))
  if (/^\((all|both|each) of (the )?preceding\b/i.test(clean)) return { name: '', aliases: [], remarks: [clean] }
  const parts = clean.split(/;\s*/).filter((part) => part.trim() !== '')
  const found = parts.map((part) => namesIn(part))
  const [name = '', ...aliases] = eachOnce([...found.flatMap((each) => [each.name, ...each.aliases]), clean])
  return { name, aliases, remarks: found.flatMap(({ remarks }) => remarks) }
}

/** One letter, or none, finds nobody. */
const isUsable = (name: string): boolean => name.replace(/[^\p{L}\p{N}]/gu, '').length > 1

const kindStated = (name: string): PartyKind | undefined => {
  const word = name.match(stated)?.[2]?.toLowerCase()
  return word === undefined ? undefined : word === 'entity' ? 'entity' : 'person'
}

/** Letters, quotes and dashes of other code pages, told as Unicode controls. */
const misprints: Readonly<Record<string, string>> = {
  '\u0081': 'ü',
  '\u0091': '‘',
  '\u0092': '’',
  '\u0093': '“',
  '\u0094': '”',
  '\u0096': '–',
  '\u0097': '—',
}

/** Blanks made single, controls undone, and what punctuation stands around a name taken off. */
export const cleaned = (printed: string): string =>
  printed
    .replace(/\p{Cc}/gu, (control) => misprints[control] ?? (/\s/.test(control) ? ' ' : ''))
    // A blank of another code page.
    .replace(/(?<=[.\s])ÿ$/, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;–-]+(?=\S)/, '')
    .replace(/[\s,;]+$/, '')

/** A bracket without its other half says nothing. */
const balanced = (name: string): string =>
  (name.match(/\(/g) ?? []).length === (name.match(/\)/g) ?? []).length ? name : name.replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim()
