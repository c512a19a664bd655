import {
  contentOfAnswer,
  contentOfCheck,
  contentOfCheckRuling,
  contentOfDisposition,
  contentOfScreening,
  type SealedScreening,
} from '../domain/records/content'
import type { RulingRow } from './d1-check-ruling-rows'
import type { CheckRow } from './d1-customer-records'
import type { DispositionRow, ScreeningRow } from './d1-record-rows'

/** What a link is made over, from the rows as they stand. */
export const contentOfScreeningRow = (row: ScreeningRow, withAnswer: boolean): string =>
  contentOfScreening(sealedScreening(row), withAnswer)
export const contentOfAnswerRow = (row: ScreeningRow): string => contentOfAnswer(sealedScreening(row))

const sealedScreening = (row: ScreeningRow): SealedScreening => ({
  tenant: row.tenant,
  id: row.id,
  reference: row.reference,
  requestId: row.request_id,
  decidedAt: new Date(row.decided_at),
  asOf: row.as_of,
  supersedes: row.supersedes,
  versions: row.versions,
  input: row.input ?? '',
  readings: row.readings ?? '',
  decision: row.decision,
  outcome: row.outcome,
  hold: row.hold,
  answer: row.answer,
})

export const contentOfDispositionRow = ({ tenant, id, screening, at, ruling, body }: DispositionRow): string =>
  contentOfDisposition({ tenant, id, screening, at: new Date(at), ruling, body: body ?? '' })

export const contentOfCheckRow = (row: CheckRow): string =>
  contentOfCheck({
    tenant: row.tenant,
    id: row.id,
    customer: row.customer,
    follows: row.follows,
    requestId: row.request_id,
    decidedAt: new Date(row.decided_at),
    asOf: row.as_of,
    cause: row.cause,
    versions: row.versions,
    input: row.input ?? '',
    decision: row.decision,
    computeTier: row.compute_tier,
    answer: row.answer ?? '',
    counts: {
      isForeign: row.is_foreign === 1,
      isVerified: row.is_verified === 1,
      isReseller: row.is_reseller === 1,
      country: row.country,
      owners: row.owners,
    },
  })

export const contentOfRulingRow = ({
  tenant,
  id,
  check_id,
  customer,
  at,
  ruling,
  code,
  subject,
  because,
  flags,
  body,
}: RulingRow): string => {
  const about = { code, subject, because, flags: flags ?? '', body: body ?? '' }
  return contentOfCheckRuling({ tenant, id, check: check_id, customer, at: new Date(at), ruling, ...about })
}
