/** What stands between the names of several firms in one field: `X d/b/a Y`, `X c/o Y`, `X (formerly Y)`. */
const linking =
  /(?<![\p{L}\p{N}])(?:d\/b\/a|dba|doing business as|t\/a|trading as|[afn]\/k\/a|aka|fka|also known as|(?:formerly|now)(?: known as)?|c\/o|care of|attn|attention|o\/b\/o|obo|on behalf of|for (?:the )?account of)(?![\p{L}\p{N}])/giu
const dividing = /[;|\n\0]/
/** Between two names, and not in `A/S`. */
const slash = /(?<=[\p{L}\p{N}.)]{3} ?)\/(?= ?[\p{L}\p{N}(]{3})/u
/** Four letters or more in a row that each stand alone: `H U A W E I`. */
const letterByLetter = /(?<![\p{L}\p{N}])\p{L}(?:[\s.\-_*·]+\p{L}(?![\p{L}\p{N}])){3,}/gu
const humps = /(?<=\p{Ll})(?=\p{Lu})/gu
/** `DaVita` is one word, `ExampleOpticsCoLtd` is not. */
const humpsMin = 2
/** What follows is shown from right to left. */
const turned = /[\u202e\u2067]([^\u202c\u2069]*)[\u202c\u2069]?/gu
const uprights = /[|!¡](?=\p{L})/gu
const webEnding = /\.(?:com|net|org|cn|ru|hk|ir)(?:\.\p{L}{2})?(?![\p{L}\p{N}.])/giu
/** A part of a firm, behind its name. */
const branch = /[,(]\s*(?:[\p{L}\p{N}]+\.? +){0,3}(?:branch|representative office|liaison office)(?![\p{L}\p{N}]).*$/iu

/** Longer fields are cut, and more readings than this are not looked for. */
const lettersMax = 600
const readingsMax = 6
const partLettersMin = 3

/**
 * Other names that a field may hold, beside the one that it is as it stands: those of several who are named in it, and what
 * a person sees in a spelling that is taken apart, turned around or put together. Most names have none.
 */
export const otherReadings = (given: string): readonly string[] => {
  const cut = given.slice(0, lettersMax)
  const found = new Set([...partsOf(cut), ...seenIn(cut)].map((each) => each.trim()))
  found.delete(given.trim())
  return [...found].slice(0, readingsMax)
}

/** A part that is hardly a name would be met by chance. */
const partsOf = (given: string): readonly string[] => {
  const parts = given
    .replace(linking, '\0')
    .split(dividing)
    .flatMap((part) => part.split(slash))
  if (parts.length < 2) return []
  return parts
    .map((part) => part.replace(/^[\s(,:.\-–—]+|[\s(,:\-–—]+$/gu, '').replace(/^([^(]*)\)$/u, '$1'))
    .filter((part) => part.replace(/[^\p{L}\p{N}]/gu, '').length >= partLettersMin)
}

const seenIn = (given: string): readonly string[] => [
  given.replace(turned, (_, run: string) => [...run].reverse().join('')),
  given.replace(letterByLetter, (run) => run.replace(/[^\p{L}]/gu, '')),
  given.trim().includes(' ') || (given.match(humps) ?? []).length < humpsMin ? given : given.replace(humps, ' '),
  given.replace(uprights, 'i'),
  given.replace(uprights, ''),
  given.replace(/vv/giu, 'w'),
  given.replace(webEnding, ''),
  given.replace(branch, ''),
]
