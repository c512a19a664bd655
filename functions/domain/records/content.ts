import type { IsoDate } from '../law'

/** How the content of a link is written. A later way gets the next number, and links of this one stay readable. */
const form = 1

/** A screening as far as its content hash covers it. Input, readings, versions and answer are the stored JSON texts. */
export type SealedScreening = {
  readonly tenant: string
  readonly id: string
  readonly reference: string
  readonly requestId: string
  readonly decidedAt: Date
  readonly asOf: IsoDate
  readonly supersedes: string | null
  readonly versions: string
  readonly input: string
  readonly readings: string
  readonly decision: string | null
  readonly outcome: string | null
  readonly hold: string | null
  readonly answer: string | null
}

/**
 * The content of a screening's link: JSON without blanks, with these fields in this order. Stored texts stand in it as
 * strings, byte for byte, so that nothing turns on how JSON is written. What is not covered: how long it is retained.
 *
 * @param withAnswer Whether the answer had been composed when it was sealed.
 */
export const contentOfScreening = (screening: SealedScreening, withAnswer: boolean): string => {
  const { tenant, id, reference, requestId, decidedAt, asOf, supersedes, versions, input } = screening
  const asked = { form, kind: 'screening', tenant, id, reference, requestId, decidedAt: decidedAt.toISOString(), asOf, supersedes }
  return JSON.stringify({ ...asked, versions, input, ...(withAnswer ? answered(screening) : {}) })
}

/** The content of the link of an answer that came after its screening was sealed. */
export const contentOfAnswer = (screening: SealedScreening): string =>
  JSON.stringify({ form, kind: 'answer', tenant: screening.tenant, id: screening.id, ...answered(screening) })

/** Written together when the answer is composed, and final from then on. The readings then tell what came of the hold, too. */
const answered = ({ readings, decision, outcome, hold, answer }: SealedScreening) => ({ readings, decision, outcome, hold, answer })

/** A disposition as far as its content hash covers it. The body is the stored JSON text. */
export type SealedDisposition = {
  readonly tenant: string
  readonly id: string
  readonly screening: string
  readonly at: Date
  readonly ruling: string
  readonly body: string
}

/** The content of a disposition's link, written in the same way. */
export const contentOfDisposition = ({ tenant, id, screening, at, ruling, body }: SealedDisposition): string =>
  JSON.stringify({ form, kind: 'disposition', tenant, id, screening, at: at.toISOString(), ruling, body })

/** A check of a customer as far as its content hash covers it. Versions, input, answer and owners are the stored JSON texts. */
export type SealedCheck = {
  readonly tenant: string
  readonly id: string
  readonly customer: string
  readonly follows: string | null
  readonly requestId: string
  readonly decidedAt: Date
  readonly asOf: IsoDate
  readonly cause: string
  readonly versions: string
  readonly input: string
  readonly decision: string
  readonly computeTier: string
  readonly answer: string
  readonly counts: {
    readonly isForeign: boolean
    readonly isVerified: boolean
    readonly isReseller: boolean
    readonly country: string | null
    readonly owners: string
  }
}

/** The content of a check's link, with its answer: the two are written together. */
export const contentOfCheck = ({ decidedAt, counts, ...check }: SealedCheck): string => {
  const { tenant, id, customer, follows, requestId, asOf, cause, versions, input, decision, computeTier, answer } = check
  const { isForeign, isVerified, isReseller, country, owners } = counts
  const asked = { form, kind: 'check', tenant, id, customer, follows, requestId, decidedAt: decidedAt.toISOString(), asOf, cause }
  const counted = { isForeign, isVerified, isReseller, country, owners }
  return JSON.stringify({ ...asked, versions, input, decision, computeTier, answer, counts: counted })
}

/** A ruling on a check as far as its content hash covers it. Flags and body are the stored JSON texts. */
export type SealedCheckRuling = {
  readonly tenant: string
  readonly id: string
  readonly check: string
  readonly customer: string
  readonly at: Date
  readonly ruling: string
  readonly code: string | null
  readonly subject: string | null
  readonly because: string | null
  readonly flags: string
  readonly body: string
}

export const contentOfCheckRuling = (sealed: SealedCheckRuling): string => {
  const { tenant, id, check, customer, at, ruling, code, subject, because, flags, body } = sealed
  const kind = 'check-ruling'
  return JSON.stringify({ form, kind, tenant, id, check, customer, at: at.toISOString(), ruling, code, subject, because, flags, body })
}
