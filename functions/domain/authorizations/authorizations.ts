import type { Deal } from '../deal'
import type { Allocation, AuthorizationAnswer } from '../determination'
import type { Wanted } from '../exceptions/exception-case'
import { some, type Trilean } from '../finding'
import type { Judged } from '../judged'
import { type AuthorizationCase, caseAnswer, caseCovers } from './authorization-case'
import { dataCenterVeu } from './data-center-veu'
import { licenseCase } from './license'

/** Every authorization given, with the conditions of the deal answered. */
export const authorizationCases = (deal: Deal, judged: readonly Judged[]): readonly AuthorizationCase[] => {
  const { authorizations } = deal.export
  if (authorizations === undefined) return none
  return authorizations.map((each) => (each.kind === 'license' ? licenseCase(deal, each) : dataCenterVeu(deal, each, judged)))
}

const none: readonly AuthorizationCase[] = []

/** Whether one of them covers an item under one of its readings. */
export const authorizationCovers = (cases: readonly AuthorizationCase[], wanted: Wanted): Trilean =>
  cases.length === 0 ? 'unmet' : some(cases.map((each) => caseCovers(each, wanted)))

/** Each of them with every condition answered. */
export const authorizationAnswers = (cases: readonly AuthorizationCase[], wanted: readonly Wanted[]): readonly AuthorizationAnswer[] =>
  cases.map((each) => caseAnswer(each, wanted))

/** Each ceiling once, whoever draws on it. */
export const linesOf = (cases: readonly AuthorizationCase[]): readonly Allocation[] => {
  const lines = new Map(cases.flatMap(({ allocations }) => allocations.map((line) => [line.key, line] as const)))
  return [...lines.values()]
}

/** The first that covers each of these. */
export const reliedOn = (cases: readonly AuthorizationCase[], wanted: readonly Wanted[]): ReadonlySet<AuthorizationCase> =>
  new Set(wanted.flatMap((each) => cases.find((asked) => caseCovers(asked, each) === 'met') ?? []))
