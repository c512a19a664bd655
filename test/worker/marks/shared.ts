import { markWords } from '../../../functions/catalog/mark-words'
import type { Parties, Party } from '../../../functions/domain/party'
import { type Mark, type MarkKind, markKinds, marksOf } from '../../../functions/domain/quota/marks'
import { aFirm } from '../../support/builders'

/** What a consignee is known by, alone in a deal unless told otherwise. */
export const marksIn = (consignee: Party, parties: Partial<Parties> = {}): readonly Mark[] =>
  marksOf(consignee, { ultimateConsignee: consignee, ...parties }, markWords)

/** A consignee of which only what a row names is known. */
export const known = (change: Partial<Party>, country = 'SG'): Party =>
  aFirm(country, { name: 'n/a', ultimateParents: undefined, ...change })

/** By what two consignees are taken for one. */
export const sharedBy = (one: readonly Mark[], other: readonly Mark[]): readonly MarkKind[] => {
  const texts = new Set(one.map(({ kind, text }) => `${kind} ${text}`))
  const kinds = new Set(other.filter(({ kind, text }) => texts.has(`${kind} ${text}`)).map(({ kind }) => kind))
  return markKinds.filter((kind) => kinds.has(kind))
}
