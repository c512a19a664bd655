import type { Export } from '../export'
import type { Citation, Confidence, IsoDate } from '../law'
import type { LineAuthority } from './line-authority'
import type { NumberAsked, PaperLaw } from './paper-terms'

/** License type code and license number of one line of a filing. A code that is not known is null, never guessed. */
export type AesAnswer = {
  readonly code: string | null
  readonly status: 'known' | 'unresolved'
  readonly licenseNumber: string | null
  readonly numberIs: NumberAsked | null
  readonly validFrom: IsoDate | null
  readonly validTo: IsoDate | null
  readonly confidence: Confidence | null
  readonly cite: Citation | null
}

const unresolved: AesAnswer = {
  code: null,
  status: 'unresolved',
  licenseNumber: null,
  numberIs: null,
  validFrom: null,
  validTo: null,
  confidence: null,
  cite: null,
}

export const aesOf = (authority: LineAuthority | null, given: Export, { codes }: PaperLaw): AesAnswer => {
  const named = authority === null ? undefined : nameOf(authority)
  const found = codes.find(({ entry }) => entry.value.authority === named)
  if (authority === null || found === undefined) return unresolved
  const { entry, validTo } = found
  const { code, number = null } = entry.value
  // The code stands for an exception that was notified; the same symbol once served without.
  const isMissing = number === 'confirmation-number' && !(authority.kind === 'license-exception' && authority.isNotified)
  if (code === null || isMissing) return { ...unresolved, cite: entry.cite, confidence: entry.confidence }
  const licenseNumber = number === null ? null : numberOf(number, authority, given)
  return {
    code,
    status: 'known',
    licenseNumber,
    numberIs: number,
    validFrom: entry.from,
    validTo,
    confidence: entry.confidence,
    cite: entry.cite,
  }
}

/** As the table of codes calls it. Of validated end-users it has none. */
const nameOf = (authority: LineAuthority): string | undefined =>
  authority.kind === 'license-exception' ? authority.symbol : authority.kind === 'veu' ? undefined : authority.kind

const numberOf = (asked: NumberAsked, authority: LineAuthority, { notifications = [] }: Export): string | null => {
  switch (asked) {
    case 'license-number':
      return authority.kind === 'license' ? authority.number : null
    case 'symbol':
      return authority.kind === 'license-exception' ? authority.symbol : null
    case 'confirmation-number': {
      const numbers = new Set(notifications.flatMap(({ state, number }) => (state === 'confirmed' && number !== undefined ? [number] : [])))
      // Of several confirmed ones nobody said which is of this order.
      return numbers.size === 1 ? ([...numbers][0] ?? null) : null
    }
  }
}
