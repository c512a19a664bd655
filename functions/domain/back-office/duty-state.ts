import { type Decision, isRefusing, type Ruling, standingOf } from '../records/screening'

/** An order that a duty comes from, as it stands now. */
export type OrderStanding = {
  readonly decision: Decision
  /** Oldest first. */
  readonly rulings: readonly Ruling[]
  /** The same order was screened again since. */
  readonly isSuperseded: boolean
  /** Null: nothing was set aside for it. */
  readonly hold: string | null
  /** TPP of its hold that was captured, and what of that was undone because it should never have been. */
  readonly capturedTpp: number
  readonly mistakenTpp: number
  /** What was captured in error was set aside again, so that it can still go. */
  readonly isHeldAgain: boolean
  /** A carrier, or a person, told of goods on their way. */
  readonly hasLeft: boolean
}

export const dutyStates = ['open', 'pending', 'done', 'void'] as const
/** `pending`: owed once a person lets the order go. `void`: the order does not go. */
export type DutyState = (typeof dutyStates)[number]

/** Why the order that a duty comes from does not go. */
export type VoidReason = 'blocked' | 'refused' | 'superseded' | 'released' | 'reversed' | 'settled'

export type Standing = { readonly state: 'open' | 'pending' } | { readonly state: 'void'; readonly because: VoidReason }

/** What has left is owed for, whatever was decided of the order afterwards: nothing undoes an export. */
export const standingOfOrder = (order: OrderStanding, isWait: boolean): Standing => {
  const { decision, rulings, isSuperseded, hold, capturedTpp, mistakenTpp, isHeldAgain, hasLeft } = order
  if (hasLeft || capturedTpp > mistakenTpp) return { state: 'open' }
  if (rulings.some(isRefusing)) return { state: 'void', because: 'refused' }
  if (isSuperseded) return { state: 'void', because: 'superseded' }
  if (isWait) return { state: 'open' }
  const standing = standingOf(decision, rulings)
  if (standing === 'block') return { state: 'void', because: 'blocked' }
  if (capturedTpp > 0 && !isHeldAgain) return { state: 'void', because: 'reversed' }
  // A hold that lapsed says only that nobody asked for more time: the goods may have gone all the same.
  if (hold === 'released') return { state: 'void', because: 'released' }
  return { state: standing === 'review' ? 'pending' : 'open' }
}

/**
 * The state of a duty from all that it comes from.
 *
 * @param isWhole Whether every one of them was looked at: what was not is taken to be owed for.
 */
export const stateOfDuty = (isDone: boolean, standings: readonly Standing[], isWhole: boolean): DutyState => {
  if (isDone) return 'done'
  if (!isWhole || standings.some(({ state }) => state === 'open')) return 'open'
  return standings.some(({ state }) => state === 'pending') ? 'pending' : 'void'
}

/** Why it is void, by the last of them. */
export const voidBecause = (standings: readonly Standing[]): VoidReason | undefined => {
  const last = standings.at(-1)
  return last?.state === 'void' ? last.because : undefined
}
