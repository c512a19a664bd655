import type { AuthorizationAnswer, Determination, ItemDetermination } from '../determination'
import type { Export } from '../export'
import type { Finding } from '../finding'

/** Under what one item of an order goes. */
export type LineAuthority =
  | { readonly kind: 'none-needed' }
  | { readonly kind: 'license'; readonly number: string }
  | { readonly kind: 'veu' }
  | { readonly kind: 'license-exception'; readonly symbol: string; readonly isNotified: boolean }

/** Null where it is open, or more than one would do. */
export const authorityOfLine = (
  { index, outcome }: ItemDetermination,
  { licenseExceptions, authorizations }: Determination,
  given: Export,
): LineAuthority | null => {
  switch (outcome) {
    case 'no-license-required':
      return { kind: 'none-needed' }
    case 'authorized':
      return authorizedBy(authorizations, given, index)
    case 'license-exception': {
      const serving = licenseExceptions.find(({ status }) => status === 'eligible') ?? licenseExceptions.find((each) => serves(each, index))
      if (serving === undefined) return null
      const isNotified = serving.findings.some((each) => each.condition === 'nac-notification' && each.outcome === 'met')
      return { kind: 'license-exception', symbol: serving.symbol, isNotified }
    }
    case 'needs-review':
    case 'license-required':
    case 'prohibited':
      return null
  }
}

const authorizedBy = (authorizations: readonly AuthorizationAnswer[], given: Export, index: number): LineAuthority | null => {
  const covering = authorizations.filter((each) => each.status === 'covers' || serves(each, index))
  const [only, ...others] = covering
  if (only === undefined || others.length > 0) return null
  if (only.kind !== 'license') return { kind: 'veu' }
  // What is registered under a number may be stated without one; the answer always names it.
  const number = only.number ?? given.authorizations?.flatMap((each) => (each.kind === 'license' ? [each.number] : []))[0]
  return number === undefined ? null : { kind: 'license', number }
}

/** All that it asks of the deal, and of this item, is met. */
const serves = ({ findings }: { readonly findings: readonly Finding[] }, index: number): boolean => {
  const asked = findings.filter(({ item }) => item === undefined || item === index)
  return asked.length > 0 && asked.every(({ outcome }) => outcome === 'met')
}
