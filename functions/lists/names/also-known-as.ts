/** `a.k.a.`, `f.k.a`, `n/k/a`; without points only where a bracket or comma stands before it, since it may be a name. */
const mark = String.raw`(?:(?<![\p{L}\p{N}.])[afn](?:\.\s?k\.\s?a\b\.?|\/k\/a\b)|(?<=[(\[,;]\s?)[afn]ka\b|-\s?akas?\s?-|(?<=, )akas,)[,:]?\s*`
const bracketed = new RegExp(String.raw`^(.*?)\s*[(\[]\s*${mark}([^()\[\]]*)[)\]]\s*(.*)$`, 'iu')
const running = new RegExp(String.raw`[,;]?\s*[(\[]?\s*${mark}`, 'iu')
const leading = new RegExp(`^${mark}`, 'iu')

/** A name parted from the other names that are printed within it. */
export const alsoKnownAs = (printed: string): { readonly name: string; readonly aliases: readonly string[] } => {
  const aliases: string[] = []
  let name = printed
  for (let found = name.match(bracketed); found !== null; found = name.match(bracketed)) {
    const [, before = '', inside = '', after = ''] = found
    aliases.push(...namesAmong(inside).map((other) => completed(other, after)))
    name = `${before} ${after}`.trim()
  }
  const [first = '', ...others] = name.replace(leading, '').split(running)
  const between = /\bakas\b/i.test(name) ? /[;,]\s+/ : /;\s/
  return { name: first.trim() === '' ? printed : first, aliases: [...others.flatMap((other) => other.split(between)), ...aliases] }
}

/** Several names may stand in one bracket, each with its own mark. */
const namesAmong = (inside: string): readonly string[] => inside.split(new RegExp(String.raw`[,;]\s*${mark}|;\s`, 'iu'))

/** `FERDIE (A.K.A. FERNANDO) RESADA`: what stands behind the bracket belongs to both, unless it is repeated within. */
const completed = (other: string, after: string): string => {
  const isFamilyName = /^[\p{L}'’ -]{2,40}$/u.test(after)
  return !isFamilyName || other.toLowerCase().endsWith(after.toLowerCase()) ? other : `${other} ${after}`
}
