import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { permits, requirementCodes, strictest } from '../../../functions/domain/determination'
import type { Export } from '../../../functions/domain/export'
import type { Finding } from '../../../functions/domain/finding'
import { baseTracks } from '../../../functions/domain/law'
import { determined } from '../../support/builders'
import { request } from './requests'

const runs = { numRuns: 500 }

describe.each(baseTracks)('every answer on the %s track', (track) => {
  const answered = (given: Export) => determined(given, track)

  test('is the same bytes for the same question', () => {
    fc.assert(
      fc.property(request, (given) => {
        expect(JSON.stringify(answered(structuredClone(given)))).toBe(JSON.stringify(answered(given)))
      }),
      runs,
    )
  })

  test('cites for each conclusion', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { items, prohibitions, licenseRequirements, licenseExceptions, authorizations, reviewPolicy, duties, flags } = answered(given)
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
        const { outcome, items } = answered(given)
        expect(outcome).toBe(strictest(items.map((each) => each.outcome)))
      }),
      runs,
    )
  })

  test('says why where it prohibits, and nowhere else', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { outcome, prohibitions } = answered(given)
        expect(prohibitions.length > 0).toBe(outcome === 'prohibited')
      }),
      { numRuns: 1500 },
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
        const answer = answered(given)
        if (!permits(answer.outcome)) return
        expect(answer.flags.filter(({ effect }) => effect === 'needs-review')).toEqual([])
        for (const { outcome, findings } of answer.items) {
          // What is not subject to the EAR is asked nothing by the rest of it.
          if (findings.some((each) => each.condition === 'subject-to-ear' && each.outcome === 'unmet')) continue
          if (outcome === 'no-license-required') expect(open(findings, requirement)).toEqual([])
          if (outcome === 'license-exception') expect(open(findings, gates)).toEqual([])
          if (outcome === 'authorized') expect(answer.authorizations.map(({ status }) => status)).toContain('covers')
        }
        // One for the whole order; or for each item one of its own, of which everything that is not about another item is met.
        const isServed = (item: number) =>
          answer.licenseExceptions.some(({ findings }) =>
            findings.every((each) => each.outcome === 'met' || (each.item !== undefined && each.item !== item)),
          )
        if (!answer.licenseExceptions.some(({ status }) => status === 'eligible'))
          for (const { index, outcome } of answer.items) if (outcome === 'license-exception') expect(isServed(index)).toBe(true)
        for (const { status, findings } of answer.licenseExceptions)
          if (status === 'eligible') expect(findings.filter(({ outcome }) => outcome !== 'met')).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })
})

test('what stands beside an answer is what the other track answers', () => {
  fc.assert(
    fc.property(request, (given) => {
      const [enforced, codified] = [determined(given), determined(given, 'codified')]
      if (given.asOf < '2025-01-13') expect([enforced.also, codified.also]).toEqual([undefined, undefined])
      else expect([enforced.also?.outcome, codified.also?.outcome]).toEqual([codified.outcome, enforced.outcome])
    }),
    runs,
  )
})

// The printed text asks for more, and its exceptions lift no more than it asked for: what it permits without any of them
// needs no license as it is enforced either, and what it permits is never prohibited there.
test('no license is required as printed only where none is required as enforced', () => {
  fc.assert(
    fc.property(request, (given) => {
      const [enforced, codified] = [determined(given), determined(given, 'codified')]
      if (codified.outcome === 'no-license-required') expect(enforced.outcome).toBe('no-license-required')
      expect(codified.outcome === 'prohibited').toBe(enforced.outcome === 'prohibited')
    }),
    runs,
  )
})
