import type { ComputeLines } from '../../../domain/customers/customer-law'
import type { Provision } from '../../../domain/law'

/** Where computing is told apart by size. The line of controlled weights is the law's; the tiers, shares and utilizations are ours. */
export const computeLines: Provision<ComputeLines> = {
  id: 'us/compute-lines',
  title: 'Lines of computing for customers of cloud services',
  history: [
    {
      from: '2022-10-21',
      cite: { provision: 'ECCN 4E091 and Supplement No. 3 to 15 CFR part 732, red flag 28', notice: '90 FR 4544' },
      confidence: 'secondary',
      value: {
        controlledWeights: '1e26',
        systemicRisk: '1e25',
        biological: '1e23',
        cluster: { peakPerSecond: '1e20', fabricGbps: 100 },
        tiers: { T2: '1e23', T3: '1e25', T4: '1e26' },
        earlyShare: 0.1,
        utilization: { usual: 0.4, upper: 0.5, least: 0.3 },
      },
    },
  ],
}
