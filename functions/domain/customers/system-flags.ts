import type { Checked } from './checked'
import type { KycCode, Raised } from './kyc-flag'

/** Why lists say less than they should, by what that raises. */
const raisedBy: Readonly<Record<string, KycCode>> = { 'lists-stale': 'SYS_STALE', 'lists-incomplete': 'SYS_STALE' }

/** What of the lists could not be looked at, or only in part: never neutral. How much is computed is told apart. */
export const systemFlags = ({ parties }: Checked): readonly Raised[] => {
  const ofLists = parties.because
    .filter(({ decision }) => decision !== 'allow')
    .map(({ code, text }): Raised => ({ code: raisedBy[code] ?? 'SYS_PARTIAL', because: text }))
  const isToldApart = ofLists.some(({ code }) => code === 'SYS_PARTIAL')
  return [
    ...ofLists,
    ...(parties.isPartial && !isToldApart ? [{ code: 'SYS_PARTIAL', because: 'not everybody was looked for on the lists' } as const] : []),
  ]
}
