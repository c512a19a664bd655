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

/** As answers show it. Hours are to two decimals; null for the starter list, which has no age. */
export const listState = ({ snapshot, publishedAt, retrievedAt }: ListsInForce, now: Date): ListState => ({
  snapshot: snapshot.hash,
  publishedAt: publishedAt?.toISOString() ?? null,
  ageHours: retrievedAt === null ? null : Math.round((ageMs(retrievedAt, now) / hourMs) * 100) / 100,
  complete: snapshot.meta.complete,
})

/** Older than the policy wants. What nobody fetched has no age. */
export const isStale = ({ retrievedAt }: ListsInForce, now: Date, { staleHours }: ListPolicy): boolean =>
  retrievedAt !== null && ageMs(retrievedAt, now) > staleHours * hourMs

/** Why an answer on these lists is for a person, if it is. */
export const listReasons = (inForce: ListsInForce, now: Date, policy: ListPolicy): readonly Because[] => {
  const reasons: Because[] = []
  if (isStale(inForce, now, policy))
    reasons.push({
      code: 'lists-stale',
      decision: 'review',
      text: `the lists were retrieved at ${inForce.retrievedAt?.toISOString()}, more than ${policy.staleHours} hours ago`,
    })
  if (inForce.isStandIn === true)
    reasons.push({
      code: 'lists-incomplete',
      decision: 'review',
      text: 'the lists in force could not be read; the starter list was searched',
    })
  else if (policy.requireFull && !inForce.snapshot.meta.complete)
    reasons.push({ code: 'lists-incomplete', decision: 'review', text: 'the complete lists were not published; others were searched' })
  return reasons
}

/** A clock that runs behind makes nothing younger than new. */
const ageMs = (retrievedAt: Date, now: Date): number => Math.max(0, now.getTime() - retrievedAt.getTime())
