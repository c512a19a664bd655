import type { Allocation, AuthorizationAnswer, Duty } from '../determination'
import type { Wanted } from '../exceptions/exception-case'
import { every, type Finding, type Flag, type Trilean } from '../finding'

/** An authorization asked about the deal once, and about each item. */
export type AuthorizationCase = Pick<AuthorizationAnswer, 'kind' | 'number'> & {
  readonly conditions: readonly Finding[]
  readonly conditionsOf: (wanted: Wanted) => readonly Finding[]
  /** Asked where no item needs a license. */
  readonly idle?: Finding
  /** Owed where it is relied on. */
  readonly duties: readonly Duty[]
  /** Said beside the findings, as long as it may cover the deal. */
  readonly notes: readonly Flag[]
  readonly allocations: readonly Allocation[]
}

export const caseCovers = ({ conditions, conditionsOf }: AuthorizationCase, wanted: Wanted): Trilean =>
  every([...conditions, ...conditionsOf(wanted)].map(({ outcome }) => outcome))

/** The case with every condition answered, for all that needs a license. */
export const caseAnswer = (asked: AuthorizationCase, wanted: readonly Wanted[]): AuthorizationAnswer => {
  const { kind, number, conditions, conditionsOf, idle } = asked
  const items = wanted.length === 0 ? (idle ? [idle] : []) : wanted.flatMap(conditionsOf)
  const findings = [...conditions, ...items]
  return {
    kind,
    ...(number === undefined ? {} : { number }),
    status: statusFrom(every(findings.map(({ outcome }) => outcome))),
    findings,
  }
}

const statusFrom = (outcome: Trilean): AuthorizationAnswer['status'] =>
  outcome === 'met' ? 'covers' : outcome === 'unmet' ? 'does-not-cover' : 'needs-review'
