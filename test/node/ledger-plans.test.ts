import { describe, expect, test } from 'vitest'
import { migrationTexts, sqliteDb } from '../support/sqlite-db'

const { raw } = sqliteDb()

/** Each statement that a trigger runs, with the row it runs for as parameters. */
const steps = migrationTexts()
  .flatMap((text) => text.split('--> statement-breakpoint'))
  .flatMap((statement) => {
    const [, name, when, body] = /CREATE TRIGGER `(\w+)`[^\n]*\n(?:WHEN (.*?)\n)?BEGIN\n(.*)END/s.exec(statement) ?? []
    if (name === undefined || body === undefined || name === 'live_keys_guard') return []
    const all = [...(when === undefined ? [] : [`SELECT ${when}`]), ...body.split(/;\n/)].filter((sql) => sql.trim() !== '')
    return all.map((sql, at) => [`${name}, step ${at}`, sql.replace(/NEW\.`(\w+)`/g, ':$1')] as const)
  })

/** Lines of the plan that read more of our tables the more holds there are. */
const growing = (sql: string): readonly string[] =>
  (raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
    .map(({ detail }) => detail)
    .filter(
      (detail) =>
        /^SCAN (allocations|operations|holds|hold_lines|keys|[aho])\b/.test(detail) || detail.includes('hold_lines_open (allocation=?)'),
    )

describe('what a request costs does not grow with the holds that stand', () => {
  test('there are triggers to look at', () => {
    expect(steps.length).toBeGreaterThan(20)
  })

  test.each(steps)('%s', (_, sql) => {
    expect(growing(sql)).toEqual([])
  })
})
