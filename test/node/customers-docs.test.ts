import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkPolicyDefault } from '../../functions/domain/customers/check'
import { checkRulings } from '../../functions/domain/customers/check-standing'
import { requiredData } from '../../functions/domain/customers/required-data'
import { computeLines } from '../../functions/regimes/us/customers/compute-lines'
import { wariness } from '../../functions/regimes/us/customers/wariness'

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const page = textOf('docs/customers.md')

/** Rows of the table below a heading, without code marks. */
const rowsUnder = (heading: string): string[][] => {
  const [, section = ''] = page.split(`## ${heading}\n`)
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| '))
  return rows.slice(2).map((line) => {
    const cells = line.replaceAll('`', '').split('|')
    return cells.slice(1, -1).map((cell) => cell.trim())
  })
}

describe('the page on customers', () => {
  test('names what each tier asks for, and nothing else', () => {
    expect(rowsUnder('What is asked')).toEqual(requiredData.map(({ from, of = 'all', what, use }) => [from, of, what, use]))
  })

  test('draws the tiers where the law of the day does', () => {
    const { tiers } = computeLines.history[0].value
    const told = rowsUnder('Tiers').map(([tier, from = '']) => [tier, /10\^(\d+)/.exec(from)?.[1]])
    expect(told).toEqual([['T0', undefined], ['T1', undefined], ...Object.entries(tiers).map(([tier, line]) => [tier, line.slice(2)])])
  })

  test('has the timers, the rulings and a tenant’s choices as they are', () => {
    const { reportDays, resellerDays } = wariness.history[0].value
    expect(rowsUnder('Timers').map(([, days]) => Number(days))).toEqual([reportDays, resellerDays, Number.NaN])
    const rulings = rowsUnder('Records, and what people rule').map(([ruling]) => ruling)
    expect(rulings.sort()).toEqual([...checkRulings].sort())
    const choices = rowsUnder('The decision').filter(([field = '']) => field in checkPolicyDefault)
    expect(choices.map(([field]) => field).sort()).toEqual(Object.keys(checkPolicyDefault).sort())
    for (const [field = '', without] of choices.filter(([name]) => name !== 'provider'))
      expect([field, without]).toEqual([field, String(Reflect.get(checkPolicyDefault, field))])
  })
})

test.each(['README.md', 'docs/customers.md', 'docs/customer-flags.md'])('whatever %s points to is there', (path) => {
  const folder = new URL(`../../${path}`, import.meta.url)
  const links = [...textOf(path).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link)
  expect(links.length).toBeGreaterThan(0)
  for (const link of links) expect(existsSync(new URL(link, folder)), link).toBe(true)
})
