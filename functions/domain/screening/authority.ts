import type { AuthorizationAnswer, Determination, LicenseException } from '../determination'
import type { Authority } from './screening'

/**
 * The authority that a determination names, in the order of the contract.
 *
 * @param isHeld Whether all its quota was set aside for this order. What is capped is secured by that alone.
 */
export const authorityOf = (answer: Determination, isHeld: boolean): Authority | null => {
  switch (answer.outcome) {
    case 'no-license-required':
      return { kind: 'none-needed', aesCode: null, secured: true }
    case 'authorized':
      return authorizedBy(answer, isHeld)
    case 'license-exception': {
      const relied = reliedOn(answer, ['eligible'])
      return (
        relied && {
          kind: 'license-exception',
          symbol: relied.symbol,
          aesCode: relied.aesCode,
          secured: isHeld || isUncapped(relied, answer),
        }
      )
    }
    case 'needs-review': {
      const relied = reliedOn(answer, ['eligible', 'needs-review'])
      return relied && { kind: 'license-exception', symbol: relied.symbol, aesCode: relied.aesCode, secured: isHeld }
    }
    case 'license-required':
    case 'prohibited':
      return null
  }
}

/** Of an order whose items go by different exceptions: each of them is named, and it is secured as its least secured part is. */
export const authorityOfParts = ({ items }: Determination, parts: readonly Authority[]): Authority | null => {
  const symbols = [...new Set(parts.flatMap(({ symbol }) => symbol ?? []))]
  const [aesCode = null, ...others] = new Set(parts.map((each) => each.aesCode))
  if (symbols.length === 0) return null
  const isWhole = items.every(({ outcome }) => outcome !== 'authorized')
  return {
    kind: 'license-exception',
    symbol: symbols.join(', '),
    aesCode: others.length === 0 ? aesCode : null,
    secured: isWhole && parts.every(({ secured }) => secured),
  }
}

const authorizedBy = ({ authorizations }: Determination, secured: boolean): Authority | null => {
  // One that covers some of the items stands for those that cover the order together.
  const covering = authorizations.find(({ status }) => status === 'covers') ?? authorizations.find(coversSome)
  if (covering === undefined) return null
  return covering.kind === 'license' && covering.number !== undefined
    ? { kind: 'license', number: covering.number, aesCode: null, secured }
    : { kind: 'veu', aesCode: null, secured }
}

const coversSome = ({ findings }: AuthorizationAnswer): boolean =>
  findings.some(({ condition, outcome }) => condition === 'license-items' && outcome === 'met') &&
  findings.every(({ condition, outcome }) => condition === 'license-items' || outcome === 'met')

const reliedOn = ({ licenseExceptions }: Determination, statuses: readonly LicenseException['status'][]): LicenseException | null =>
  statuses.map((status) => licenseExceptions.find((each) => each.status === status)).find((each) => each !== undefined) ?? null

/** It asks for no room in a yearly limit, and no item beside it goes by what is capped. */
const isUncapped = ({ findings }: LicenseException, { items }: Determination): boolean =>
  !findings.some(({ condition }) => condition === 'yearly-limit') && !items.some(({ outcome }) => outcome === 'authorized')
