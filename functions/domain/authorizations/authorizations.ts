import type { Deal } from '../deal'
import type { AuthorizationAnswer } from '../determination'
import type { Trilean } from '../finding'
import { validatedEndUser } from './data-center-veu'
import { licenseAnswer } from './license'
import type { Licensed } from './licensed'

/** Every authorization given, with every condition answered. */
export const authorizationsFor = (deal: Deal, wanted: readonly Licensed[]): readonly AuthorizationAnswer[] =>
  (deal.export.authorizations ?? []).map((authorization) =>
    authorization.kind === 'license' ? licenseAnswer(deal, authorization, wanted) : validatedEndUser(deal),
  )

/** Whether one of them covers an item under one of its readings. */
export const authorizationCovers = (deal: Deal, wanted: Licensed): Trilean => {
  if (deal.export.authorizations === undefined) return 'unmet'
  const answers = authorizationsFor(deal, [wanted])
  if (answers.some(({ status }) => status === 'covers')) return 'met'
  return answers.some(({ status }) => status === 'needs-review') ? 'unknown' : 'unmet'
}
