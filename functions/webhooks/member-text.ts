/**
 * The text of a member of an object, as it stands in a JSON text that a parser took: with its spaces, its spellings and
 * every digit of its numbers. Undefined: it has none. Of several by one name the last, as parsers read it.
 */
export const memberText = (json: string, name: string): string | undefined => {
  let found: string | undefined
  let depth = 0
  let key: string | undefined
  let from = 0
  for (const { 0: token, index } of json.matchAll(tokens)) {
    if (depth === 1 && (token === ',' || token === '}')) {
      if (key === name) found = json.slice(from, index).trim()
      key = undefined
    }
    if (depth === 1 && token.startsWith('"') && key === undefined) key = JSON.parse(token)
    if (depth === 1 && token === ':') from = index + 1
    if (token === '{' || token === '[') depth += 1
    if (token === '}' || token === ']') depth -= 1
  }
  return found
}

/** Strings and marks of structure. Numbers and words stand between them. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g
