import type { AllocationKind } from '../../domain/quota/allocation'
import type { ReversalReason } from '../../domain/quota/hold'

const mistakes: readonly ReversalReason[] = ['entered-in-error']
/** Chips that no longer work or stand there stop counting (15 CFR 748.15(a)(2)(iii)(B), 90 FR 4552). */
const attrition: readonly ReversalReason[] = ['entered-in-error', 'lost', 'damaged', 'failed', 'relocated', 'resold', 'destroyed']

/**
 * Which reasons give quota back, by the kind of allocation. LPP counts what was received in the year (15 CFR 740.29(h)(2)),
 * so what never arrived comes back and what was returned later does not. Of the kinds not named here only a mistake does.
 */
export const restoringReasons: Readonly<Partial<Record<AllocationKind, readonly ReversalReason[]>>> = {
  lpp: ['entered-in-error', 'never-received'],
  license: mistakes,
  'volume-window': mistakes,
  nveu: attrition,
  'uveu-share': attrition,
}

/** The kinds of allocation to which a reason gives quota back. */
export const kindsRestoredBy = (reason: ReversalReason, kinds: readonly AllocationKind[]): readonly AllocationKind[] =>
  kinds.filter((kind) => (restoringReasons[kind] ?? mistakes).includes(reason))
