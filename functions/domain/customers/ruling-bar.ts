import type { InvalidFact } from '../classification/classification'
import { type CheckRulingKind, isCritical, openFlags, type RuledFlag, resolutionKinds } from './check-standing'
import type { KycFlag } from './kyc-flag'
import { mayResolve } from './resolution'

/** A ruling as it is asked for. */
export type AskedRuling = {
  readonly ruling: CheckRulingKind
  readonly flag?: { readonly code: string; readonly subject?: string | undefined } | undefined
  readonly evidence: readonly unknown[]
}

const bar = (pointer: string, detail: string): InvalidFact => ({ reason: 'invalid-fact', pointer, detail })

const ofCustomer: ReadonlySet<CheckRulingKind> = new Set(['approve', 'refuse'])
const evidenced: ReadonlySet<CheckRulingKind> = new Set(['resolve', 'license'])

/** The flag that a ruling speaks of. Without a subject the first of its code that still weighs something. */
export const flagOf = (flags: readonly KycFlag[], asked: AskedRuling['flag']): KycFlag | undefined => {
  if (asked === undefined) return undefined
  const meant = flags.filter(({ code, subject }) => code === asked.code && (asked.subject === undefined || subject === asked.subject))
  return meant.find(({ severity }) => severity !== 'info') ?? meant[0]
}

/** Why a flag may not be ruled on so. */
export const barOfFlagRuling = (flags: readonly KycFlag[], asked: AskedRuling): InvalidFact | undefined => {
  const { ruling, flag: meant, evidence } = asked
  if (ofCustomer.has(ruling))
    return meant === undefined ? undefined : bar('/flag', `${ruling} speaks of the customer: leave the flag out, or rule on it`)
  if (meant === undefined) return bar('/flag', `${ruling} speaks of a flag: say which`)
  const flag = flagOf(flags, meant)
  if (flag === undefined) {
    const others = [...new Set(flags.map(({ code }) => code))]
    return bar('/flag', others.length === 0 ? 'this check raised no flag' : `not among the flags of this check: ${others.join(', ')}`)
  }
  if (evidenced.has(ruling) && evidence.length === 0)
    return bar('/evidence', ruling === 'license' ? 'name the license' : 'a flag is resolved by evidence: name it')
  const kind = resolutionKinds[ruling]
  if (kind !== undefined && !mayResolve(flag, kind))
    return bar(
      '/ruling',
      flag.basis === 'LEGAL'
        ? 'a legal bar is nobody’s to resolve: clear it as a false positive, or by the license that covers it'
        : 'nobody’s word settles this: check the customer again once the lists are whole and fresh',
    )
  return undefined
}

/** Why a customer may not be approved, by what was ruled before. */
export const barOfApproval = (ruling: CheckRulingKind, flags: readonly KycFlag[], before: readonly RuledFlag[]): string | undefined => {
  if (ruling !== 'approve') return undefined
  if (before.some((each) => each.ruling === 'refuse' || each.ruling === 'true-match'))
    return 'the customer was refused on this check: check it again'
  return isCritical(openFlags(flags, before)) ? 'a critical flag blocks this customer: settle it, then check it again' : undefined
}
