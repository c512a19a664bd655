import { choose } from '../domain/screening/choose'
import { noReadings } from '../domain/screening/readings'
import type { Authority, HeldLine } from '../domain/screening/screening'
import type { ScreeningRecord } from '../store/record-store'
import type { Found } from '../store/screening-store'
import { askedOf } from './composed-answer'
import { planOf } from './plan-screening'
import { questionOf } from './screen-parties'

type Answer = { readonly authority?: Authority | null; readonly hold?: { readonly lines: readonly HeldLine[] } }

const answerOf = ({ answer }: ScreeningRecord): Answer => JSON.parse(answer ?? '{}') as Answer

/**
 * Whether what an order would go by elsewhere is secured: it needs no quota, or takes no more of it than the order's own
 * screening set aside. Where that went by the same authority and set nothing aside, the one is as secured as the other.
 *
 * @param own The screening that the order goes by.
 * @param aside One that was made beside it, and for which nothing was set aside.
 */
export const isSecuredAside = (own: ScreeningRecord, aside: ScreeningRecord): boolean => {
  const { authority } = answerOf(aside)
  if (authority === undefined || authority === null) return true
  if (authority.secured) return true
  const mine = answerOf(own)
  if (mine.hold === undefined) return mine.authority?.secured === false && isSameAuthority(mine.authority, authority)
  const held = new Map(mine.hold.lines.map(({ allocation, tpp }) => [allocation, tpp]))
  const lines = linesDrawnBy(aside)
  return lines?.every(({ allocation, tpp }) => tpp <= (held.get(allocation) ?? -1)) === true
}

const isSameAuthority = (one: Authority, other: Authority): boolean =>
  one.kind === other.kind && one.symbol === other.symbol && one.number === other.number

/** Undefined: it is not known here what it would draw on. */
const linesDrawnBy = ({ input: kept, readings }: ScreeningRecord) => {
  if (kept === null || readings === null) return undefined
  const { input, registered } = askedOf(kept)
  const { candidates } = planOf(questionOf(input), input.track, registered)
  const found = { ...noReadings, ...(JSON.parse(readings) as Partial<Found>), registered }
  const { candidate } = choose(candidates, found, false)
  return candidate === undefined || candidate.isUnregistered === true ? undefined : candidate.lines
}
