import { describe, expect, test } from 'vitest'
import { createComparison } from '../../../functions/operations/create-comparison'
import { aFirm, anExport, aSubsidiary, chip, circuit, determined } from '../../support/builders'
import { causes, compared, told } from './compared'

const days = [
  '2022-10-20',
  '2022-10-21',
  '2023-01-17',
  '2023-11-17',
  '2024-12-31',
  '2025-01-13',
  '2025-05-15',
  '2026-01-15',
  '2026-07-10',
  '2026-11-22',
]
const both = days.flatMap((day) => [day, `${day} codified`])
const deals = [
  ['H100 to Malaysia', anExport({ to: aFirm('MY'), items: [chip('nvidia-h100-sxm', 100)] })],
  ['H100 to a subsidiary of China', anExport({ to: aSubsidiary('MY', 'CN') })],
  ['H20 to China', anExport({ to: aFirm('CN'), items: [chip('nvidia-h20', 8)] })],
  ['a circuit by its figures to Germany', anExport({ to: aFirm('DE'), items: [circuit(15_824), circuit(2000, { dieAreaMm2: 600 })] })],
  ['a card to a firm of unknown parents', anExport({ to: { name: 'Example', country: 'VN' }, items: [chip('nvidia-rtx-4090')] })],
] as const

describe.each(deals)('%s', (_, given) => {
  test('has in each row what a determination of that day and track says', () => {
    const { rows } = compared(given, ...both)
    for (const [at, under] of both.entries()) {
      const [asOf = '', track = 'enforced'] = under.split(' ')
      const { law, also, ...alone } = determined({ ...given, asOf }, track)
      expect(rows[at]?.stamp, under).toEqual(law)
      expect(rows[at]?.determination, under).toEqual(alone)
    }
  })

  test('is told without a change exactly where outcome, tier and items are the same', () => {
    const { rows, changes } = compared(given, ...both)
    expect(changes.map(({ from, to }) => [from, to])).toEqual(rows.slice(1).map((_row, at) => [at, at + 1]))
    for (const { from, to, conclusions } of changes) {
      const [before, after] = [rows[from]?.determination, rows[to]?.determination]
      const has = (what: string) => conclusions.some((each) => each.what === what)
      expect(has('outcome')).toBe(before?.outcome !== after?.outcome)
      expect(has('tier')).toBe(before?.tier !== after?.tier)
      expect(has('item')).toBe(String(before?.items.map(({ outcome }) => outcome)) !== String(after?.items.map(({ outcome }) => outcome)))
      expect(has('posture')).toBe(before?.reviewPolicy?.posture !== after?.reviewPolicy?.posture)
      for (const each of conclusions) expect(each.before).not.toBe(each.after)
    }
  })

  test('names a provision for every change of the outcome within the known law', () => {
    const { changes } = compared(given, ...both.slice(2))
    for (const change of changes) {
      if (change.conclusions.some(({ what }) => what === 'outcome')) expect(causes(change), told(change).join()).not.toEqual([])
      for (const { cites, title, because } of change.provisions) {
        expect(cites.length).toBeGreaterThan(0)
        expect(title).not.toBe('')
        expect(because).not.toBe('')
      }
    }
  })
})

test('one row has no neighbors', () => {
  expect(compared(anExport(), '2026-11-22').changes).toEqual([])
})

test('a row that is asked for twice is answered once', () => {
  const { rows } = compared(anExport(), '2025-06-20', '2025-06-20 codified', '2025-06-20')
  expect(rows[2]).toBe(rows[0])
  expect(rows[1]).not.toBe(rows[0])
})

test('what is classified alike is classified once', () => {
  const { rows } = compared(anExport(), '2025-06-20', '2025-06-20 codified', '2025-06-21')
  expect(rows[1]?.classifications).toBe(rows[0]?.classifications)
  expect(rows[2]?.classifications).not.toBe(rows[0]?.classifications)
})

describe('a row that cannot be answered refuses the whole', () => {
  test('an unknown track, at its place', () => {
    const under = ['enforced', 'codified', 'enforced', 'no-such-track'].map((track) => ({ asOf: '2025-06-20', track }))
    expect(createComparison(anExport(), under)).toMatchObject({
      ok: false,
      error: { reason: 'track-not-available', track: 'no-such-track', pointer: '/under/3/track' },
    })
  })

  test('a fact that is no fact on one of the days, naming it', () => {
    const given = anExport({ items: [{ kind: 'classified', eccn: '5A002.z.99', tpp: 5000, quantity: 1 }] })
    const under = ['2023-06-01', '2025-06-20'].map((asOf) => ({ asOf, track: 'enforced' }))
    const answer = createComparison(given, under)
    expect(answer).toMatchObject({ ok: false, error: { reason: 'invalid-fact' } })
    expect(JSON.stringify(answer)).toContain('/under/1: 2025-06-20, enforced')
  })
})
