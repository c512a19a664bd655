import type { Export } from '../export'
import { type Listing, type Owner, type Party, withEachParty } from '../party'

/**
 * The question without listings that nobody confirmed; undefined where there are none. A doubt asks for a person and takes no
 * reason away: what the law stops anyway is stopped, whatever else may be.
 */
export const withoutHints = (given: Export): Export | undefined => {
  let isChanged = false
  const confirmedIn = <T extends { readonly listings?: readonly Listing[] | undefined }>(each: T): T => {
    if (each.listings?.some(({ confirmed }) => !confirmed) !== true) return each
    isChanged = true
    return { ...each, listings: each.listings.filter(({ confirmed }) => confirmed) }
  }
  const ownerOf = (owner: Owner): Owner => withOwners(confirmedIn(owner))
  const withOwners = <T extends Pick<Party, 'owners'>>(each: T): T =>
    each.owners === undefined ? each : { ...each, owners: each.owners.map(ownerOf) }
  const parties = withEachParty(given.parties, (party) => {
    const { ownership } = party
    const told = ownership === undefined ? {} : { ownership: { ...ownership, nodes: ownership.nodes.map(confirmedIn) } }
    return { ...withOwners(confirmedIn(party)), ...told }
  })
  return isChanged ? { ...given, parties } : undefined
}
