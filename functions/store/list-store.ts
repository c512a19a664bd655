import type { ChunkRefusal, PublicationRefusal, SnapshotFault } from '../domain/lists/publication'
import type { SnapshotMeta } from '../domain/lists/snapshot'
import type { Result } from '../domain/result'
import type { Applied, Caller, Moment } from './caller'
import type { Asked } from './tenant-store'

/** A snapshot as it is kept: its hash, and in how many pieces. */
export type StoredSnapshot = { readonly hash: string; readonly chunks: number }

/** A snapshot in force: which, since when, and how old its sources are. */
export type SnapshotPointer = StoredSnapshot & {
  readonly publishedAt: Date
  readonly retrievedAt: Date
  /** The one that was in force before it, which is kept. */
  readonly previous?: StoredSnapshot | undefined
}

/** The pointer as a publication left it. */
export type Published = {
  readonly snapshot: string
  readonly publishedAt: Date
  readonly retrievedAt: Date
  readonly previous: string | null
}

/** A snapshot to be put in force. */
export type NewPublication = {
  readonly id: string
  readonly snapshot: string
  readonly retrievedAt: Date
  /** Absent where it is in force already, and only retrieved anew. */
  readonly examined?: { readonly chunks: number; readonly meta: SnapshotMeta } | undefined
  /** The one that it was compared with; null: none. */
  readonly inForce: string | null
}

/** What a publication meets: the same request answered before, or the snapshot in force with what it says of itself. */
export type BeforePublication = {
  readonly answered?: Result<Applied<Published>, PublicationRefusal> | undefined
  readonly inForce?: { readonly hash: string; readonly meta: SnapshotMeta } | undefined
}

/** Reading needs no key: every answer on names does it. */
export type ListReader = {
  /** Absent: none was ever published. */
  readPointer(): Promise<SnapshotPointer | undefined>
  /**
   * The compressed bytes of a snapshot, in one piece.
   *
   * @param onPiece Called after every piece that came.
   * @throws ChunkMissing
   */
  readSnapshot(snapshot: StoredSnapshot, onPiece?: () => void): Promise<Uint8Array<ArrayBuffer>>
}

/** Snapshots of lists, as they are kept: pieces of compressed bytes, and one row that says which is in force. */
export type ListStore = ListReader & {
  /** The same bytes again change nothing but keep them longer. */
  keepChunk(caller: Caller, now: Moment, hash: string, n: number, bytes: Uint8Array): Promise<Result<true, ChunkRefusal>>
  beforePublication(caller: Caller, now: Moment, asked: Asked): Promise<BeforePublication>
  /** Undefined where another snapshot came in force meanwhile: nothing was done. */
  publish(
    caller: Caller,
    now: Moment,
    asked: Asked,
    publication: NewPublication,
  ): Promise<Result<Applied<Published>, PublicationRefusal> | undefined>
  /** Writes down that it was refused. @returns what the request was answered first */
  refusePublication(
    caller: Caller,
    now: Moment,
    asked: Asked,
    publication: Pick<NewPublication, 'id' | 'snapshot'>,
    faults: readonly SnapshotFault[],
  ): Promise<Result<Applied<Published>, PublicationRefusal>>
  /** Pieces of snapshots that are neither in force nor the one before it, once they are a day old. @returns how many */
  deleteChunks(now: Moment): Promise<number>
}

/** A piece of a snapshot was not sent, or is no longer kept. */
export class ChunkMissing extends Error {
  override readonly name = 'ChunkMissing'
}
