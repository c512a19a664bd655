import { describe, expect, test } from 'vitest'
import { asItStands, flagChanges, isChanged } from '../../../functions/domain/customers/check-changes'
import { checkStandingOf, decisionOf } from '../../../functions/domain/customers/check-standing'
import type { KycCode, KycSeverity } from '../../../functions/domain/customers/kyc-flag'
import { aFlag } from '../../support/checks'

const flag = (code: KycCode, severity: KycSeverity, subject = 'customer') => aFlag({ code, severity, subject })

// Critical: block. Else high: review. Else points, medium 2 and low 1: four or more are a review.
describe('what severities come to', () => {
  test.each<[KycSeverity[], string]>([
    [[], 'allow'],
    [['info', 'info', 'info', 'info', 'info'], 'allow'],
    [['low', 'low', 'low'], 'allow'],
    [['low', 'low', 'low', 'low'], 'review'],
    [['medium', 'low'], 'allow'],
    [['medium', 'low', 'low'], 'review'],
    [['medium', 'medium'], 'review'],
    [['high'], 'review'],
    [['high', 'critical'], 'block'],
  ])('%j is %s', (severities, decision) => expect(decisionOf(severities)).toBe(decision))
})

describe('a change', () => {
  test.each<[string, ReturnType<typeof flag>[], ReturnType<typeof flag>[], object[]]>([
    ['none', [flag('BIZ_NEW', 'low')], [flag('BIZ_NEW', 'low')], []],
    ['a flag that comes', [], [flag('BIZ_NEW', 'low')], [{ code: 'BIZ_NEW', subject: 'customer', from: null, to: 'low' }]],
    ['a flag that goes', [flag('BIZ_NEW', 'low')], [], [{ code: 'BIZ_NEW', subject: 'customer', from: 'low', to: null }]],
    [
      'one that weighs more',
      [flag('BIZ_NEW', 'low')],
      [flag('BIZ_NEW', 'high')],
      [{ code: 'BIZ_NEW', subject: 'customer', from: 'low', to: 'high' }],
    ],
    ['not one that says something without weight', [], [flag('CMP_1E25', 'info')], []],
    [
      'one that was lowered',
      [flag('BIZ_NEW', 'high')],
      [flag('BIZ_NEW', 'info')],
      [{ code: 'BIZ_NEW', subject: 'customer', from: 'high', to: null }],
    ],
    [
      'about another subject',
      [flag('ID_EXPIRED', 'high', 'Example One')],
      [flag('ID_EXPIRED', 'high', 'Example Two')],
      [
        { code: 'ID_EXPIRED', subject: 'Example One', from: 'high', to: null },
        { code: 'ID_EXPIRED', subject: 'Example Two', from: null, to: 'high' },
      ],
    ],
    [
      'the heaviest of one code and subject',
      [flag('PTY_POSSIBLE', 'low'), flag('PTY_POSSIBLE', 'high')],
      [flag('PTY_POSSIBLE', 'high')],
      [],
    ],
  ])('is told: %s', (_title, before, after, changes) => expect(flagChanges(before, after)).toEqual(changes))

  test('is another decision by the same flags too', () => {
    expect(isChanged({ decision: 'review', flags: [] }, { decision: 'block', flags: [] })).toBe(true)
  })

  test('is none where it only says what a person ruled since', () => {
    const before = { decision: 'review' as const, flags: [aFlag({ code: 'ID_UNVERIFIED' })] }
    const resolution = {
      id: 'r',
      kind: 'resolved' as const,
      by: 'Example Officer',
      at: '2026-11-22T17:00:00.000Z',
      reason: 'Seen.',
      evidence: [],
    }
    const resolved = [{ code: 'ID_UNVERIFIED' as const, subject: 'customer', because: 'why ID_UNVERIFIED', resolution }]
    const standing = asItStands(before, { before: { check: 'c', decision: 'allow', at: '2026-11-22' }, resolved })
    expect(isChanged(standing, { decision: 'allow', flags: [flag('ID_UNVERIFIED', 'info')] })).toBe(false)
    expect(isChanged(standing, { decision: 'review', flags: [flag('ID_UNVERIFIED', 'high')] })).toBe(true)
  })
})

describe('where a check stands', () => {
  const high = aFlag({ code: 'ID_UNVERIFIED' })
  const critical = aFlag({ code: 'PTY_SDN', severity: 'critical', basis: 'LEGAL' })
  const of = (ruling: 'resolve' | 'false-positive' | 'license' | 'true-match', { code, subject, because } = high) => ({
    ruling,
    code,
    subject,
    because,
  })
  const ofAll = (ruling: 'approve' | 'refuse') => ({ ruling, code: null, subject: null, because: null })
  test.each<[string, Parameters<typeof checkStandingOf>[1], Parameters<typeof checkStandingOf>[2], string]>([
    ['review', [high], [], 'review'],
    ['review', [high], [of('resolve')], 'allow'],
    ['review', [high], [{ ...of('resolve'), because: 'something else' }], 'review'],
    ['review', [high], [{ ...of('resolve'), subject: 'somebody else' }], 'review'],
    ['review', [high], [ofAll('approve')], 'allow'],
    ['review', [high], [ofAll('refuse')], 'block'],
    ['review', [high], [ofAll('refuse'), ofAll('approve')], 'block'],
    ['review', [high], [of('resolve'), of('true-match')], 'block'],
    ['block', [critical, high], [ofAll('approve')], 'block'],
    ['block', [critical, high], [of('false-positive', critical)], 'review'],
    ['block', [critical, high], [of('license', critical), ofAll('approve')], 'allow'],
    // Refused on a check before: no flag blocks, and none that is resolved lifts it.
    ['block', [high], [of('resolve')], 'block'],
    ['block', [high], [ofAll('approve')], 'allow'],
  ])('%s with %j after %j is %s', (decision, flags, ruled, standing) => {
    expect(checkStandingOf(decision as 'review' | 'block', flags, ruled)).toBe(standing)
  })
})
