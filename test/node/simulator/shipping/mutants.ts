import type { Mutant } from '../mutants'

/** A slip in the triggers, or one in a statement of the store. */
export type ShippingMutant = Mutant & { readonly said?: readonly { readonly from: string | RegExp; readonly to: string }[] }

const inStore = (name: string, ...said: NonNullable<ShippingMutant['said']>): ShippingMutant => ({ name, slips: [], said })

export const mutants: readonly ShippingMutant[] = [
  inStore(
    'whoever decided by an older state settles all the same',
    { from: /EXISTS \(SELECT 1 FROM orders WHERE seq = (\?\d) AND version = (\?\d)\)/g, to: '($1 + $2) IS NOT NULL' },
    { from: 'WHERE seq = ?1 AND version = ?2 RETURNING', to: 'WHERE seq = ?1 AND ?2 IS NOT NULL RETURNING' },
  ),
  inStore('what another sends is taken', { from: /next_at <= \?1/g, to: '(next_at <= ?1 OR lease IS NOT NULL)' }),
  inStore('what came of an attempt is not written down', { from: 'SET outcome = ?4,', to: 'SET outcome = substr(?4, 1, 0),' }),
  inStore('a settled order stays settled whatever is decided of it', {
    from: 'UPDATE orders SET due_at = coalesce(due_at, ?3), version = version + 1 WHERE seq = ?1',
    to: 'UPDATE orders SET due_at = NULL, version = version + (?3 > 0) WHERE seq = ?1',
  }),
  {
    name: 'only one endpoint is told',
    slips: [{ from: '(p.`types` IS NULL OR EXISTS', to: '(p.`types` IS NULL AND EXISTS', only: 'notifications_to_endpoints' }],
  },
  {
    name: 'a closed endpoint is told',
    slips: [{ from: 'AND p.`is_enabled` ', to: '', only: 'notifications_to_endpoints' }],
  },
  {
    name: 'what is taken back still counts',
    slips: [{ from: ' OR NEW.`withdrawn_key` IS NOT NULL)', to: ')', only: 'tell' }],
  },
  {
    name: 'a number is of whoever had it first',
    slips: [{ from: /ORDER BY s.`created_at` <= NEW.`occurred_at` \+ 86400000 DESC, abs\([^)]*\), /g, to: 'ORDER BY ', only: 'tell' }],
  },
  {
    name: 'a number is the same number for every firm',
    slips: [{ from: /s.`tenant` = NEW.`tenant` AND s.`tracking_number`/g, to: 's.`tracking_number`', only: 'tell' }],
  },
  {
    name: 'a share that was reached before is told again',
    slips: [{ from: /AND m.`used_before` \* 100 < [^\n]*/g, to: '', only: 'allocations_tell_shares' }],
  },
]
