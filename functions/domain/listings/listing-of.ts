import type { ListedParty } from '../lists/listed-party'
import type { Listing } from '../party'

/** What of an entry bears on a sale, found or stated: the rest tells who it is. */
export type EntryTerms = Omit<Listing, 'confirmed'> & Pick<ListedParty, 'posture'>

/** An entry that was found, in the words in which callers state one: a determination takes both alike. */
export const listingOf = (entry: EntryTerms, confirmed: boolean): Listing => {
  const { list, footnotes, programs, licenseScope, exceptions, from, to } = entry
  const policy = policyOf(entry)
  return {
    list,
    ...(footnotes === undefined ? {} : { footnotes }),
    ...(programs === undefined ? {} : { programs }),
    ...(licenseScope === undefined ? {} : { licenseScope }),
    ...(exceptions === undefined ? {} : { exceptions }),
    ...(policy === undefined ? {} : { policy }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    confirmed,
  }
}

/** The column as it is printed; of an entry that was written by its posture alone, the words for that. */
const policyOf = ({ policy, posture }: EntryTerms): string | undefined =>
  policy ?? (posture === undefined || posture === 'unstated' ? undefined : posture.replaceAll('-', ' '))
