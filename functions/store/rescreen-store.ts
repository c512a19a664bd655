import type { RoundPosition } from '../domain/lists/rescreen-round'
import type { PartyQuery } from '../domain/names/match'
import type { Caller, Moment } from './caller'

/** A party that a tenant had screened. */
export type WatchedParty = {
  readonly place: number
  readonly tenant: string
  readonly fingerprint: string
  readonly query: PartyQuery
  /** The records that first and last named it. */
  readonly sources: readonly string[]
  readonly retainedUntil: string
}

/** Parties of a record, to be looked for again when lists change; and their matches that its answer tells. */
export type Watched = {
  readonly parties: readonly { readonly fingerprint: string; readonly query: PartyQuery }[]
  readonly told: readonly ToldMatch[]
}
export type ToldMatch = { readonly party: string; readonly listedParty: string; readonly listedFingerprint: string }

/** A match of a party with an entry that changed, and how its tenant is told. */
export type Rematch = ToldMatch & {
  readonly tenant: string
  /** The same party, entry and snapshot always have the same one. */
  readonly id: string
  /** The entry is known by a number: no clearance keeps it quiet. */
  readonly isIdentified: boolean
  readonly payload: RematchPayload
  readonly retainedUntil: string
}

export type RematchPayload = {
  readonly party: { readonly fingerprint: string; readonly name: string }
  readonly listedParty: string
  readonly list: string
  readonly name: string
  readonly score: number
  readonly band: string
  readonly snapshot: string
  readonly screenings: readonly string[]
}

/** A round of looking for everybody against a snapshot. */
export type Round = {
  readonly position: RoundPosition
  /** Fingerprints of the entries that everybody was compared with before; empty: none were. */
  readonly known: Uint8Array
}

/** Part of a round: what it found, and from where to where it went. */
export type RoundStep = {
  readonly snapshot: string
  readonly from: RoundPosition
  readonly found: readonly Rematch[]
  /** Fingerprints of all entries of the snapshot end the round. */
  readonly to: RoundPosition | { readonly known: Uint8Array<ArrayBuffer> }
}

export type Notification = {
  readonly seq: number
  readonly id: string
  readonly type: string
  readonly createdAt: Date
  readonly payload: unknown
}

/** Everybody who was screened, looked for again when lists change; and what their tenants are told of it. */
export type RescreenStore = {
  /** The snapshot in force since an instant or longer, if not everybody was compared with it yet. */
  snapshotToRescreen(inForceSince: Date): Promise<string | undefined>
  /** The round against a snapshot, begun if it was not; undefined where it is over. */
  roundAgainst(snapshot: string): Promise<Round | undefined>
  /** In order of their places, above one and up to another. */
  watchedBetween(after: number, until: number, limit: number): Promise<readonly WatchedParty[]>
  /**
   * One transaction: what was found is told, unless it was told before or is cleared, and the round goes on. Tells how many are
   * told. A step that was taken already does nothing.
   */
  keepStep(now: Moment, step: RoundStep): Promise<number>
  /** Oldest first. */
  listNotifications(caller: Caller, now: Moment, after: number, limit: number): Promise<readonly Notification[]>
}
