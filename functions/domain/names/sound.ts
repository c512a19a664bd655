/** Spellings of one sound, the longer first: languages write names over from one another in different ways. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|tch|ch|cz/g, 'S'],
  [/kh|ck|gh/g, 'k'],
  [/ph/g, 'f'],
  [/zh|dzh|dj|dg/g, 'j'],
  [/th/g, 't'],
  [/ts|tz/g, 'z'],
  [/x/g, 'ks'],
  [/q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/w/g, 'v'],
  [/j/g, 'j'],
]

/**
 * Consonants of a word as they sound, without vowels and without doubles: `mohammed` and `muhammad` are `mhmd`. A vowel
 * at the beginning stays as one sign.
 */
export const soundOf = (text: string): string => {
  let sound = text
  for (const [spelling, letter] of spellings) sound = sound.replace(spelling, letter)
  const starts = /^[aeiouy]/.test(sound) ? 'a' : ''
  return starts + sound.replace(/[aeiouy]/g, '').replace(/(.)\1+/g, '$1')
}
