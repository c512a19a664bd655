import type { Checked } from './checked'
import type { KycCode, Raised } from './kyc-flag'
import { listedPartyFlags } from './listed-party-flags'
import { intelligenceFlags, measureFlags } from './named-flags'

/** Parties of the check that lists know, or may know, and who else is looked at. */
export const partyFlags = (checked: Checked): readonly Raised[] => [
  ...listedPartyFlags(checked),
  ...addressFlags(checked),
  ...intelligenceFlags(checked),
  ...measureFlags(checked),
  ...signalFlags(checked),
]

/** One flag for each address, which names everybody who is listed at it. */
const addressFlags = ({ parties: { addresses } }: Checked): readonly Raised[] =>
  [...Map.groupBy(addresses, ({ address }) => address)].map(([address, matches]): Raised => {
    const [first, ...others] = matches
    const more = others.length === 0 ? '' : `, and that of ${others.length} more`
    return {
      code: 'PTY_ADDR_LISTED',
      because: `${address}: ${first?.because ?? ''}: ${first?.theirs ?? ''}, of ${first?.name ?? ''} on ${first?.list ?? ''}${more}`,
      detail: { matches },
    }
  })

/** What the caller saw of the people and the past of a customer. */
const signalFlags = ({ facts: { signals = {} } }: Checked): readonly Raised[] =>
  seen.flatMap(([signal, code, because]): readonly Raised[] => (signals[signal] === true ? [{ code, because }] : []))

const seen: readonly (readonly ['sharesManagementWithListed' | 'successorOfListed' | 'adverseMedia', KycCode, string])[] = [
  ['sharesManagementWithListed', 'PTY_MGMT_OVERLAP', 'it shares a director, a manager or a technical lead with a listed party'],
  ['successorOfListed', 'PTY_SUCCESSOR', 'it looks like a listed or rejected customer that goes on under another name'],
  ['adverseMedia', 'PTY_ADVERSE', 'there are credible reports of breaches of export controls or sanctions'],
]
