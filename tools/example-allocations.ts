import type { AllocationTerms } from '../functions/domain/quota/allocation'
import { exceptionLpp } from '../functions/regimes/us/exception-lpp'
import { nationalCeilings } from '../functions/regimes/us/national-validated-end-user'

type Named = { readonly id: string; readonly terms: AllocationTerms }

/** The last entry of a history that says something. */
const latest = <T>(history: readonly ({ readonly value: T } | object)[]): T => {
  const found = history.findLast((entry): entry is { readonly value: T } => 'value' in entry)
  if (found === undefined) throw new Error('a provision without an entry')
  return found.value
}

/**
 * Ceilings to try the ledger with. Holders and the license are invented; amounts that the law sets are the law's.
 *
 * @param year Of the yearly one.
 */
export const exampleAllocations = (year: number): { readonly own: readonly Named[]; readonly shared: readonly Named[] } => {
  const { steps, through } = latest(nationalCeilings.history)
  const first = steps[0]?.from ?? through
  const yearly = latest(exceptionLpp.history)
  const period = { from: `${year}-01-01`, to: `${year}-12-31` }
  return {
    own: [
      {
        id: 'license:D1234567:1',
        terms: {
          kind: 'license',
          holder: 'Example Compute Sdn Bhd',
          // Terms that never change, so that starting again opens nothing new.
          period: { from: '2026-01-01', to: '2029-12-31' },
          ceilings: [{ from: '2026-01-01', tpp: 1_583_200, units: 100 }],
          covers: { consignees: ['Example Compute Sdn Bhd'], countries: ['MY'], eccns: ['3A090.a', '4A090.a'] },
          cite: { provision: 'Example license D1234567' },
        },
      },
      {
        id: 'nveu:example-cloud:MY',
        terms: {
          kind: 'nveu',
          holder: 'Example Cloud Inc',
          period: { from: first, to: through },
          ceilings: steps.map(({ from, ceilingTpp }) => ({ from, tpp: ceilingTpp })),
          covers: { countries: ['MY'] },
          cite: nationalCeilings.history[0]?.cite ?? { provision: nationalCeilings.title },
        },
      },
    ],
    shared: [
      {
        id: `lpp:${year}:lei.EXAMPLE00000000000001`,
        terms: {
          kind: 'lpp',
          holder: 'lei.EXAMPLE00000000000001',
          period,
          ceilings: [{ from: period.from, tpp: yearly.ceilingTpp }],
          cite: exceptionLpp.history[0]?.cite ?? { provision: exceptionLpp.title },
        },
      },
    ],
  }
}
