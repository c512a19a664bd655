import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fixtureData } from '../../tools/quality/fixture'
import { measure } from '../../tools/quality/measure'
import { figuresIn, withSection, worse } from '../../tools/quality/report'
import { type Row, rowsOf } from '../../tools/quality/rows'
import { sharedData } from '../../tools/quality/shared-data'
import { absentMark } from '../support/absent'

/** Half a minute on a machine of one's own. */
const wholeListMs = 600_000
const document = readFileSync('docs/matching-quality.md', 'utf8')
const shared = sharedData()
const absent = shared === undefined ? ` ${absentMark} data/matching]` : ''

describe('the table that is kept', () => {
  test('no figure on our own example names is worse than in it', async () => {
    expect(worse(document, 'fixture', rowsOf(await measure(fixtureData)))).toEqual([])
  })

  const onWholeList = async () => expect(worse(document, 'shared', rowsOf(await measure(shared ?? fixtureData)))).toEqual([])
  test.skipIf(shared === undefined)(`no figure on the whole list is worse than in it${absent}`, onWholeList, wholeListMs)
})

describe('a check', () => {
  const row = (name: string, figure: string, better: Row['better']): Row => ({ name, of: 100, figure, better })
  const kept = withSection(
    'before <!-- shared -->\n\n<!-- end of shared --> after',
    'shared',
    '| Measured | Queries | Figure |\n| --- | --- | --- |\n| found | 100 | 97.00 % |\n| alerts | 100 | 2.00 % |\n| unjudged | 100 | 30.00 % |',
  )
  const check = (...rows: Row[]) => worse(kept, 'shared', rows)

  test('reads back what was kept, and leaves the rest of the document alone', () => {
    expect(Object.fromEntries(figuresIn(kept, 'shared'))).toEqual({ found: '97.00 %', alerts: '2.00 %', unjudged: '30.00 %' })
    expect(kept).toMatch(/^before <!-- shared -->[\s\S]*<!-- end of shared --> after$/)
  })

  test('names the row where less is found', () => {
    expect(check(row('found', '96.99 %', 'more'))).toEqual(['found: 96.99 %, was 97.00 %'])
  })

  test('names the row where more alerts', () => {
    expect(check(row('alerts', '2.01 %', 'less'))).toEqual(['alerts: 2.01 %, was 2.00 %'])
  })

  test('names a row that the table does not have', () => {
    expect(check(row('pairs', '0.900', 'more'))).toEqual(['pairs: 0.900, and the table has no such row'])
  })

  test('says nothing of the same figures, of better ones, and of what is neither better nor worse', () => {
    const same = [row('found', '97.00 %', 'more'), row('alerts', '2.00 %', 'less')]
    expect(check(...same, row('found', '98.00 %', 'more'), row('alerts', '0.10 %', 'less'), row('unjudged', '55.00 %', 'neither'))).toEqual(
      [],
    )
  })
})
