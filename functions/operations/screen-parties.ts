import type { Export } from '../domain/export'
import { everyParty } from '../domain/party'
import type { Because, ListState, ScreenedParty } from '../domain/screening/screening'

/** What is known of the parties on lists: who they are, which lists were searched, and what that means for the decision. */
export type PartiesSeen = { readonly parties: readonly ScreenedParty[]; readonly lists: ListState; readonly because: readonly Because[] }

/**
 * Parties as the caller screened them: their listings travel with them and are judged by the determination. Where the caller
 * says nothing of lists, nobody has looked, and the order is for a person.
 */
export const partiesSeen = ({ parties, partiesScreened }: Export): PartiesSeen => {
  const all = everyParty(parties)
  const unseen = partiesScreened === true ? undefined : all.find(({ party }) => party.listings === undefined)
  return {
    parties: all.map(({ role, party }) => ({
      role,
      screened: [],
      matches: (party.listings ?? []).map(({ list, confirmed }) => ({ list, confirmed })),
    })),
    lists: { snapshot: null, publishedAt: null, ageHours: null, complete: false },
    because:
      unseen === undefined
        ? []
        : [{ code: 'parties-not-screened', decision: 'review', text: `nothing is said of lists for the ${unseen.role}` }],
  }
}
