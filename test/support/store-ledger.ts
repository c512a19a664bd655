import type { AllocationTerms } from '../../functions/domain/quota/allocation'
import type { Hold, HoldLine, HoldOperation, HoldRefusal } from '../../functions/domain/quota/hold'
import type { Result } from '../../functions/domain/result'
import type { Applied, Caller, Moment } from '../../functions/store/caller'
import { storeOn } from '../../functions/store/d1'
import type { Db } from '../../functions/store/db'
import type { Store } from '../../functions/store/store'
import { deploymentKey, newTenant } from './tenants'

export const startAt = Date.parse('2026-11-22T17:00:00Z')
export const hourMs = 3_600_000

/** So many milliseconds after the instant at which every test begins. */
export const later = (ms: number): Moment => ({ at: new Date(startAt + ms), day: new Date(startAt + ms).toISOString().slice(0, 10) })
export const now = later(0)
export const inHours = (hours: number): Date => later(hours * hourMs).at

const cite = { provision: '15 CFR 740.29', notice: '90 FR 4544' }

export const termsOf = (id: string, given: Partial<AllocationTerms> = {}): AllocationTerms => ({
  kind: id.slice(0, id.indexOf(':')) as AllocationTerms['kind'],
  holder: 'lei.example',
  period: { from: '2026-01-01', to: '2026-12-31' },
  ceilings: [{ from: '2026-01-01', tpp: 100 }],
  cite,
  ...given,
})

/** One tenant's ledger, with a live key and short words for what is asked most. */
export type Ledger = {
  readonly db: Db
  readonly store: Store
  readonly caller: Caller
  /** An allocation of a hundred TPP, unless told otherwise. */
  open(id: string, given?: Partial<AllocationTerms>): Promise<void>
  place(hold: string, lines: readonly HoldLine[], given?: { at?: Moment; expiresAt?: Date; replaces?: string }): Outcome
  apply(operation: HoldOperation, given?: { at?: Moment; id?: string }): Outcome
  /** Held, captured and remaining TPP. */
  balance(id: string, at?: Moment): Promise<string>
}

type Outcome = Promise<Result<Applied<Hold>, HoldRefusal>>

export const newLedger = async (db: Db): Promise<Ledger> => {
  const store = storeOn(db)
  const caller = await newTenant(db)
  const admin = await deploymentKey(db)
  return {
    db,
    store,
    caller,
    open: async (id, given) => {
      const isShared = !/^(license|nveu|uveu-share|volume-window):/.test(id)
      const opened = await store.putAllocation(isShared ? admin : caller, now, id, termsOf(id, given), undefined)
      if (!opened.ok) throw new Error(JSON.stringify(opened.error))
    },
    place: (hold, lines, { at = now, expiresAt = inHours(48), replaces } = {}) =>
      store.placeHold(caller, at, { op: 'place', hold, lines, expiresAt, ...(replaces && { replaces }) }, crypto.randomUUID()),
    apply: (operation, { at = now, id = crypto.randomUUID() } = {}) => store.applyOperation(caller, at, id, operation),
    balance: async (id, at = now) => {
      const found = await store.findAllocation(caller, at, id)
      if (found === undefined) throw new Error(`no allocation ${id}`)
      const { heldTpp, capturedTpp, remainingTpp } = found.balance
      return `${heldTpp} + ${capturedTpp}, ${remainingTpp} left`
    },
  }
}

/** What an outcome comes to in one word: the state of the hold, or why not. */
export const said = async (outcome: Outcome): Promise<string> => {
  const result = await outcome
  return result.ok ? result.value.value.state : result.error.reason
}
