/** Before the name of an affiliate some entries print that of its parent. */
const ofParent = /^.*(?:Affiliated Entity:|Subordinate Institution\s*[-\u2013])\s*/i

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

/** Legal forms that stand before or after a name, the longer first. */
const forms = words(`
  publichnoe aktsionernoe obshchestvo, otkrytoe aktsionernoe obshchestvo, zakrytoe aktsionernoe obshchestvo,
  obshchestvo s ogranichennoi otvetstvennostyu, aktsionernoe obshchestvo, federal state unitary enterprise,
  public joint stock company, open joint stock company, closed joint stock company, joint stock company,
  limited liability company, private limited, pvt, ltd, limited, llc, inc, incorporated, corp, corporation, co, company,
  jsc, ojsc, pjsc, cjsc, oao, ooo, zao, pao, ao, fgup, fsue
`)
const before = new RegExp(`^(?:${forms.join('|')}) (?=.)`)
const after = new RegExp(` (?:${forms.join('|')})$`)

/** A listed name without what lists write in different ways: case, marks, legal forms, its own short form in brackets. */
export const coreOf = (name: string): string => {
  const own = name.replace(ofParent, '').trim()
  const [, plain = '', short = ''] = /^(.*\S)\s*\(([^()]+)\)[\s.,]*$/.exec(own) ?? []
  return bare(folded(isShortOf(short, plain) ? plain : own))
}

/** `HiSilicon` of HiSilicon Technologies, `CETC 14` of China Electronics Technology Group Corporation 14th: no place, no part. */
const isShortOf = (short: string, plain: string): boolean => {
  if (short === '') return false
  const of = folded(plain)
  if (` ${of} `.includes(` ${folded(short)} `)) return true
  const initials = of.split(' ').map((word) => word[0] ?? '')
  const letters = [...folded(short).replace(/[^a-z]/g, '')]
  return (
    letters.length > 1 &&
    letters.every((letter) => initials.splice(0, initials.indexOf(letter) + 1 || initials.length + 1).at(-1) === letter)
  )
}

const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['\u2018\u2019`"\u201c\u201d]|\p{M}/gu, '')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const bare = (name: string): string => {
  const less = name.replace(before, '').replace(after, '')
  return less === name ? name : bare(less)
}
