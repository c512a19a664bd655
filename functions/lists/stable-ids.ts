import { canonicalJson } from '../domain/canonical-json'
import { sha256 } from '../domain/digest'
import type { ListedParty } from '../domain/lists/listed-party'
import { foldedName } from './folded-name'
import type { Draft } from './row'

/** Hexadecimal digits of the hash in an id: forty bits are enough for any list. */
const digits = 10

/**
 * Entries with ids that stay from one import to the next: the list and the authority's number, or the list and a hash of the
 * printed name and the countries. Rows that share both get a running number, the oldest notice first, so that a later row
 * takes a later number.
 */
export const withIds = async (drafts: readonly Draft[]): Promise<readonly ListedParty[]> => {
  const groups = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const base = await baseOf(draft)
    const group = groups.get(base)
    if (group) group.push(draft)
    else groups.set(base, [draft])
  }
  return [...groups].flatMap(([base, group]) =>
    inOrder(group).map(({ number: _number, printed: _printed, ...entry }, at) => ({
      ...told(entry),
      id: at === 0 ? base : `${base}-${at + 1}`,
    })),
  )
}

/** What is not said is absent, and not there without a value. */
const told = <T extends object>(entry: T): T => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T

const baseOf = async ({ list, number, printed, countries }: Draft): Promise<string> =>
  number === undefined
    ? `${list}-${(await sha256([foldedName(printed), ...countries.toSorted()].join('|'))).slice(0, digits)}`
    : `${list}-${number}`

const inOrder = (group: readonly Draft[]): readonly Draft[] =>
  group.length === 1
    ? group
    : group
        .map((draft) => ({ draft, key: `${oldestNotice(draft)}|${draft.from ?? ''}|${canonicalJson(draft)}` }))
        .sort((one, other) => (one.key < other.key ? -1 : 1))
        .map(({ draft }) => draft)

/** Volume and page of the oldest notice, so that they sort as text. */
const oldestNotice = ({ notices = [] }: Draft): string =>
  notices
    .map((notice) => notice.match(/^(\d+) FR (\d+)$/))
    .map((found) => `${found?.[1]?.padStart(4, '0') ?? '9999'}-${found?.[2]?.padStart(7, '0') ?? ''}`)
    .sort()[0] ?? '9999'
