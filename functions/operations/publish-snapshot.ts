import { matchingWords } from '../catalog/matching-words'
import { type PublicationRefusal, type SnapshotFault, shrunk } from '../domain/lists/publication'
import type { SnapshotMeta } from '../domain/lists/snapshot'
import { type Result, refuse } from '../domain/result'
import { examineSnapshot } from '../lists/snapshot/examine-snapshot'
import type { Applied, Caller, Moment } from '../store/caller'
import { ChunkMissing, type ListReader, type ListStore, type Published } from '../store/list-store'
import type { ListHolder } from './lists-in-force'

/** A snapshot whose pieces were sent, to be put in force. */
export type PublicationRequest = {
  readonly snapshot: string
  readonly chunks: number
  readonly retrievedAt: Date
  readonly allowShrink: boolean
}

/** What a publication works with: the store, a reader that is given more time, and the room of this isolate's lists. */
export type Publishing = { readonly store: ListStore; readonly reader: ListReader; readonly lists: ListHolder; readonly shrinkMax: number }

export type PublishRefusal = PublicationRefusal | { readonly reason: 'invalid-fact'; readonly pointer: string; readonly detail: string }

/** Clocks differ, but lists are not from tomorrow. */
const aheadMsMax = 300_000
/** Another snapshot may come in force between the comparison and the switch, but not every time. */
const attemptsMax = 5

/**
 * Puts a snapshot in force, or says why not; the one in force then stays. The one in force published again is only as fresh
 * as its sources now are.
 *
 * @param id For the record of it.
 */
export const publishSnapshot = async (
  publishing: Publishing,
  caller: Caller,
  now: Moment,
  requestKey: string,
  id: string,
  request: PublicationRequest,
): Promise<Result<Applied<Published>, PublishRefusal>> => {
  const { store, shrinkMax } = publishing
  const { snapshot, chunks, retrievedAt, allowShrink } = request
  if (retrievedAt.getTime() > now.at.getTime() + aheadMsMax)
    return refuse({ reason: 'invalid-fact', pointer: '/retrievedAt', detail: 'it must not lie ahead' })
  const asked = { requestKey, body: { ...request, retrievedAt: retrievedAt.toISOString() } }
  let candidate: Examined | undefined
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const { answered, inForce } = await store.beforePublication(caller, now, asked)
    if (answered !== undefined) return answered
    const isRenewal = inForce?.hash === snapshot
    if (!isRenewal) candidate ??= await examined(publishing, request)
    if (!isRenewal && candidate?.ok === false) return store.refusePublication(caller, now, asked, { id, snapshot }, [candidate.error])
    const meta = !isRenewal && candidate?.ok ? candidate.value : undefined
    const lost = meta === undefined || inForce === undefined || allowShrink ? [] : shrunk(inForce.meta, meta, shrinkMax)
    if (lost.length > 0) return store.refusePublication(caller, now, asked, { id, snapshot }, lost)
    const publication = {
      id,
      snapshot,
      retrievedAt,
      inForce: inForce?.hash ?? null,
      ...(meta === undefined ? {} : { examined: { chunks, meta } }),
    }
    const published = await store.publish(caller, now, asked, publication)
    if (published !== undefined) return published
  }
  throw new Error('another snapshot came in force between every comparison and its switch')
}

type Examined = Result<SnapshotMeta, SnapshotFault>

/** Opened in the room of the snapshot that this isolate keeps: there is none for two. */
const examined = async ({ reader, lists }: Publishing, { snapshot, chunks }: PublicationRequest): Promise<Examined> => {
  try {
    const pieces = await reader.readSnapshot({ hash: snapshot, chunks })
    return await lists.inItsRoom((onPart) => examineSnapshot(snapshot, pieces, matchingWords, onPart))
  } catch (fault) {
    if (!(fault instanceof ChunkMissing)) throw fault
    return refuse({ about: 'chunks', because: fault.message })
  }
}
