/**
 * A footnote's number behind what it belongs to: a paragraph, `734.9(g),3`, or the end of the reference, `of the EAR2` and
 * `of the EAR)4`. Never a figure of a section, which has more digits or a point behind it.
 */
const number = /(?:\d\([a-z]\)(?:\(\d\))?|\bEAR\)?),? ?([1-9])(?![\d.]\d|\d)(?=[\s,.)]|$)/g

/**
 * Numbers of the footnotes that the column of what needs a license carries, ascending. Absent where it names one of the
 * sections that only come with a footnote and prints no number: which one it is, is then not known.
 *
 * @param footnoted sections as they are printed, `734.9`
 */
export const entryFootnotes = (licenseScope: string, footnoted: readonly string[]): readonly number[] | undefined => {
  const numbers = [...licenseScope.matchAll(number)].map(([, digit]) => Number(digit))
  if (numbers.length > 0) return [...new Set(numbers)].sort((one, other) => one - other)
  return footnoted.some((section) => licenseScope.includes(section)) ? undefined : []
}
