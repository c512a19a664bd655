import type { Listing } from '../party'
import type { Subject } from '../requirements/part'
import type { Reached } from '../requirements/reach'
import { withoutReference } from './without-reference'

/** The columns of an Entity List entry, as far as their usual wording can be read. */

const everything = /^(for )?all items subject to the ear$/i
/** A word on how applications are reviewed, in the wrong column. */
const everythingReviewed = /^(for )?all items subject to the ear, with case[- ]by[- ]case basis for items listed on the ccl$/i
const allButEar99 =
  /^(for )?all items subject to the ear,? (except|excluding|other than)( for)?( items (designated|classified) as)? ear99( items)?$/i
/** Of EAR99 only some is left out: an item that is listed is reached in any case. */
const allButSomeEar99 = /^(for )?all items subject to the ear,? (except|excluding|other than)( for)? ear99[- ](designated|items)\b/i
const theList = /^(for )?(all )?items (listed |included |identified )?(on|in) the (commerce control list|ccl)$/i
const theListAndSomeEar99 =
  /^(for )?(all )?items (on|in) the (commerce control list|ccl) and ear99 items (listed|described|identified) in /i

/** What needs a license. A column that was not given is the usual one: every item subject to the EAR. */
export const entryScope = ({ isEar99 }: Pick<Subject, 'isEar99'>, { licenseScope }: Pick<Listing, 'licenseScope'>): Reached => {
  if (licenseScope === undefined)
    return { outcome: 'met', because: 'every item subject to the EAR, the usual scope: that of the entry was not given' }
  const words = scopeIn(licenseScope)
  if (everything.test(words) || everythingReviewed.test(words)) return { outcome: 'met', because: 'every item subject to the EAR' }
  if (allButEar99.test(words) || theList.test(words)) {
    return isEar99
      ? { outcome: 'unmet', because: 'EAR99, which the entry does not reach' }
      : { outcome: 'met', because: 'an item that the entry reaches' }
  }
  if (!isEar99 && (allButSomeEar99.test(words) || theListAndSomeEar99.test(words)))
    return { outcome: 'met', because: 'an item that the entry reaches' }
  return { outcome: 'unknown', because: 'the scope of the entry is not of the usual wording', code: 'ENTRY_SCOPE' }
}

/** A sentence on exceptions, printed in the column of what needs a license. */
const overcome = /\s*this license requirement may be overcome by (license exception .*)$/i
const wherever = /\s*the license requirements? under this entry also extends? to .* wherever located( worldwide)?\.?$/i

/** An exception for some of EAR99 may stand behind the reference. */
const butEar99 = /,? (except|excluding|other than)( for)? ear99/i

/** What is left of the column without its references and its sentences about other things. */
const scopeIn = (printed: string): string => {
  const words = printed.replace(overcome, '').replace(wherever, '').trim()
  const but = words.search(butEar99)
  const short = withoutReference(words)
  return (short === words && but !== -1 ? withoutReference(words, but) : short).replace(/\.$/, '').trim()
}

const noExceptions = /^\s*(none|no( license)? exceptions?)\b/i

/** Exceptions that are left: none, unless the entry says so, in whichever column. What it then says is for a person. */
export const entryExceptions = ({ exceptions, licenseScope }: Pick<Listing, 'exceptions' | 'licenseScope'>): string | undefined => {
  const said = exceptions ?? exceptionsIn(licenseScope)
  return said === undefined || said.trim() === '' || noExceptions.test(said) ? undefined : 'the entry speaks of license exceptions: read it'
}

/** What the column of what needs a license says of exceptions. */
export const exceptionsIn = (licenseScope: string | undefined): string | undefined => licenseScope?.match(overcome)?.[1]
