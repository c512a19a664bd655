import { some, type Trilean } from './finding'
import type { Owner } from './party'

/** What owners of one kind hold together, in percent: surely, and at most. */
export type Stake = { readonly min: number; readonly max: number; readonly holders: readonly Owner[] }

/** What a sum of decimal percentages may miss a bound by, in binary. */
const sumDust = 1e-9

/** How an owner counts by itself, before its own owners are looked at. */
export type Counts = (owner: Owner) => Trilean

/**
 * The stake that counted owners hold in a party. An owner of which they hold the majority counts with its full holding;
 * below that it passes nothing on. What the others surely hold is not theirs.
 *
 * @param shareMin Percent from which a holding passes down.
 */
export const stakeOf = (owners: readonly Owner[], counts: Counts, shareMin: number): Stake => {
  let min = 0
  let max = 0
  let others = 0
  let told = 0
  const holders: Owner[] = []
  for (const owner of owners) {
    const counted = isCounted(owner, counts, shareMin)
    const share = shareOf(owner)
    told += share.min
    if (counted === 'unmet') {
      others += share.min
      continue
    }
    holders.push(owner)
    max += share.max
    if (counted === 'met') min += share.min
  }
  // Shares that cannot all be true cut nothing off.
  const isPossible = told <= 100 + sumDust
  return { min, max: isPossible ? Math.min(max, 100 - others) : max, holders }
}

/** Whether a stake reaches the share: surely, possibly, or not. */
export const reaches = ({ min, max }: Stake, shareMin: number): Trilean =>
  min + sumDust >= shareMin ? 'met' : max + sumDust >= shareMin ? 'unknown' : 'unmet'

/** Why a stake is open: by the shares, or because a listing behind it is not confirmed. */
export const isShareUnknown = ({ holders }: Stake, shareMin: number): boolean =>
  holders.reduce((sum, holder) => sum + shareOf(holder).min, 0) + sumDust < shareMin

const isCounted = (owner: Owner, counts: Counts, shareMin: number): Trilean => {
  const own = counts(owner)
  if (own === 'met' || owner.owners === undefined || owner.owners.length === 0) return own
  return some([own, reaches(stakeOf(owner.owners, counts, shareMin), shareMin)])
}

/** Percent. A share that was not given may be none and may be all. */
export const shareOf = ({ share }: Owner): { readonly min: number; readonly max: number } =>
  share === undefined ? { min: 0, max: 100 } : typeof share === 'object' ? share : { min: share, max: share }

/** Every owner at every level above a party. */
export const allOwners = (owners: readonly Owner[] = []): readonly Owner[] => owners.flatMap((owner) => [owner, ...allOwners(owner.owners)])
