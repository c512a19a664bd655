/** Hundredths of a percent, as an integer: 5000 is half. Shares are compared in nothing else, so that 49.99 is not 50. */
export type BasisPoints = number

/** All of it. */
export const whole: BasisPoints = 10_000

/** Percent as a caller states it: exact, the range it lies in, or not told. */
export type Share = number | { readonly min: number; readonly max: number } | undefined

/** What a share surely is, and at most. */
export type Bounds = { readonly lo: BasisPoints; readonly hi: BasisPoints }

/** A share that was not given may be none and may be all. Decimals beyond the second round away from what is certain. */
export const boundsOf = (share: Share): Bounds => {
  if (share === undefined) return { lo: 0, hi: whole }
  return typeof share === 'number' ? { lo: least(share), hi: most(share) } : { lo: least(share.min), hi: most(share.max) }
}

/** A share that is more, or less, than a bound that is not itself meant moves it by one. */
export const beyond = ({ lo, hi }: Bounds, isAbove: boolean, isBelow: boolean): Bounds => ({
  lo: isAbove ? Math.min(whole, lo + 1) : lo,
  hi: isBelow ? Math.max(0, hi - 1) : hi,
})

/** What a percentage with two decimals may miss an integer by, in binary. */
const dust = 1e-6
const least = (percent: number): BasisPoints => Math.floor(percent * 100 + dust)
const most = (percent: number): BasisPoints => Math.ceil(percent * 100 - dust)

/** In percent, for sentences. */
export const shownBounds = ({ lo, hi }: Bounds): string => (lo === hi ? `${lo / 100}` : `${lo / 100} to ${hi / 100}`)
