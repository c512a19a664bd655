import type { Deal } from '../deal'
import type { Finding } from '../finding'

/** Guidance on chips already held, and the code for days before it. */
export type ExistingStock = { readonly because: string; readonly codeBefore: string; readonly becauseBefore: string }

/** Use of stock already held is no new delivery: what asks for a license by destination or headquarters does not stop it. */
export const onExistingStock = ({ export: given, law: { existingStock } }: Deal, finding: Finding): Finding => {
  if (given.existingStock !== true) return finding
  const { cite, confidence, value, isGiven } = existingStock
  return isGiven
    ? {
        condition: finding.condition,
        outcome: 'unmet',
        because: value.because,
        cite,
        confidence,
        code: 'existing-stock',
      }
    : { ...finding, outcome: 'unknown', because: `${finding.because}; ${value.becauseBefore}`, code: value.codeBefore }
}
