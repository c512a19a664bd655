import type { Citation } from '../law'
import type { Stacking } from '../screening/readings'
import type { RedFlag } from '../screening/red-flags'
import { type MarkKind, markKinds } from './marks'

const said: Readonly<Record<MarkKind, string>> = {
  registration: 'registration number',
  parent: 'parent',
  address: 'address',
  phone: 'telephone number',
  'email-domain': 'e-mail domain',
  name: 'name, or nearly that',
}

/**
 * Asks a person whether consignees that look separate are one. It says what kind of thing they share and what they draw
 * together, and nothing by which the other could be known. Undefined where nothing is shared.
 */
export const stackingFlag = (found: Stacking | null, cite: Citation): RedFlag | undefined => {
  const shared = markKinds.filter((kind) => found?.kinds.includes(kind)).map((kind) => said[kind])
  if (found === null || shared.length === 0) return undefined
  const because = `another consignee that draws on a limit of its own has the same ${listed(shared)}; together they use ${found.pooledTpp} TPP`
  return { code: 'SHELL_STACKING', severity: 'high', basis: 'POLICY', because, cite }
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
