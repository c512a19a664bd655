import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { permits, requirementCodes, strictest } from '../../../functions/domain/determination'
import type { Finding } from '../../../functions/domain/finding'
import { determined } from '../../support/builders'
import { request } from './requests'

const runs = { numRuns: 1000 }

describe('every answer', () => {
  test('is the same bytes for the same question', () => {
    fc.assert(
      fc.property(request, (given) => {
        expect(JSON.stringify(determined(structuredClone(given)))).toBe(JSON.stringify(determined(given)))
      }),
      runs,
    )
  })

  test('cites for each conclusion', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { items, prohibitions, licenseRequirements, licenseExceptions, authorizations, reviewPolicy, duties, flags } =
          determined(given)
        const cited = [
          ...[...items, ...licenseExceptions, ...authorizations].flatMap(({ findings }) => findings),
          ...[...prohibitions, ...licenseRequirements, ...licenseExceptions.flatMap((each) => each.duties), ...duties, ...flags],
          ...(reviewPolicy === null ? [] : [reviewPolicy]),
        ]
        for (const each of cited) expect(each.cite.provision, JSON.stringify(each)).not.toBe('')
        for (const { findings } of licenseExceptions) expect(findings).not.toHaveLength(0)
      }),
      runs,
    )
  })

  test('is as strict as its strictest item', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { outcome, items } = determined(given)
        expect(outcome).toBe(strictest(items.map((each) => each.outcome)))
      }),
      runs,
    )
  })

  test('says why where it prohibits, and nowhere else', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { outcome, prohibitions } = determined(given)
        expect(prohibitions.length > 0).toBe(outcome === 'prohibited')
      }),
      { numRuns: 3000 },
    )
  })

  // A requirement that surely stands may leave others open beside it; what lifts it may leave nothing open.
  test('that permits leaves open nothing that decides', () => {
    const gates = new Set<string>([...requirementCodes, 'part-746-party', 'general-prohibition-10', 'denied-or-blocked-person'])
    gates.delete('destination')
    gates.delete('headquarters')
    const requirement = new Set([...gates, 'destination', 'headquarters'])
    const open = (findings: readonly Finding[], among: ReadonlySet<string>) =>
      findings.filter(({ condition, outcome }) => outcome === 'unknown' && among.has(condition))
    fc.assert(
      fc.property(request, (given) => {
        const answer = determined(given)
        if (!permits(answer.outcome)) return
        expect(answer.flags.filter(({ effect }) => effect === 'needs-review')).toEqual([])
        for (const { outcome, findings } of answer.items) {
          // What is not subject to the EAR is asked nothing by the rest of it.
          if (findings.some((each) => each.condition === 'subject-to-ear' && each.outcome === 'unmet')) continue
          if (outcome === 'no-license-required') expect(open(findings, requirement)).toEqual([])
          if (outcome === 'license-exception') expect(open(findings, gates)).toEqual([])
          if (outcome === 'authorized') expect(answer.authorizations.map(({ status }) => status)).toContain('covers')
        }
        if (answer.items.every(({ outcome }) => outcome === 'license-exception'))
          expect(answer.licenseExceptions.filter(({ status }) => status === 'eligible')).not.toEqual([])
        for (const { status, findings } of answer.licenseExceptions)
          if (status === 'eligible') expect(findings.filter(({ outcome }) => outcome !== 'met')).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })
})
