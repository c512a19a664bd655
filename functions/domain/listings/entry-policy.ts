import type { Listing } from '../party'
import type { Subject } from '../requirements/part'
import type { Alternative, Posture, ReviewPolicy } from '../review/review'
import { withoutReference } from './without-reference'

/** The policy column of an Entity List entry, as far as its usual wording can be read. */

const postures: readonly (readonly [RegExp, Posture])[] = [
  [/policy of denial/i, 'policy-of-denial'],
  [/presumption (?:of|for) denial/i, 'presumption-of-denial'],
  [/cas[ea][- ]by[- ]case/i, 'case-by-case'],
  [/presumption of approval/i, 'presumption-of-approval'],
]

/** One posture, and the items that it is for. */
type Clause = { readonly posture: Posture; readonly items: 'all' | 'listed' | 'ear99' | 'food' | 'some' }

/** How an application for the item is reviewed. A column that cannot be read, or says nothing of the item, leaves it unstated. */
export const entryPolicy = ({ isEar99 }: Pick<Subject, 'isEar99'>, { policy }: Pick<Listing, 'policy'>): Omit<ReviewPolicy, 'cite'> => {
  if (policy === undefined) {
    const alternatives: Alternative[] = [{ posture: 'presumption-of-denial', because: 'what most entries say', code: 'ENTRY_POLICY' }]
    return { posture: 'unstated', because: 'the policy of the entry was not given', alternatives }
  }
  const clauses = clausesOf(policy)
  if (clauses === undefined) {
    return {
      posture: 'unstated',
      because: 'the entry does not name one policy',
      ...beside(namedIn(policy), 'the entry names more than one policy'),
    }
  }
  const own = clauses.filter(({ items }) => items === 'all' || items === 'some' || items === (isEar99 ? 'ear99' : 'listed'))
  const main = own.find(({ items }) => items === 'listed' || items === 'ear99') ?? own.find(({ items }) => items === 'all')
  const others = own.filter(({ posture }) => posture !== main?.posture).map(({ posture }) => posture)
  return main === undefined
    ? { posture: 'unstated', because: 'the entry names no policy for the item', ...beside(others, 'what the entry says of some items') }
    : { posture: main.posture, because: 'as the entry says', ...beside(others, 'what the entry says of some items') }
}

/** The one posture that a column names for every item; food and medicine, which nobody takes for a chip, aside. */
export const postureOf = (policy: string): Posture | undefined => {
  const clauses = clausesOf(policy)?.filter(({ items }) => items !== 'food')
  const [only] = clauses ?? []
  return clauses?.length === 1 && only?.items === 'all' ? only.posture : undefined
}

const beside = (found: readonly Posture[], because: string): { readonly alternatives?: readonly Alternative[] } =>
  found.length === 0 ? {} : { alternatives: [...new Set(found)].map((posture) => ({ posture, because, code: 'ENTRY_POLICY' })) }

const namedIn = (policy: string): readonly Posture[] => postures.filter(([words]) => words.test(policy)).map(([, posture]) => posture)

/** Its clauses, where every one of them can be read. */
const clausesOf = (policy: string): readonly Clause[] | undefined => {
  const clauses = parted(policy).map(clauseOf)
  return clauses.length > 0 && clauses.every((clause) => clause !== undefined) ? clauses : undefined
}

/** One sentence for each posture. What is apart from the others, and reviewed in its own way, becomes a sentence of its own. */
const parted = (policy: string): readonly string[] =>
  withoutReference(policy)
    .replace(/U\.S\./g, 'US')
    .replace(/;(?= \d[A-E]\d{3})/g, ',')
    .replace(/,? apart from (.*?),? which will be reviewed on a case[- ]by[- ]case basis\.?/i, '. Case-by-case for $1')
    .replace(/(denial) (?=case[- ]by[- ]case)/i, '$1. ')
    .split(/[.;]\s+(?:and )?|[.;]$/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')

const sentence = /^(.*?(?:denial|approval|by[- ]case))(?: review| basis)?(?: for (.*))?$/i

const clauseOf = (words: string): Clause | undefined => {
  const [, stated = '', items] = words.match(sentence) ?? []
  const named = namedIn(stated)
  const [posture] = named
  // Words before the posture, or two postures in one clause, are not the usual wording.
  return posture === undefined || named.length > 1 || stated.length > 'presumption of approval'.length
    ? undefined
    : { posture, items: itemsOf(items) }
}

const itemsOf = (words: string | undefined): Clause['items'] => {
  if (words === undefined || /^all (other )?items( subject to the ear)?( to include .*)?$/i.test(words)) return 'all'
  if (/^(all )?items (listed )?on the ccl$/i.test(words)) return 'listed'
  if (/^(all )?ear99( items)?$/i.test(words)) return 'ear99'
  return /^food and medicine( designated as ear99)?$/i.test(words) ? 'food' : 'some'
}
