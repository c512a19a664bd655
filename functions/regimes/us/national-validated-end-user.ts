import type { CeilingTerms, NationalTerms } from '../../domain/authorizations/data-center-veu-terms'
import type { Provision } from '../../domain/law'
import type { PlaceSet } from '../../domain/place'
import { inBothClasses } from './veu-class-terms'

/** Country Groups A and B and D:1 to D:4, less D:5 and Macau. */
const nationalSeats: PlaceSet = {
  anyOf: ['A:1', 'A:2', 'A:3', 'A:4', 'A:5', 'A:6', 'B', 'D:1', 'D:2', 'D:3', 'D:4'],
  except: ['D:5'],
  exceptNamed: ['MO'],
}

/** Firms of almost anywhere, with data centers in the one country that the authorization names. */
export const nationalValidatedEndUser: Provision<NationalTerms> = {
  id: 'us/national-validated-end-user',
  title: 'National validated end-users',
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 748.15(a)(2)(iii) and (b)(2)(ii)', notice: '90 FR 4544' },
      confidence: 'confirmed',
      value: inBothClasses({
        seats: nationalSeats,
        arrangement: {
          code: 'R-14',
          because: 'an arrangement with the government may be sought by one paragraph and is required by another',
          evidence: 'government-arrangement',
        },
        extraConditions: { code: 'VEU_CONDITIONS', because: 'BIS may add conditions for the country: read them in the authorization' },
        allocation: {
          code: 'VEU_NOT_ALLOCATED',
          because: 'what a national validated end-user installs neither counts toward nor lowers the allocation of the country',
        },
      }),
    },
  ],
}

/** Ceilings of the cumulative installed base, quarter by quarter; the last one stands through 2027 and no later one is set. */
export const nationalCeilings: Provision<CeilingTerms> = {
  id: 'us/national-ceilings',
  title: 'Installed base of a national validated end-user in one country',
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 748.15(a)(2)(iii)(B), Table 1', notice: '90 FR 4544' },
      confidence: 'confirmed',
      value: {
        steps: [
          { from: '2025-01-01', ceilingTpp: 633_000_000 },
          { from: '2025-04-01', ceilingTpp: 949_500_000 },
          { from: '2025-07-01', ceilingTpp: 1_266_000_000 },
          { from: '2025-10-01', ceilingTpp: 1_582_500_000 },
          { from: '2026-01-01', ceilingTpp: 1_899_000_000 },
          { from: '2026-04-01', ceilingTpp: 2_690_250_000 },
          { from: '2026-07-01', ceilingTpp: 3_481_500_000 },
          { from: '2026-10-01', ceilingTpp: 4_272_750_000 },
          { from: '2027-01-01', ceilingTpp: 5_064_000_000 },
        ],
        through: '2027-12-31',
      },
    },
  ],
}
