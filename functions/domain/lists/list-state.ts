import type { Because, ListState } from '../screening/screening'
import type { ListsInForce } from './snapshot'

/** What a deployment asks of its lists before it lets anything go. */
export type ListPolicy = {
  /** Hours after they were retrieved from which lists are too old. */
  readonly staleHours: number
  /** Whether nothing goes by less than the complete lists. */
  readonly requireFull: boolean
}

const hourMs = 3_600_000

/** As answers show it. Null for the starter list, which has no age. */
export const listState = ({ snapshot, publishedAt, retrievedAt }: ListsInForce, now: Date): ListState => ({
  snapshot: snapshot.hash,
  publishedAt: publishedAt?.toISOString() ?? null,
  ageHours: retrievedAt === null ? null : Math.round(((now.getTime() - retrievedAt.getTime()) / hourMs) * 100) / 100,
  complete: snapshot.meta.complete,
})

/** Why an answer on these lists is for a person, if it is. */
export const listReasons = ({ snapshot, retrievedAt }: ListsInForce, now: Date, policy: ListPolicy): readonly Because[] => [
  ...(retrievedAt !== null && now.getTime() - retrievedAt.getTime() > policy.staleHours * hourMs
    ? [{ code: 'lists-stale', decision: 'review', text: `the lists are more than ${policy.staleHours} hours old` } as const]
    : []),
  ...(policy.requireFull && !snapshot.meta.complete
    ? [{ code: 'lists-incomplete', decision: 'review', text: 'the complete lists were not published; others were searched' } as const]
    : []),
]
