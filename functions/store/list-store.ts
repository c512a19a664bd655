/** A snapshot in force: which, since when, and how old its sources are. */
export type SnapshotPointer = {
  readonly hash: string
  readonly chunks: number
  readonly publishedAt: Date
  readonly retrievedAt: Date
}

/** Snapshots of lists, as they are kept: pieces of compressed bytes, and one row that says which is in force. */
export type ListStore = {
  /** Absent: none was ever published. Needs no key: every answer on names reads it. */
  readPointer(): Promise<SnapshotPointer | undefined>
  /** The compressed bytes of a snapshot, in one piece. */
  readSnapshot(pointer: Pick<SnapshotPointer, 'hash' | 'chunks'>): Promise<Uint8Array<ArrayBuffer>>
}
