import type { KnownLaw } from '../../domain/rulebook'

/** From the first advanced-computing rule to the day up to which the law was followed. */
export const knownLaw: KnownLaw = {
  from: '2022-10-21',
  through: '2026-11-22',
  graceDays: 30,
  cite: { provision: '15 CFR 742.6', notice: '87 FR 62186' },
}
