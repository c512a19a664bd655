import type { Provision } from '../../domain/law'
import type { DayRemark } from '../../domain/rulebook'

/** What was not established about the law of the most recent days. */
export const dayRemarks: readonly Provision<DayRemark>[] = [
  {
    id: 'us/day-remark-statute',
    title: 'Chip statutes pending',
    history: [
      {
        from: '2026-10-01',
        cite: { provision: '15 CFR 742.6(a)(6)', notice: 'Congressional Record' },
        confidence: 'unconfirmed',
        value: {
          code: 'NDAA_2027',
          because:
            'no chip-export statute had been enacted by the last day seen in September 2026; what became of the FY2027 defense bill was not established',
        },
      },
    ],
  },
  {
    id: 'us/day-remark-rules',
    title: 'Rules since the middle of October 2026',
    history: [
      {
        from: '2026-10-15',
        cite: { provision: '15 CFR 742.6(a)(6)', notice: 'Federal Register index of 2026-10-04' },
        confidence: 'unconfirmed',
        value: { code: 'EVIDENCE_THIN', because: 'whether BIS published a rule on chips since early October 2026 was not established' },
      },
    ],
  },
]
