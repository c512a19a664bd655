import type { PartyQuery } from '../names/match'
import type { ListSnapshot } from './snapshot'

/** A party and an entry, both as they stand: a ruling on them holds until one of them changes. */
export type Pair = {
  /** Fingerprints of the party and of its name alone. */
  readonly party: string
  readonly partyName: string
  readonly listedParty: string
  readonly listedFingerprint: string
}

/** What a person said of a pair. The last word stands; `revoked` leaves the pair open again. */
export type PairWord = 'cleared' | 'confirmed' | 'revoked'

/** A pair that is known not to be the same party, or to be. */
export type PairRuling = {
  readonly id: string
  readonly word: Exclude<PairWord, 'revoked'>
  readonly pair: Pair
  readonly by: string
  readonly at: Date
  /** Why it does not hold any more. Absent: it holds. */
  readonly lapsed?: 'party-changed' | 'entry-changed'
}

/** What was compared when a pair was cleared, as far as a reviewer needs it later. */
export type ClearedBody = {
  readonly query: PartyQuery
  readonly listed: { readonly list: string; readonly name: string }
  readonly reason: string
  readonly by: string
}

/** A cleared pair: this party is not that listed one. */
export type Clearance = {
  readonly id: string
  readonly pair: Pair
  readonly body: ClearedBody
  readonly createdAt: Date
  /** The ruling on a screening that it came with. Absent: it was asked for by itself. */
  readonly disposition?: string | undefined
  /** What a person said of the pair later on. */
  readonly ended?: { readonly word: 'confirmed' | 'revoked'; readonly at: Date; readonly by: string; readonly reason: string } | undefined
}

/** Whether a clearance still keeps a match quiet, and what ended it. */
export type ClearanceState =
  | { readonly state: 'stands' }
  | { readonly state: 'revoked' | 'overruled' }
  | { readonly state: 'lapsed'; readonly because: 'entry-changed' | 'entry-removed' }

/** A person's word comes before what the list did. Of the party's side a clearance knows nothing: another party is another pair. */
export const stateOf = ({ pair, ended }: Clearance, { placeOf, fingerprintAt }: ListSnapshot): ClearanceState => {
  if (ended !== undefined) return { state: ended.word === 'revoked' ? 'revoked' : 'overruled' }
  const place = placeOf(pair.listedParty)
  if (place === undefined) return { state: 'lapsed', because: 'entry-removed' }
  return fingerprintAt(place) === pair.listedFingerprint ? { state: 'stands' } : { state: 'lapsed', because: 'entry-changed' }
}
