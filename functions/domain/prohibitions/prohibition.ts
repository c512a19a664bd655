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

export const prohibitionsIn = (all: readonly Prohibited[]): readonly Prohibition[] =>
  all.flatMap(({ code, findings }) =>
    findings.flatMap(({ outcome, because, cite, confidence }) => (outcome === 'met' ? [{ code, because, cite, confidence }] : [])),
  )

export const prohibited = (code: ProhibitionCode, findings: readonly Finding[]): Prohibited => ({
  code,
  outcome: some(findings.map(({ outcome }) => outcome)),
  findings,
})
