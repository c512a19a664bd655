import type { Trilean } from '../finding'
import type { Bounds } from './basis-points'
import { type Capture, captureIn, type Pool } from './capture'
import type { Holdings } from './holdings'
import { type PathStep, pathTo } from './path'

/** A pool by its name: `ofac` or `bis` in the law of the United States. */
export type NamedPool<Listed> = Pool<Listed> & { readonly code: string }

/** A firm, what the direct owners that are caught, or may be, hold of it, and who they are. */
export type StakeIn = { readonly subject: string; readonly stake: Bounds; readonly owners: readonly string[] }

/** The same with every stake on the way down to the firm. */
export type StakeWay = StakeIn & { readonly path: readonly PathStep[] }

/** What one pool comes to for the party. */
export type PoolAnswer = StakeWay & {
  readonly code: string
  /** Caught surely, perhaps, or not. */
  readonly outcome: Trilean
  /** Ids of all who are surely in the pool, and of those who may be. */
  readonly definite: readonly string[]
  readonly possible: readonly string[]
  /** The party, and firms that may hold the majority of it, with caught owners below the share. */
  readonly minorities: readonly StakeWay[]
  /** The same that caught owners hold to the share, and that the rule leaves alone. */
  readonly spared: readonly StakeWay[]
  /** It was caught when interests that ended lately still stood. */
  readonly wasCaught: boolean
}

/**
 * @param firms Places of the party and of those who may hold the majority of it.
 * @param before The holdings before what ended lately; undefined where nothing did.
 */
export const poolAnswer = <Listed>(
  holdings: Holdings<Listed>,
  pool: NamedPool<Listed>,
  capture: Capture,
  firms: readonly number[],
  before: Holdings<Listed> | undefined,
): PoolAnswer => {
  const { nodes } = holdings
  const at = (place: number): StakeIn => ({
    subject: nodes[place]?.id ?? '',
    stake: capture.stakes[place] ?? { lo: 0, hi: 0 },
    owners: (holdings.above[place] ?? [])
      .flatMap(({ owner, hi }) => (capture.possible[owner] && hi > 0 ? [nodes[owner]?.id ?? ''] : []))
      .sort(),
  })
  const ids = (from: readonly boolean[]) => nodes.flatMap(({ id }, place) => (from[place] ? [id] : [])).sort()
  const outcome = capture.outcomes[0] ?? 'unmet'
  const held = (isMeant: (stake: Bounds) => boolean): readonly StakeWay[] =>
    firms
      .map((place) => ({ place, found: at(place) }))
      .filter(({ place, found }) => capture.outcomes[place] === 'unmet' && isMeant(found.stake))
      .map(({ place, found }) => ({ ...found, path: pathTo(holdings, capture, pool.shareMin, place) }))
  return {
    code: pool.code,
    ...at(0),
    outcome,
    definite: ids(capture.definite),
    possible: ids(capture.possible.map((is, place) => is && !capture.definite[place])),
    path: pathTo(holdings, capture, pool.shareMin),
    minorities: held(({ hi }) => hi > 0 && hi < pool.shareMin),
    spared: held(({ hi }) => hi >= pool.shareMin),
    wasCaught: before !== undefined && outcome !== 'met' && captureIn(before, pool).outcomes[0] === 'met',
  }
}
