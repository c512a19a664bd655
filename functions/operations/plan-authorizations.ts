import type { Determination } from '../domain/determination'
import type { Export } from '../domain/export'
import { isSameName } from '../domain/party'
import type { PlannedLine, Registered } from '../domain/screening/readings'
import { linesFor } from '../domain/screening/registered-licenses'
import { determinationOnce } from './create-determination'

/** What the authorizations that an order relies on take. */
export type AuthorizedDraw = {
  readonly lines: readonly PlannedLine[]
  /** Some of it stands on an authorization that is not registered here. */
  readonly isUnregistered: boolean
  /** An item goes by a license, and how much TPP it has is not known. */
  readonly isUnmeasured: boolean
}

export const determined = (given: Export, track: string): Determination | undefined => {
  const answer = determinationOnce(given, track)
  return answer.ok ? answer.value : undefined
}

/** Places of the authorizations by which each item goes: of the first that covers it, or of all where it takes more than one. */
export const reliedOn = (given: Export, { items }: Determination, track: string): ReadonlyMap<number, readonly number[]> => {
  const authorized = items.flatMap(({ index, outcome }) => (outcome === 'authorized' ? [index] : []))
  const places = (given.authorizations ?? []).map((_, at) => at)
  if (authorized.length === 0 || places.length < 2) return new Map(authorized.map((index) => [index, places]))
  const alone = places.map((at) => {
    const answer = determined({ ...given, authorizations: given.authorizations?.slice(at, at + 1) }, track)
    return new Set(answer?.items.flatMap(({ index, outcome }) => (outcome === 'authorized' ? [index] : [])))
  })
  return new Map(
    authorized.map((index) => {
      const first = alone.findIndex((covered) => covered.has(index))
      return [index, first === -1 ? places : [first]]
    }),
  )
}

/** Lines of the licenses by which items go, ceilings of validated end-users, and the window's volume. */
export const authorizedDraw = (
  given: Export,
  answer: Determination,
  registered: readonly Registered[],
  relied: ReadonlyMap<number, readonly number[]>,
): AuthorizedDraw => {
  const draws = (given.authorizations ?? []).flatMap((each, at) => {
    const items = [...relied].flatMap(([item, places]) => (places.includes(at) ? [item] : []))
    if (items.length === 0) return []
    if (each.kind !== 'license') return [holderLines(answer, registered)]
    const lines = linesFor(given, registered, each.number)
    return [lines.length === 0 ? [] : licenseLines(given, answer, lines, items)]
  })
  const isUnmeasured = [...relied.keys()].some((item) => isMeasurable(given, item) && answer.items[item]?.tppTotal === null)
  const lines = [...draws.flat(), ...(relied.size === 0 ? [] : windowLines(given, answer, registered))]
  return { lines: distinct(lines), isUnregistered: draws.some((each) => each.length === 0), isUnmeasured }
}

/** An allocation is drawn on once, whichever statement of an authorization led to it. */
const distinct = (lines: readonly PlannedLine[]): readonly PlannedLine[] => {
  const sums = new Map<string, PlannedLine>()
  for (const line of lines) {
    const { tpp = 0, units } = sums.get(line.allocation) ?? {}
    sums.set(line.allocation, { ...line, tpp: tpp + line.tpp, ...(line.units === undefined ? {} : { units: (units ?? 0) + line.units }) })
  }
  return [...sums.values()]
}

const isMeasurable = ({ items }: Export, at: number): boolean => ['chip', 'system', 'compute'].includes(items[at]?.kind ?? '')

/** Ceilings of the validated end-user that are registered here, by whoever's name and whatever of it was written. */
const holderLines = ({ allocations }: Determination, registered: readonly Registered[]): readonly PlannedLine[] =>
  allocations.flatMap(({ kind, key, requestedTpp }) => {
    const share = key.slice(key.lastIndexOf(':') + 1)
    const holder = key.slice(kind.length + 1, -share.length - 1)
    const own = registered.find(
      (each) => each.kind === kind && isSameName(each.holder, holder) && each.allocation.endsWith(`:${share}`) && kind !== 'lpp',
    )
    return own === undefined ? [] : [{ allocation: own.allocation, tpp: requestedTpp }]
  })

/** Each of these items on the first line of the license that names its entry, or on one that names none. */
const licenseLines = (
  given: Export,
  answer: Determination,
  lines: readonly Registered[],
  items: readonly number[],
): readonly PlannedLine[] =>
  answer.items.flatMap(({ index, eccn, tppTotal }) => {
    if (!items.includes(index)) return []
    const item = given.items[index]
    const units = item !== undefined && 'quantity' in item ? item.quantity : 1
    const line =
      lines.find(({ covers }) => eccn !== null && covers?.eccns?.some((each) => isWithinEntry(eccn, each))) ??
      lines.find(({ covers }) => covers?.eccns === undefined) ??
      lines[0]
    return line === undefined ? [] : [{ allocation: line.allocation, tpp: Math.ceil(tppTotal ?? 0), units: Math.ceil(units) }]
  })

const isWithinEntry = (eccn: string, entry: string): boolean =>
  eccn === entry || eccn.startsWith(`${entry}.`) || entry.startsWith(`${eccn}.`)

/**
 * The window's volume of each product that the exporter keeps an account of, where the window is in question. An exporter that
 * was left out is whoever the license was given to.
 */
const windowLines = (given: Export, answer: Determination, registered: readonly Registered[]): readonly PlannedLine[] => {
  const { exporter } = given.parties
  const numbers = given.authorizations?.flatMap((each) => (each.kind === 'license' ? [each.number] : [])) ?? []
  const licensed = numbers.flatMap((number) => linesFor(given, registered, number).map(({ holder }) => holder))
  const exporters = exporter === undefined ? licensed : [exporter.name]
  const accounts = registered.filter(({ kind, holder }) => kind === 'volume-window' && exporters.some((each) => isSameName(each, holder)))
  if (accounts.length === 0) return []
  const bare = determined({ ...given, authorizations: [] }, 'enforced')
  if ((bare?.reviewPolicy?.findings ?? []).length === 0) return []
  return accounts.flatMap(({ allocation }) => {
    const product = allocation.slice(allocation.lastIndexOf(':') + 1)
    const tpp = answer.items.reduce((sum, { index, tppTotal }) => {
      const item = given.items[index]
      return item?.kind === 'chip' && item.chip === product ? sum + Math.ceil(tppTotal ?? 0) : sum
    }, 0)
    return tpp === 0 ? [] : [{ allocation, tpp }]
  })
}
