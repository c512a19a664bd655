import type { Finding } from '../finding'
import { bindsFrom, type Citation, type Dated, type Ended, type Provision } from '../law'
import type { Conclusion } from './conclusions'
import type { Parted } from './differences'
import type { Move } from './moves'
import type { ProvisionIndex } from './provision-index'

/** A provision that made two answers differ. */
export type Cause = { readonly id: string; readonly title: string; readonly cites: readonly Citation[]; readonly because: string }

/** What two answers were given on: the law's provisions as they stood for each, and who moved between the two. */
export type Grounds = {
  readonly index: ProvisionIndex
  readonly before: (provision: Provision<unknown>) => Dated<unknown> | Ended | undefined
  readonly after: (provision: Provision<unknown>) => Dated<unknown> | Ended | undefined
  /** The map, whose entries add up: that one of them came between says nothing of a deal unless its places moved. */
  readonly map: { readonly groups: Provision<unknown>; readonly others: readonly Provision<unknown>[]; readonly moves: readonly Move[] }
}

/**
 * The provisions behind the differences, each once, as far as the differing conclusions rest on them: those whose text
 * is another, then the groups of a place that moved. Where neither is so, those that only one of the answers rests on.
 */
export const causesOf = (parted: readonly Parted[], grounds: Grounds): readonly Cause[] => {
  const amended = new Map<string, Cause>()
  const leanedOn = new Map<string, Cause>()
  let isMoved = false
  for (const { difference, before, after } of parted) {
    const [earlier, later] = restsOf(before, after).map((cites) => new Set(cites.flatMap(grounds.index.citedBy)))
    for (const provision of new Set([...(earlier ?? []), ...(later ?? [])])) {
      const cause = amendmentOf(provision, grounds)
      if (cause !== undefined) amended.set(provision.id, cause)
      else isMoved ||= difference.what !== 'duty'
      const isOnOneSide = earlier?.has(provision) !== later?.has(provision)
      if (cause === undefined && isOnOneSide && leaning.has(difference.what))
        leanedOn.set(provision.id, leaningOn(provision, grounds, later))
    }
  }
  const { groups, moves } = grounds.map
  const moved = isMoved ? moves : []
  const map =
    moved.length === 0
      ? []
      : [
          {
            id: groups.id,
            title: groups.title,
            cites: distinct(moved.flatMap(({ cites }) => cites)),
            because: moved.map(({ because }) => because).join('; '),
          },
        ]
  const found = [...amended.values(), ...map]
  return found.length > 0 ? found : [...leanedOn.values()]
}

/** Conclusions that stand on the provisions they cite, as opposed to following from others. */
const leaning: ReadonlySet<string> = new Set(['tier', 'prohibition', 'requirement', 'exception', 'authorization'])

/** What each side of a difference rests on. */
const restsOf = (before: Conclusion | undefined, after: Conclusion | undefined): readonly (readonly Citation[])[] => {
  const side = (one: Conclusion | undefined, other: Conclusion | undefined): readonly Citation[] =>
    one === undefined ? [] : [...one.cites, ...decisive(one.findings, other?.findings ?? []).map(({ cite }) => cite)]
  return [side(before, after), side(after, before)]
}

/** Findings that the other side does not share. One that is unmet and was not asked there at all decides nothing. */
const decisive = (findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] =>
  findings.filter((each) => {
    const asked = others.filter(({ condition }) => condition === each.condition)
    const isShared = asked.some(({ outcome, because }) => outcome === each.outcome && because === each.because)
    return !isShared && (each.outcome !== 'unmet' || asked.length > 0)
  })

/** Its text is another for one answer than for the other. */
const amendmentOf = (provision: Provision<unknown>, { before, after, map }: Grounds): Cause | undefined => {
  if (provision === map.groups || map.others.includes(provision)) return undefined
  const [one, other] = [before(provision), after(provision)]
  if (one === other) return undefined
  const cites = distinct([one, other].flatMap((entry) => (entry === undefined ? [] : [entry.cite])))
  return { id: provision.id, title: provision.title, cites, because: `${stateOf(one)}, then ${stateOf(other)}` }
}

const stateOf = (entry: Dated<unknown> | Ended | undefined): string => {
  if (entry === undefined) return 'not in force'
  return `${'ended' in entry ? 'ended' : 'its text'} as of ${bindsFrom(entry)}`
}

const leaningOn = (
  provision: Provision<unknown>,
  { before, after }: Grounds,
  later: ReadonlySet<Provision<unknown>> | undefined,
): Cause => {
  const entry = before(provision) ?? after(provision)
  const because = `the same text; only the ${later?.has(provision) === true ? 'later' : 'earlier'} of the two answers rests on it`
  return { id: provision.id, title: provision.title, cites: entry === undefined ? [] : [entry.cite], because }
}

const distinct = (cites: readonly Citation[]): readonly Citation[] =>
  cites.filter((each, at) => cites.findIndex(({ provision, notice }) => provision === each.provision && notice === each.notice) === at)
