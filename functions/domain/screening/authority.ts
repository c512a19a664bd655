import type { Determination, LicenseException } from '../determination'
import type { Authority } from './screening'

/**
 * The authority that a determination names, in the order of the contract.
 *
 * @param isHeld Whether quota was set aside for this order.
 * @param isCapped Whether a ceiling stands in the ledger for it. A license or listing is secured by a hold alone.
 */
export const authorityOf = (answer: Determination, isHeld: boolean, isCapped: boolean): Authority | null => {
  const secured = isHeld || !isCapped
  switch (answer.outcome) {
    case 'no-license-required':
      return { kind: 'none-needed', aesCode: null, secured: true }
    case 'authorized':
      return authorizedBy(answer, isHeld)
    case 'license-exception': {
      const relied = reliedOn(answer, ['eligible'])
      return relied && { kind: 'license-exception', symbol: relied.symbol, aesCode: relied.aesCode, secured: isUncapped(relied) || secured }
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

const authorizedBy = ({ authorizations }: Determination, secured: boolean): Authority | null => {
  const covering = authorizations.find(({ status }) => status === 'covers')
  if (covering === undefined) return null
  return covering.kind === 'license' && covering.number !== undefined
    ? { kind: 'license', number: covering.number, aesCode: null, secured }
    : { kind: 'veu', aesCode: null, secured }
}

const reliedOn = ({ licenseExceptions }: Determination, statuses: readonly LicenseException['status'][]): LicenseException | null =>
  statuses.map((status) => licenseExceptions.find((each) => each.status === status)).find((each) => each !== undefined) ?? null

/** It asks for no room in a yearly limit. */
const isUncapped = ({ findings }: LicenseException): boolean => !findings.some(({ condition }) => condition === 'yearly-limit')
