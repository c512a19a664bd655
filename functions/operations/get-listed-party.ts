import { listState } from '../domain/lists/list-state'
import type { ListedParty } from '../domain/lists/listed-party'
import type { ListsInForce } from '../domain/lists/snapshot'
import type { ListState } from '../domain/screening/screening'
import type { Moment } from '../store/caller'
import { type ListEffectKind, listKnownAs } from './list-known-as'

/** An entry with everything it says, what its list does, and the fingerprint that tells whether it was changed. */
export type ListedPartyFound = {
  readonly party: ListedParty
  readonly title?: string
  readonly effect?: ListEffectKind
  readonly fingerprint: string
  readonly lists: ListState
}

/** Undefined where the snapshot in force has no such entry. */
export const getListedParty = (inForce: ListsInForce, { at, day }: Moment, id: string): ListedPartyFound | undefined => {
  const { placeOf, entryAt, fingerprintAt } = inForce.snapshot
  const place = placeOf(id)
  if (place === undefined) return undefined
  const party = entryAt(place)
  return { party, ...listKnownAs(party.list, day), fingerprint: fingerprintAt(place), lists: listState(inForce, at) }
}
