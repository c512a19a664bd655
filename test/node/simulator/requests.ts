import type { HoldOperation } from '../../../functions/domain/quota/hold'
import type { Caller, Moment } from '../../../functions/store/caller'
import type { NamedOperation } from '../../../functions/store/ledger-store'

/** What a client asks, with the moment at which its own clock asked it. */
export type Request = { readonly caller: Caller; readonly now: Moment } & Asked

export type Asked =
  | { readonly call: 'place'; readonly operation: HoldOperation & { readonly op: 'place' }; readonly attempt: string }
  | { readonly call: 'apply'; readonly id: string; readonly operation: HoldOperation }
  | { readonly call: 'many'; readonly operations: readonly NamedOperation[] }
  | { readonly call: 'base'; readonly id: string; readonly move: BaseMove }
  | { readonly call: 'declare'; readonly id: string; readonly allocation: string; readonly total?: number; readonly elsewhere?: number }
  | { readonly call: 'hold'; readonly id: string }
  | { readonly call: 'balance'; readonly id: string }
  | { readonly call: 'sweep' }

type BaseMove = { readonly allocation: string; readonly deltaTpp: number; readonly reason: string; readonly asOf: string }

/** How many operations it carries; a question and a sweep are none. */
export const operationsIn = (asked: Asked): number => {
  if (asked.call === 'many') return asked.operations.length
  return asked.call === 'hold' || asked.call === 'balance' || asked.call === 'sweep' ? 0 : 1
}
