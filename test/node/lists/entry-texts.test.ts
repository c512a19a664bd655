import { describe, expect, test } from 'vitest'
import { entryExceptions, entryScope } from '../../../functions/domain/listings/entry-columns'
import { entryFootnotes } from '../../../functions/domain/listings/entry-footnotes'
import { entryPolicy, postureOf } from '../../../functions/domain/listings/entry-policy'
import { snapshotRows, testWithList } from './list-files'

const chip = { isEar99: false }
const ear99 = { isEar99: true }

// Quirk 4: footnote numbers run into the text, behind a paragraph or behind the reference.
describe('footnotes run into the text', () => {
  test.each([
    ['For all items subject to the EAR, see §§ 734.9(e)1 and 744.11 of the EAR2', [1, 2]],
    ['For all items subject to the EAR, see §§ 734.9(e) 1 and 744.11 of the EAR 2', [1, 2]],
    ['For All Items Subject to the EAR (See §734.9(e)1, and §744.11 of the EAR)2.', [1, 2]],
    ['All items subject to the EAR. (See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)', [3]],
    ['All items subject to the EAR (See §734.9(g), 3 §746.8(a)(3), and §744.21(b) of the EAR).', [3]],
    ['All items subject to the EAR (See §§734.9(g)3, 746.8(a)(3), and 744.2l(b) of the EAR', [3]],
    ['All items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR) 4', [4]],
    ['All items subject to the EAR (See §734.9(e), and 744.11 of the EAR)4.', [4]],
    ['All items subject to the EAR. (See §§734.4(a)(9), 734.9(e)(3), and 744.11 of the EAR)5', [5]],
    ['All items subject to the EAR. (See § 744.11 of the EAR)', []],
    ['All items subject to the EAR except EAR99', []],
    ['All items subject to the EAR. (See §744.2 (d) of the EAR)', []],
    ['For items on the CCL and listed in supplement no. 7 to part 746 of the EAR', []],
    ['All items subject to the EAR. (See § 746.8(a)(3), 746.8(b) of the EAR)', []],
  ])('%s has %j', (text, footnotes) => {
    expect(entryFootnotes(text, ['734.9'])).toEqual(footnotes)
  })

  test.each(['(See §§ 734.9(g), 746.8(a)(3), and 744.21(b) of the EAR)', '(See §§ 734.9(e)(2) and 744.11 of the EAR)'])(
    'a rule that comes with a footnote, and no number: not known, never none: %s',
    (text) => {
      expect(entryFootnotes(text, ['734.9'])).toBeUndefined()
    },
  )
})

// Quirk 5: the same sentence is spelt dozens of ways. What cannot be read surely stays open.
describe('every text of the snapshot', () => {
  testWithList('what needs a license is read from all but six of the texts on the Entity List', 'csl-2026-07-31.jsonl.gz', () => {
    const texts = textsOf('license_requirement')
    const scope = (text: string, subject = chip) => entryScope(subject, { licenseScope: text }).outcome
    expect(texts.size).toBe(89)
    const open = [...texts].filter(([text]) => scope(text) === 'unknown')
    expect(open.map(([, rows]) => rows)).toEqual([1, 1, 1, 8, 81, 1, 70])
    expect([...texts].filter(([text]) => scope(text) === 'unmet')).toEqual([])
    // For EAR99 three more turn on which of it is meant.
    expect([...texts].filter(([text]) => scope(text, ear99) === 'unknown')).toHaveLength(10)
    expect([...texts].filter(([text]) => entryExceptions({ licenseScope: text }) !== undefined)).toHaveLength(9)
  })

  testWithList('a posture is read from every text that names one', 'csl-2026-07-31.jsonl.gz', () => {
    const texts = textsOf('license_policy')
    expect(texts.size).toBe(78)
    const policies = [...texts].map(([policy, rows]) => ({ policy, rows, stated: entryPolicy(chip, { policy }).posture }))
    const open = policies.filter(({ stated }) => stated === 'unstated')
    expect(open).toHaveLength(31)
    // Of those, 28 only point elsewhere; the others name a policy for something else, or two in one sentence.
    expect(open.filter(({ policy }) => /denial|approval|by-case/i.test(policy)).map(({ rows }) => rows)).toEqual([1, 1, 2])
    expect(open.reduce((sum, { rows }) => sum + rows, 0)).toBe(249)
    expect([...texts].filter(([policy]) => postureOf(policy) !== undefined)).toHaveLength(28)
  })

  testWithList('footnotes are known of all but seven entries', 'csl-2026-07-31.jsonl.gz', () => {
    const counts: Record<string, number> = {}
    for (const [text, rows] of textsOf('license_requirement')) {
      const found = JSON.stringify(entryFootnotes(text, ['734.9'])) ?? 'not known'
      counts[found] = (counts[found] ?? 0) + rows
    }
    expect(counts).toEqual({ '[]': 2450, '[1,2]': 156, '[3]': 766, '[4]': 95, '[5]': 16, 'not known': 7 })
  })
})

/** Each text with the rows that bear it. */
const textsOf = (column: 'license_requirement' | 'license_policy'): ReadonlyMap<string, number> => {
  const texts = new Map<string, number>()
  for (const row of snapshotRows()) {
    const text = row[column]
    if (typeof text === 'string') texts.set(text, (texts.get(text) ?? 0) + 1)
  }
  return texts
}
