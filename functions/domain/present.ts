import { assumptionsOf } from './assumptions'
import { authorizationAnswers, linesOf } from './authorizations/authorizations'
import type { Concluded } from './conclude'
import {
  type Allocation,
  type Determination,
  type ItemDetermination,
  type LicenseException,
  type LicenseRequirement,
  type Outcome,
  permits,
} from './determination'
import { dutiesOf, reliedOn } from './duties'
import { type ExceptionCase, isOpenButForCeiling } from './exceptions/exception-case'
import { flagsOf } from './flags'
import type { Judged } from './judged'
import type { Citation } from './law'
import { type Prohibited, prohibitionsIn } from './prohibitions/prohibition'
import type { RequirementSource } from './requirements/part'
import { policyOfOrder } from './review/policy-of-order'
import { tierOfDeal } from './tier'

/** The answer, with its policy, duties and flags. */
export const present = (answered: Concluded): Determination => {
  const { deal, judged, stopped, wanted, authorizations, exceptions, countedTpp, concluded, outcome } = answered
  const { law } = deal
  const items = judged.map((each, at) => itemAnswer(each, stopped, concluded[at] ?? 'needs-review'))
  const policy = permits(outcome) ? { policy: null, notes: [], allocations: [] } : policyOfOrder(deal, judged, countedTpp)
  const answers = authorizationAnswers(authorizations, wanted)
  const flags = flagsOf({ ...answered, answers, policyNotes: policy.notes })
  return {
    outcome,
    tier: tierOfDeal(deal),
    assumed: assumptionsOf(deal.export),
    scope: law.scope,
    items,
    prohibitions: prohibitionsIn([
      stopped,
      ...judged.flatMap(({ asked }, at) => (concluded[at] === 'prohibited' ? [asked[0].prohibited] : [])),
    ]),
    licenseRequirements: requirementsOf(judged),
    licenseExceptions: exceptions.map(shown),
    authorizations: answers,
    reviewPolicy: policy.policy,
    allocations: [
      ...policy.allocations,
      ...(wanted.length === 0 ? [] : linesOf(authorizations)),
      ...exceptionLines(exceptions, reliedOn(answered), outcome),
    ],
    duties: dutiesOf({ deal, judged, concluded, authorizations, exceptions, policy: policy.policy }),
    flags,
  }
}

/** An exception without what only the engine asks of it. */
const shown = (each: ExceptionCase): LicenseException => ({
  symbol: each.symbol,
  status: each.status,
  aesCode: each.aesCode,
  findings: each.findings,
  duties: each.duties,
})

/** Ceilings that the exceptions relied on draw on; where nothing permits, those that alone stand in the way, or that are open. */
const exceptionLines = (
  exceptions: readonly ExceptionCase[],
  relied: readonly ExceptionCase[],
  outcome: Outcome,
): readonly Allocation[] => {
  const isClosed = permits(outcome) || outcome === 'prohibited'
  const shown = outcome === 'license-exception' ? relied : isClosed ? [] : exceptions.filter(isOpenButForCeiling)
  return shown.flatMap(({ allocation }) => allocation ?? [])
}

const itemAnswer = ({ index, classification, asked }: Judged, stopped: Prohibited, outcome: Outcome): ItemDetermination => {
  const { readings, isSettled, residual, tppEach, tppTotal, performanceDensity, findings } = classification
  const shown = isSettled ? readings[0] : { eccn: null, paragraph: null }
  return {
    index,
    eccn: shown.eccn,
    paragraph: shown.paragraph,
    ...(readings.length > 1 ? { possible: [...new Set(readings.map(({ eccn }) => eccn))] } : {}),
    residual: isSettled && readings[0].level === null ? residual : [],
    tppEach,
    tppTotal,
    performanceDensity,
    outcome,
    findings: [...findings, ...stopped.findings, ...asked[0].prohibited.findings, ...asked[0].requirement.findings],
  }
}

const isSameCite = (one: Citation, other: Citation): boolean => one.provision === other.provision && one.notice === other.notice

const requirementsOf = (judged: readonly Judged[]): readonly LicenseRequirement[] => {
  const found: (RequirementSource & { items: number[] })[] = []
  for (const { index, asked } of judged) {
    for (const { code, because, cite, confidence } of asked[0].requirement.sources) {
      const before = found.find((each) => each.code === code && each.because === because && isSameCite(each.cite, cite))
      if (before === undefined) found.push({ code, because, cite, confidence, items: [index] })
      else before.items.push(index)
    }
  }
  return found
}
