import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../../functions/domain/export'
import { supplement10 } from '../../../functions/regimes/us/supplement-10'
import { codified } from '../../support/builders'
import { touching } from '../../support/touching'
import { cameOut, certified, findingIn, toNational, toUniversal } from './veu'

touching('us/supplement-10')

const [{ value }] = supplement10.history
const numbers = value.paragraphs.map(({ paragraph }) => paragraph)
const forBoth = numbers.filter((each) => each !== 5 && each !== 6)
const arrangement = { kind: 'government-arrangement' }

// Supplement No. 10 to part 748 (90 FR 4544): nineteen paragraphs. One that is stated not to hold shuts the way, one that is
// not stated leaves it open.
describe('the nineteen certifications', () => {
  test('are nineteen, in order', () => {
    expect(numbers).toEqual(Array.from({ length: 19 }, (_, at) => at + 1))
  })

  test.each(numbers)('paragraph %i decides for a universal end-user', (paragraph) => {
    const condition = `supplement-10-${paragraph}`
    const stated = (outcome: unknown) => cameOut(toUniversal({ evidence: [certified({ [paragraph]: outcome })] }))
    expect(stated(true)).toEqual({ status: 'covers', by: {} })
    expect(stated(false)).toEqual({ status: 'does-not-cover', by: { [condition]: 'unmet' } })
    expect(stated(undefined)).toEqual({ status: 'needs-review', by: { [condition]: 'unknown' } })
  })

  test.each(forBoth)('paragraph %i decides for a national end-user', (paragraph) => {
    const condition = `supplement-10-${paragraph}`
    const stated = (outcome: unknown) => cameOut(toNational({ evidence: [certified({ [paragraph]: outcome }), arrangement] }))
    expect(stated(false)).toEqual({ status: 'does-not-cover', by: { [condition]: 'unmet' } })
    expect(stated(undefined)).toEqual({ status: 'needs-review', by: { [condition]: 'unknown' } })
  })

  // Paragraph 5 on notices and paragraph 6 on shares are for universal end-users alone.
  test.each([5, 6])('paragraph %i is not asked of a national end-user', (paragraph) => {
    const answer = codified(toNational({ evidence: [certified({ [paragraph]: false }), arrangement] }))
    expect(answer.outcome).toBe('authorized')
    expect(findingIn(answer, `supplement-10-${paragraph}`)).toBeUndefined()
  })
})

// The compliance date of paragraphs 14, 15 and 18 is 2026-01-15, that of the others 2025-05-15.
describe('paragraphs that are due later', () => {
  const later = [14, 15, 18]
  const without = (asOf: string) => toUniversal({ asOf, evidence: [certified({ 14: undefined, 15: undefined, 18: undefined })] })

  test('are not missed the day before', () => {
    const answer = codified(without('2026-01-14'))
    expect(answer.outcome).toBe('authorized')
    for (const paragraph of later) {
      const finding = findingIn(answer, `supplement-10-${paragraph}`)
      expect(finding).toMatchObject({ outcome: 'met', because: expect.stringContaining('not due before 2026-01-15') })
    }
  })

  test('are missed on the day', () => {
    expect(cameOut(without('2026-01-15'))).toEqual({
      status: 'needs-review',
      by: { 'supplement-10-14': 'unknown', 'supplement-10-15': 'unknown', 'supplement-10-18': 'unknown' },
    })
  })

  test.each([
    { asOf: '2026-01-14', status: 'covers' },
    { asOf: '2026-01-15', status: 'does-not-cover' },
  ])('stated not to hold on $asOf: $status', ({ asOf, status }) => {
    expect(cameOut(toUniversal({ asOf, evidence: [certified({ 15: false })] })).status).toBe(status)
  })

  test('another is due from the first day', () => {
    const given = toUniversal({ asOf: '2025-06-02', evidence: [certified({ 13: undefined })] })
    expect(cameOut(given).by).toEqual({ 'supplement-10-13': 'unknown' })
  })
})

describe('how they are stated', () => {
  const byName = Object.fromEntries(value.paragraphs.map(({ name }) => [name, true]))
  const half = Object.fromEntries(numbers.slice(0, 9).map((each) => [String(each), true]))
  const rest = Object.fromEntries(numbers.slice(9).map((each) => [String(each), true]))

  test.each([
    { evidence: [{ kind: 'supplement-10', elements: byName }], status: 'covers', because: 'by name' },
    {
      evidence: [
        { kind: 'supplement-10', elements: half },
        { kind: 'supplement-10', elements: rest },
      ],
      status: 'covers',
      because: 'in two papers',
    },
    { evidence: [certified(), certified({ 9: false })], status: 'does-not-cover', because: 'once to hold and once not' },
    { evidence: [certified({ noMilitaryTies: false })], status: 'does-not-cover', because: 'by number to hold and by name not' },
    { evidence: [certified({ 9: 'yes' })], status: 'needs-review', because: 'in words' },
    { evidence: [{ kind: 'supplement-10' }], status: 'needs-review', because: 'a paper without paragraphs' },
    { evidence: [], status: 'needs-review', because: 'no paper' },
    { evidence: [{ ...certified(), signedOn: '2026-03-02' }], status: 'covers', because: 'signed on the day' },
    { evidence: [{ ...certified(), signedOn: '2026-03-03' }], status: 'needs-review', because: 'signed the day after' },
  ] satisfies readonly { evidence: readonly Evidence[]; status: string; because: string }[])(
    '$status: $because',
    ({ evidence, status }) => {
      expect(cameOut(toUniversal({ evidence })).status).toBe(status)
    },
  )

  test('what is missing is said in one flag', () => {
    const { flags } = codified(toUniversal({ evidence: [certified({ 9: undefined, 17: undefined })] }))
    expect(flags.filter(({ because }) => because.startsWith('certifications not stated'))).toMatchObject([
      { code: 'facts-missing', effect: 'needs-review', because: 'certifications not stated: paragraphs 9, 17' },
    ])
  })

  // Paragraph 3: a firm listed on an exchange in a partner country leaves out small stakes.
  test('paragraph 3 says which stakes need no disclosure', () => {
    expect(findingIn(codified(toUniversal()), 'supplement-10-3')?.because).toContain('under 1 % or USD 1,000,000, whichever is lower')
  })
})
