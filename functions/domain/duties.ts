import type { AuthorizationCase } from './authorizations/authorization-case'
import { reliedOn as authorizationsReliedOn } from './authorizations/authorizations'
import type { Deal } from './deal'
import { type Duty, type Outcome, permits, strictest } from './determination'
import type { ExceptionCase } from './exceptions/exception-case'
import type { Judged } from './judged'
import { statementOf } from './listings/statement'
import type { ReviewPolicy } from './review/review'

type Concluded = {
  readonly deal: Deal
  readonly judged: readonly Judged[]
  /** One outcome for each item. */
  readonly concluded: readonly Outcome[]
  readonly authorizations: readonly AuthorizationCase[]
  readonly exceptions: readonly ExceptionCase[]
  readonly policy: ReviewPolicy | null
}

/** Those of the exceptions relied on, or the license itself; and what lists and the foundry rule ask for beside that. */
export const dutiesOf = (answered: Concluded): readonly Duty[] => {
  const { deal, judged, concluded } = answered
  const outcome = strictest(concluded)
  const ofLists = outcome === 'prohibited' ? [] : statementOf(deal, concluded).duties
  const ofFoundry = permits(outcome) ? judged.flatMap((each) => foundryDuty(deal, each)).slice(0, 1) : []
  return [...ofAuthority(answered, outcome), ...ofAuthorizations(answered, outcome), ...ofLists, ...ofFoundry]
}

const ofAuthority = (answered: Concluded, outcome: Outcome): readonly Duty[] => {
  if (outcome === 'license-exception') return [...new Set(reliedOn(answered).flatMap(({ duties }) => duties))]
  if (outcome !== 'license-required') return []
  const { remarks } = answered.deal.law
  const license: Duty = { code: 'license', owner: 'exporter', when: 'before-export', ...remarks.licenseDuty, met: false }
  return [license, ...applicationDuties(answered), ...laboratoryDuty(answered.policy)]
}

/** What the application for it must hold, for the items it speaks of. */
const applicationDuties = ({ deal, judged }: Concluded): readonly Duty[] => {
  const { export: given } = deal
  const { application } = deal.law
  if (application === undefined) return []
  const { levels } = application.value
  const concerns = judged.some(
    ({ asked: [{ reading, requirement }] }) => requirement.outcome === 'met' && reading.level !== null && levels.includes(reading.level),
  )
  if (!concerns) return []
  const hasOrder = given.evidence?.some(({ kind }) => kind === 'purchase-order') === true
  const asked = application.value.duties.filter(({ places, cite }) => places === undefined || deal.isGoingTo(places, cite) !== 'unmet')
  return asked.map(({ code, channel, cite, isMet = false }) => ({
    code,
    owner: 'exporter',
    when: 'before-export',
    channel,
    met: isMet || (hasOrder && code === 'application-purchase-order'),
    cite,
  }))
}

/** Of the authorizations that items of a permitted order rely on. */
const ofAuthorizations = ({ judged, concluded, authorizations }: Concluded, outcome: Outcome): readonly Duty[] => {
  if (authorizations.length === 0 || !permits(outcome)) return []
  const covered = judged.flatMap(({ index, asked }, at) =>
    concluded[at] === 'authorized' ? asked.map(({ reading, requirement: { bars } }) => ({ item: index, reading, bars })) : [],
  )
  return [...authorizationsReliedOn(authorizations, covered)].flatMap(({ duties }) => duties)
}

/** The one that serves the whole order; or for each item the first that serves it. */
export const reliedOn = ({
  judged,
  concluded,
  exceptions,
}: Pick<Concluded, 'judged' | 'concluded' | 'exceptions'>): readonly ExceptionCase[] => {
  const forAll = exceptions.find(({ status }) => status === 'eligible')
  if (forAll) return [forAll]
  const serving = judged.flatMap(({ index, asked }, at) =>
    concluded[at] === 'license-exception'
      ? asked.flatMap(
          ({ reading, requirement: { bars } }) =>
            exceptions.find(({ covers }) => covers({ item: index, reading, bars }) === 'eligible') ?? [],
        )
      : [],
  )
  return [...new Set(serving)]
}

/** The window asks for a certificate with BIS before each shipment; said where its other tests are not surely missed. */
const laboratoryDuty = (policy: ReviewPolicy | null): readonly Duty[] => {
  const findings = policy?.findings ?? []
  const lab = findings.find(({ condition }) => condition === 'window-laboratory')
  const isOut = findings.some(({ condition, outcome }) => outcome === 'unmet' && condition !== 'window-laboratory')
  // Case-by-case with a test open is another row's doing.
  const isByOtherRow = policy?.posture === 'case-by-case' && findings.some(({ outcome }) => outcome !== 'met')
  return lab === undefined || isOut || isByOtherRow
    ? []
    : [
        {
          code: 'laboratory-certificate',
          owner: 'exporter',
          when: 'before-export',
          channel: 'BIS',
          met: lab.outcome === 'met',
          cite: lab.cite,
        },
      ]
}

/** A fabricator that relies on a designer who is authorized, not approved, collects customer data and reports. */
const foundryDuty = ({ export: { items }, law: { foundry } }: Deal, { index, classification: { findings } }: Judged): readonly Duty[] => {
  const item = items[index]
  const relies = findings.some(({ condition, outcome }) => condition === 'way-out-a' && outcome === 'met')
  if (foundry.state !== 'governs' || !relies || item?.kind !== 'chip' || item.designer?.status === 'approved') return []
  const { channel, cite } = foundry.entry.value.report
  return [{ code: 'authorized-designer-report', owner: 'exporter', when: 'after-export', channel, met: false, cite }]
}
