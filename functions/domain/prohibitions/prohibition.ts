import { type Finding, some, type Trilean } from '../finding'
import type { Citation, Confidence } from '../law'

export type ProhibitionCode = 'denied-or-blocked-person' | 'general-prohibition-10'

/** Why there is no route that this service can evaluate. */
export type Prohibition = {
  readonly code: ProhibitionCode
  readonly because: string
  readonly cite: Citation
  readonly confidence: Confidence
}

/** Whether something stops the deal or an item, and what was asked. */
export type Prohibited = { readonly outcome: Trilean; readonly code: ProhibitionCode; readonly findings: readonly Finding[] }

/** Each reason once, however many items it stops. */
export const prohibitionsIn = (all: readonly Prohibited[]): readonly Prohibition[] => {
  const found: Prohibition[] = []
  for (const { code, findings } of all) {
    for (const { outcome, because, cite, confidence } of findings) {
      if (outcome !== 'met' || found.some((each) => each.code === code && each.because === because)) continue
      found.push({ code, because, cite, confidence })
    }
  }
  return found
}

export const prohibited = (code: ProhibitionCode, findings: readonly Finding[]): Prohibited => ({
  code,
  outcome: some(findings.map(({ outcome }) => outcome)),
  findings,
})
