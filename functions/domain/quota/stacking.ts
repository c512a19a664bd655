import { type Flag, reviewFlag } from '../finding'
import type { Citation } from '../law'
import { type MarkKind, markKinds } from './marks'

/** A mark as it is kept and compared: a keyed hash, which says nothing to whoever has not the key. */
export type HashedMark = { readonly kind: MarkKind; readonly mark: string }

/** What a consignee has in common with others that draw on allocations of their own. Never who they are, nor whose. */
export type Stacking = {
  readonly kinds: readonly MarkKind[]
  /** Held and captured on those allocations and on its own together. */
  readonly pooledTpp: number
}

const said: Readonly<Record<MarkKind, string>> = {
  registration: 'registration number',
  parent: 'parent',
  address: 'address',
  phone: 'telephone number',
  'email-domain': 'e-mail domain',
  name: 'name or nearly that',
}

/** Asks a person whether those that look separate are one. Undefined where nothing is shared. */
export const stackingFlag = (found: Stacking | undefined, cite: Citation): Flag | undefined => {
  if (found === undefined || found.kinds.length === 0) return undefined
  const shared = markKinds.filter((kind) => found.kinds.includes(kind)).map((kind) => said[kind])
  return reviewFlag(
    'SHELL_STACKING',
    `the consignee shares its ${listed(shared)} with another that draws on an allocation of its own; together they draw ${found.pooledTpp} TPP`,
    cite,
  )
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
