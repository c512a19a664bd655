import { emptyHead, faultOf, type Head, type OpenedLink } from '../functions/domain/records/chain'

/** A page of the chain as the service answers it. */
type Page = { readonly links: readonly OpenedLink[]; readonly head: Head & { readonly unsealed: number } }

/** What a chain came to: how many links hold and of how many the content was there, or the first one that does not hold. */
export type Verified =
  | { readonly holds: true; readonly head: Head; readonly links: number; readonly opened: number; readonly unsealed: number }
  | { readonly holds: false; readonly seq: number; readonly record?: string; readonly because: string }

/**
 * Recomputes a tenant's whole chain from what the service shows of it, and trusts nothing it says of itself.
 *
 * @param ask Answers a path of the service with its JSON.
 * @param kept Where the chain ended at an earlier time: it must still go through there, or it was rewritten since.
 */
export const verifyChain = async (ask: (path: string) => Promise<unknown>, kept?: Head): Promise<Verified> => {
  let [before, opened, isKeptSeen] = [emptyHead, 0, kept === undefined || kept.seq === 0]
  for (;;) {
    const { links, head } = (await ask(`/v1/records/chain?contents=true&after=${before.seq}`)) as Page
    for (const link of links) {
      const because = await faultOf(before, link)
      if (because !== undefined) return { holds: false, seq: link.seq, record: link.record, because }
      if (link.seq === kept?.seq) {
        if (link.hash !== kept.hash)
          return { holds: false, seq: link.seq, record: link.record, because: 'it is not the head that was kept' }
        isKeptSeen = true
      }
      if (link.content !== null && link.content !== undefined) opened++
      before = { seq: link.seq, hash: link.hash }
    }
    // Links may have come in between two pages, so that the end is where a page has no more.
    if (links.length > 0 && before.seq < head.seq) continue
    if (before.seq !== head.seq || before.hash !== head.hash)
      return { holds: false, seq: before.seq + 1, because: 'it is missing: the chain ends before the head that is told' }
    if (!isKeptSeen) return { holds: false, seq: before.seq + 1, because: 'it is missing: the head that was kept lies behind it' }
    return { holds: true, head: before, links: before.seq, opened, unsealed: head.unsealed }
  }
}
