import type { AddressIndex } from '../addresses/address-index'
import type { NameIndex } from '../names/name-index'
import type { ListedParty } from './listed-party'

/** One file or feed that a snapshot was made from. */
export type SnapshotSource = {
  readonly name: string
  readonly rows: number
  /** Rows that could not be read; each was reported when it was imported. */
  readonly rejected: number
}

/** What a snapshot says of itself. Part of what its hash covers: when it was retrieved is not. */
export type SnapshotMeta = {
  /** Which matcher compiled its names. Another one compiles them again. */
  readonly matcher: string
  /** Every US list of the Consolidated Screening List is in it. */
  readonly complete: boolean
  readonly sources: readonly SnapshotSource[]
  readonly entries: number
  readonly names: number
  /** Entries of each list, by its code. */
  readonly rows: Readonly<Record<string, number>>
}

/** Lists ready to be searched. Entries are known by their place in it, and by their ids. */
export type ListSnapshot = {
  /** SHA-256 of its content. */
  readonly hash: string
  readonly meta: SnapshotMeta
  readonly index: NameIndex
  /** Absent: it was compiled without, or by other rules. */
  readonly addresses?: AddressIndex | undefined
  readonly entryAt: (at: number) => ListedParty
  /** Where an entry stands; absent where the snapshot does not hold it. */
  readonly placeOf: (id: string) => number | undefined
  /** Eight bytes of a hash of the entry's content, in hexadecimal: another where anything of it changed. */
  readonly fingerprintAt: (at: number) => string
}

/** The snapshot that is searched now. */
export type ListsInForce = {
  readonly snapshot: ListSnapshot
  /** When it was put in force, and when its sources were fetched; null for the starter list, which nobody fetched. */
  readonly publishedAt: Date | null
  readonly retrievedAt: Date | null
  /** The starter list in the place of one that could not be read, or of which it is not known whether there is one. */
  readonly isStandIn?: true | undefined
}
