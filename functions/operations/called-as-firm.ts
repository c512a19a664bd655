import { matchingWords } from '../catalog/matching-words'
import type { Checked } from '../domain/customers/checked'
import type { Raised } from '../domain/customers/kyc-flag'
import { parseName } from '../domain/names/parse-name'

/** Shorter words that are legal forms are surnames as well: Sá, Ag, Co. */
const surelyForm = 3

/**
 * A firm that signs up as a person would have no owners to tell. From the first tier that asks for owners on, a person called as
 * firms are is asked for them; at that tier only by a form that is hardly a surname.
 */
export const calledAsFirm = ({ facts: { customer, ownership }, tier }: Checked): readonly Raised[] => {
  const { type, name = '' } = customer
  if (type === 'entity' || ownership !== undefined || tier === 'T0') return []
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const isSure = (words.at(-1)?.length ?? 0) >= surelyForm
  if ((tier === 'T1' && !isSure) || parseName(name, matchingWords).legal.size === 0) return []
  return [{ code: 'OWN_BO_INCOMPLETE', because: 'told to be a person, and called as firms are: who owns it was not told' }]
}
