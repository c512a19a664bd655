import { every, type Trilean } from '../finding'
import { type BasisPoints, type Bounds, shownBounds } from './basis-points'
import type { Capture } from './capture'
import type { Holding, Holdings } from './holdings'

/** One stake that is counted, of the way from lists down to a party. */
export type PathStep = Bounds & {
  /** Ids of the nodes. */
  readonly owner: string
  readonly subject: string
  /** Whether the owner counts for a listing of its own, or because it is caught in turn. */
  readonly why: 'listed' | 'owned'
  /** Whether the owner surely counts, and passes down all the way. */
  readonly outcome: Trilean
}

/**
 * Every stake that is counted for a firm, the nearest first, and of one step the largest first. An owner that is listed, and
 * held by others who are, has them on the way as well: what they bring passes through it.
 */
export const pathTo = <Listed>(holdings: Holdings<Listed>, capture: Capture, shareMin: BasisPoints, at = 0): readonly PathStep[] => {
  const steps = new Map<Holding, PathStep>()
  const reached = new Map<number, Trilean>([[at, capture.outcomes[at] ?? 'unmet']])
  const waiting = [at]
  for (const subject of waiting) {
    const soFar = reached.get(subject) ?? 'unmet'
    for (const holding of largestFirst(holdings, capture, subject)) {
      const { owner } = holding
      const through = every([soFar, passedBy(capture, owner, shareMin)])
      steps.set(holding, counted(holdings, capture, holding, soFar))
      if (through === 'unmet' || isNoBetter(through, reached.get(owner))) continue
      reached.set(owner, through)
      waiting.push(owner)
    }
  }
  return [...steps.values()]
}

/** Whether its own owners pass anything on through an owner. */
const passedBy = ({ stakes }: Capture, owner: number, shareMin: BasisPoints): Trilean => {
  const { lo, hi } = stakes[owner] ?? { lo: 0, hi: 0 }
  return lo >= shareMin ? 'met' : hi >= shareMin ? 'unknown' : 'unmet'
}

const isNoBetter = (now: Trilean, before: Trilean | undefined): boolean => before !== undefined && (before === 'met' || now !== 'met')

const counted = <Listed>({ nodes }: Holdings<Listed>, capture: Capture, holding: Holding, soFar: Trilean): PathStep => {
  const { owner, subject, lo, hi } = holding
  const own: Trilean = capture.definite[owner] ? 'met' : 'unknown'
  return {
    owner: nodes[owner]?.id ?? '',
    subject: nodes[subject]?.id ?? '',
    lo,
    hi,
    why: capture.seeds[owner] === 'unmet' ? 'owned' : 'listed',
    outcome: every([soFar === 'unmet' ? 'met' : soFar, own]),
  }
}

const largestFirst = <Listed>({ above, nodes }: Holdings<Listed>, { possible }: Capture, subject: number): readonly Holding[] =>
  (above[subject] ?? [])
    .filter(({ owner, hi }) => possible[owner] && hi > 0)
    .sort((one, other) => other.hi - one.hi || ((nodes[one.owner]?.id ?? '') < (nodes[other.owner]?.id ?? '') ? -1 : 1))

/** The firms between an owner and the party, with what each holds of the next, as words. Empty: it holds directly. */
export const wayFrom = <Listed>({ nodes }: Holdings<Listed>, path: readonly PathStep[], owner: string): string => {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const between: string[] = []
  const passed = new Set<string>()
  let step = stepOf(path, owner)
  while (step !== undefined && step.subject !== nodes[0]?.id && !passed.has(step.subject)) {
    passed.add(step.subject)
    between.push(`${names.get(step.subject) ?? ''} (${shownBounds(step)} percent)`)
    step = stepOf(path, step.subject)
  }
  return between.join(', ')
}

/** The nearest to the party, of several stakes of one owner. */
const stepOf = (path: readonly PathStep[], owner: string): PathStep | undefined => path.find((each) => each.owner === owner)
