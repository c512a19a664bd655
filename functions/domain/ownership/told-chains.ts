import { type InterestKind, type OwnershipEdge, sayKinds } from './graph'

/** Whether an owner comes to a firm by direct steps as well. The first step is surely direct; further up it may be unsaid. */
export const chainsIn = (
  into: ReadonlyMap<string, readonly OwnershipEdge[]>,
  at: ReadonlyMap<string, number>,
): ((edge: OwnershipEdge, owner: number) => boolean) => {
  const steps = new Map<number, readonly number[]>()
  const stepsInto = (subject: number, edges: readonly OwnershipEdge[] = []): readonly number[] => {
    const own = edges.flatMap(({ from, held, kind }) => (held === 'indirect' || isSay(kind) ? [] : (at.get(from) ?? [])))
    steps.set(subject, own)
    return own
  }
  const ids = [...at.keys()]
  const found = new Map<string, Uint8Array>()
  const aboveOf = (subject: string): Uint8Array => {
    const seen = new Uint8Array(ids.length)
    const first = (into.get(subject) ?? []).flatMap(({ from, held = 'direct', kind }) =>
      held !== 'direct' || isSay(kind) ? [] : (at.get(from) ?? []),
    )
    const waiting = [...new Set(first)]
    for (const each of waiting) seen[each] = 1
    for (const each of waiting)
      for (const from of steps.get(each) ?? stepsInto(each, into.get(ids[each] ?? '')))
        if (seen[from] === 0) {
          seen[from] = 1
          waiting.push(from)
        }
    found.set(subject, seen)
    return seen
  }
  return ({ to }, owner) => (found.get(to) ?? aboveOf(to))[owner] === 1
}

const says: ReadonlySet<InterestKind> = new Set(sayKinds)
const isSay = (kind: InterestKind): boolean => says.has(kind)
