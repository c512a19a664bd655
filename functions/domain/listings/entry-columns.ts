import type { Listing } from '../party'
import type { Subject } from '../requirements/part'
import type { Reached } from '../requirements/reach'
import type { Alternative, Posture, ReviewPolicy } from '../review/review'

/** The columns of an Entity List entry, as far as their usual wording can be read. */

const reference = /\s*\(see [^()]*(\([a-z0-9]+\)[^()]*)*\)\s*\.?\s*$|\.?\s*see §+ ?[\d.]+(\([a-z0-9]+\))*( of the ear)?\s*\.?\s*$/i
const everything = /^(for )?all items subject to the ear\.?$/i
const allButEar99 =
  /^(for )?all items subject to the ear,? (except|excluding|other than)( for)?( items (designated|classified) as)? ear99( items)?\.?$/i
const theList = /^(for )?(all )?items (listed |included |identified )?(on|in) the (commerce control list|ccl)\.?$/i

/** What needs a license. A column that was not given is the usual one: every item subject to the EAR. */
export const entryScope = ({ isEar99 }: Subject, { licenseScope }: Listing): Reached => {
  if (licenseScope === undefined)
    return { outcome: 'met', because: 'every item subject to the EAR, the usual scope: that of the entry was not given' }
  const words = licenseScope.replace(reference, '').trim()
  if (everything.test(words)) return { outcome: 'met', because: 'every item subject to the EAR' }
  if (allButEar99.test(words) || theList.test(words)) {
    return isEar99
      ? { outcome: 'unmet', because: 'EAR99, which the entry does not reach' }
      : { outcome: 'met', because: 'an item that the entry reaches' }
  }
  return { outcome: 'unknown', because: 'the scope of the entry is not of the usual wording', code: 'ENTRY_SCOPE' }
}

const postures: readonly (readonly [RegExp, Posture])[] = [
  [/policy of denial/i, 'policy-of-denial'],
  [/presumption of denial/i, 'presumption-of-denial'],
  [/case[- ]by[- ]case/i, 'case-by-case'],
  [/presumption of approval/i, 'presumption-of-approval'],
]

/** How an application is reviewed. A column that names more than one policy, or none, leaves it unstated. */
export const entryPolicy = ({ policy }: Listing): Omit<ReviewPolicy, 'cite'> => {
  if (policy === undefined) {
    const alternatives: Alternative[] = [{ posture: 'presumption-of-denial', because: 'what most entries say', code: 'ENTRY_POLICY' }]
    return { posture: 'unstated', because: 'the policy of the entry was not given', alternatives }
  }
  const named = postures.filter(([words]) => words.test(policy)).map(([, posture]) => posture)
  const [only] = named
  if (only !== undefined && named.length === 1) return { posture: only, because: 'as the entry says' }
  const alternatives = named.map((posture) => ({ posture, because: 'the entry names more than one policy', code: 'ENTRY_POLICY' }))
  return { posture: 'unstated', because: 'the entry does not name one policy', ...(alternatives.length > 0 ? { alternatives } : {}) }
}

const noExceptions = /^\s*(none|no( license)? exceptions?)\b/i

/** Exceptions that are left: none, unless the entry says so. What it then says is for a person. */
export const entryExceptions = ({ exceptions }: Listing): string | undefined =>
  exceptions === undefined || exceptions.trim() === '' || noExceptions.test(exceptions)
    ? undefined
    : 'the entry speaks of license exceptions: read it'
