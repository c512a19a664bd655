import { areInitials, initialled, isDistinct, isPartOfName, isShortForm } from './short-forms'

type Read = { readonly name: string; readonly aliases: readonly string[]; readonly remarks: readonly string[] }

const last = /^(.*\S)\s*\(([^()]+)\)[.,]?$/
const within = /^(.*?\S)\s*\(([^()]+)\)\s*([^\s,.].*)$/
const unit = /^(.*?)(?:[.,]\s*Subordinate Institution - |,? and subordinate entity )(.+)$/i
/** What an entry is to another one: said of it, and no name of it. */
const relation = /^an? (subsidiary|subordinate|branch|affiliate)\b|^parent organi[sz]ation\b/i

/** A name with the brackets in it read: short forms become names of their own, places stay where they are. */
export const bracketsIn = (printed: string): Read => {
  const [, parent, below] = printed.match(unit) ?? []
  if (parent !== undefined && below !== undefined) {
    const own = isDistinct(below) ? lastBracket(below) : undefined
    return { name: printed, aliases: own ? [own.name, ...own.aliases] : [], remarks: [] }
  }
  const outer = lastBracket(printed)
  return { ...outer, ...withinBracket(outer) }
}

const lastBracket = (printed: string): Read => {
  const [, before, inside] = printed.match(last) ?? []
  if (before === undefined || inside === undefined || isPartOfName(inside)) return { name: printed, aliases: [], remarks: [] }
  if (relation.test(inside)) return { name: before, aliases: [], remarks: [inside] }
  if (isShortForm(inside, before)) return { name: before, aliases: [inside], remarks: [] }
  // The other way round: `MES (MODERN ENGINEERING SERVICES, LTD)`.
  const isReversed = /^\p{Lu}{3,8}$/u.test(before) && areInitials(before, inside)
  return isReversed ? { name: inside, aliases: [before], remarks: [] } : { name: printed, aliases: [], remarks: [] }
}

/** `Example Science Corporation (ESC) 12th Institute` is also `ESC 12th Institute`, and both without the bracket. */
const withinBracket = ({ name, aliases }: Read): { readonly name: string; readonly aliases: readonly string[] } => {
  const [, before, inside, after] = name.match(within) ?? []
  if (before === undefined || inside === undefined || after === undefined || isPartOfName(inside)) return { name, aliases }
  const start = /^\p{L}{3,10}$/u.test(inside) ? initialled(inside, before) : undefined
  if (start === undefined) return { name, aliases }
  return { name: `${before} ${after}`, aliases: [...aliases, `${start} ${inside} ${after}`.trim()] }
}
