import { matchingWords } from '../catalog/matching-words'
import { hashOf } from '../domain/digest'
import type { ListSnapshot, ListsInForce } from '../domain/lists/snapshot'
import { decompressed } from '../lists/snapshot/compressed'
import { openSnapshot } from '../lists/snapshot/open-snapshot'
import { starterSnapshot } from '../lists/starter/starter-snapshot'
import type { ListReader, SnapshotPointer } from '../store/list-store'
import { type Turn, type Turns, turnTaking } from './turns'

/** Whoever asks for lists: when, and how it reads the database and tells of faults. */
export type ListAsker = {
  readonly at: Date
  /**
   * How old the last look at the pointer may be, in milliseconds; absent: a second. Whoever decides in a batch that reads the
   * pointer itself may go on with any; below zero the pointer is looked at in any case.
   */
  readonly lookMs?: number | undefined
  /** @param budgetMs How long all reads of it together may take, in milliseconds. */
  readonly readerFor: (budgetMs: number) => ListReader
  readonly onFault: (fault: unknown) => void
  /** Told of every snapshot that was loaded. */
  readonly onOpened: (hash: string) => void
}

/** The lists of one isolate, opened once and searched by everyone. */
export type ListHolder = {
  /** Never throws: where the lists in force cannot be had, the starter list stands in for them. */
  inForce(asker: ListAsker): Promise<ListsInForce>
  /** Does what needs the room of an opened snapshot. What was kept is dropped, and whoever asks meanwhile waits. */
  inItsRoom<T>(work: (onPart: () => void) => Promise<T>): Promise<T>
}

/**
 * The lists in force, for one request: whoever asks again within it is answered the same.
 *
 * @param lookMs See `ListAsker`: for whoever finds out in its own batch whether they are in force.
 */
export type ListsOfRequest = (lookMs?: number) => Promise<ListsInForce>

type Kept = { readonly hash?: string | undefined; readonly lists: ListsInForce }

/** How old a look at the pointer may be, in milliseconds. */
const lookMs = 1000
/** How long the database is left alone after it did not answer, and a snapshot after it could not be loaded, in milliseconds. */
const quietMs = 5000
/** A look ahead of the clock by more than this many milliseconds is from before the clock was set. */
const aheadMsMax = 60_000
/** Milliseconds for a look while there is something to go on with, and while there is nothing, and for all pieces of a snapshot. */
const lookBudgetMs = 300
const firstLookBudgetMs = 2000
const loadBudgetMs = 5000

export const listHolder = (turns: Turns = turnTaking()): ListHolder => {
  let kept: Kept | undefined
  let lookedAt = Number.NEGATIVE_INFINITY
  let failedAt = Number.NEGATIVE_INFINITY
  let unfit: { readonly hash: string; readonly at: number } | undefined

  const inForce = async (asker: ListAsker): Promise<ListsInForce> => {
    const at = asker.at.getTime()
    // What only stands in is no list to go on with for long.
    const sinceMs = (): number => (kept?.lists.isStandIn === true ? lookMs : (asker.lookMs ?? lookMs))
    const isSettled = (): boolean => kept !== undefined && (isWithin(at - lookedAt, sinceMs()) || isWithin(at - failedAt, quietMs))
    for (;;) {
      const turn = await turns.take(() => !isSettled())
      if (turn === undefined) return kept?.lists ?? standIn()
      await look(turn, asker).catch(asker.onFault)
      if (turns.isHeld(turn)) kept ??= { lists: await standIn() }
      // Whoever was taken for gone waits for the one who took over.
      if (turns.release(turn) && kept !== undefined) return kept.lists
    }
  }

  /** Finds out which snapshot is in force, and loads it if it is another. */
  const look = async (turn: Turn, asker: ListAsker): Promise<void> => {
    const at = asker.at.getTime()
    const isOnFoot = kept !== undefined && kept.lists.isStandIn !== true
    const answered = await asker
      .readerFor(isOnFoot ? lookBudgetMs : firstLookBudgetMs)
      .readPointer()
      .catch((fault) => {
        if (turns.isHeld(turn)) failedAt = at
        throw fault
      })
    turn.steps++
    if (!turns.isHeld(turn)) return
    lookedAt = at
    if (answered === undefined) kept = { lists: { snapshot: await starterSnapshot(), publishedAt: null, retrievedAt: null } }
    else if (answered.hash === kept?.hash) kept = keptOf(answered, kept.lists.snapshot)
    else if (answered.hash !== unfit?.hash || !isWithin(at - unfit.at, quietMs)) await load(turn, answered, asker)
  }

  /** Never two opened at once: what is kept goes once the pieces of the other are here. */
  const load = async (turn: Turn, pointer: SnapshotPointer, { at, readerFor, onOpened }: ListAsker): Promise<void> => {
    const onPart = () => void turn.steps++
    try {
      const pieces = await readerFor(loadBudgetMs).readSnapshot(pointer, onPart)
      if (!turns.isHeld(turn)) return
      kept = undefined
      const bytes = await decompressed(pieces, onPart)
      if ((await hashOf(bytes)) !== pointer.hash) throw new Error(`snapshot ${pointer.hash} is not what its hash is of`)
      if (!turns.isHeld(turn)) return
      kept = keptOf(pointer, openSnapshot(pointer.hash, bytes, matchingWords))
      onOpened(pointer.hash)
    } catch (fault) {
      if (turns.isHeld(turn)) unfit = { hash: pointer.hash, at: at.getTime() }
      throw fault
    }
  }

  const inItsRoom = async <T>(work: (onPart: () => void) => Promise<T>): Promise<T> => {
    const turn = await turns.take(() => true)
    kept = undefined
    lookedAt = Number.NEGATIVE_INFINITY
    try {
      return await work(() => {
        if (turn !== undefined) turn.steps++
      })
    } finally {
      if (turn !== undefined) turns.release(turn)
    }
  }

  const standIn = async (): Promise<ListsInForce> => ({
    snapshot: await starterSnapshot(),
    publishedAt: null,
    retrievedAt: null,
    isStandIn: true,
  })

  return { inForce, inItsRoom }
}

const keptOf = ({ hash, publishedAt, retrievedAt }: SnapshotPointer, snapshot: ListSnapshot): Kept => ({
  hash,
  lists: { snapshot, publishedAt, retrievedAt },
})

/** @param passedMs Since some instant; below zero where that lies ahead. */
const isWithin = (passedMs: number, limitMs: number): boolean => passedMs <= limitMs && passedMs > -aheadMsMax
