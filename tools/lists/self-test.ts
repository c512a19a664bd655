import type { ListSnapshot } from '../../functions/domain/lists/snapshot'
import { matchParty } from '../../functions/domain/names/match-party'

/** A listed name that does not lead to its own entry. */
export type Lost = { readonly id: string; readonly name: string }

/** Every listed name and alias is looked for as it stands. Those that do not find their own entry are told. */
export const selfTest = ({ meta, entryAt, ...snapshot }: ListSnapshot, progress?: (done: number) => void): readonly Lost[] => {
  const lost: Lost[] = []
  for (let at = 0; at < meta.entries; at += 1) {
    const { id, name, aliases } = entryAt(at)
    for (const each of [name, ...aliases]) {
      // Others may bear the same name, and stand before it: only whether it is found at all counts.
      const found = matchParty({ ...snapshot, meta, entryAt }, { name: each }, { limit: 1, among: (entry) => entry === at })
      if (found.length === 0) lost.push({ id, name: each })
    }
    progress?.(at + 1)
  }
  return lost
}
