import type { Determination, Duty } from '../determination'
import { type RedFlag, weigh } from './red-flags'
import { type Because, type Decision, worst } from './screening'

/** What beside the determination decides. */
export type Beside = {
  readonly redFlags: readonly RedFlag[]
  /** Reasons that do not come from the law: quota, unscreened parties, scenarios. */
  readonly others: readonly Because[]
  /** Codes of duties of which evidence was sent. */
  readonly done: readonly string[]
}

export type Decided = { readonly decision: Decision; readonly because: readonly Because[]; readonly outstanding: readonly Duty[] }

/** The most severe of what the law says, of red flags, of duties before the export that are not met, and of our own policy. */
export const decide = (answer: Determination, { redFlags, others, done }: Beside): Decided => {
  const outstanding = answer.duties.filter((duty) => !duty.met && !(isShownByPaper(duty) && done.includes(duty.code)))
  const because = [...ofLaw(answer), ...ofDuties(answer, outstanding), ...ofFlags(redFlags), ...others]
  return { decision: worst(because.map(({ decision }) => decision)), because, outstanding }
}

/**
 * A paper of its name shows that it was done. Before the export only where the determination cannot weigh that itself: a license,
 * a certification, a statement or a notice that must have waited is met by what it says, never by its name.
 */
const isShownByPaper = ({ code, when }: Duty): boolean => when !== 'before-export' || shownByPaper.includes(code)

const shownByPaper = [
  'aia-entries',
  'aia-certification-report',
  'lpp-large-shipment-notice',
  'application-purchase-order',
  'application-total-tpp',
  'application-per-country',
]

export const ofLaw = (answer: Determination): readonly Because[] => {
  switch (answer.outcome) {
    case 'prohibited':
      return answer.prohibitions.map(({ code, because, cite }) => ({ code, decision: 'block', text: because, cite }))
    case 'license-required':
      return answer.licenseRequirements.map(({ code, because, cite }) => ({ code, decision: 'block', text: because, cite }))
    case 'needs-review':
      return [{ code: 'needs-review', decision: 'review', text: 'a fact or a reading of the law is open' }, ...opened(answer)]
    case 'authorized':
    case 'license-exception':
    case 'no-license-required':
      return [{ code: answer.outcome, decision: 'allow', text: permitted[answer.outcome] }, ...opened(answer)]
  }
}

const permitted = {
  authorized: 'an authorization covers the order',
  'license-exception': 'a license exception covers the order',
  'no-license-required': 'no rule that this service evaluates asks for a license',
} as const

/** What the outcome rests on and nobody here can settle. */
const opened = ({ flags, licenseExceptions, outcome, items }: Determination): readonly Because[] => {
  const flagged = flags
    .filter(({ effect }) => effect === 'needs-review')
    .map(({ code, because, cite }): Because => ({ code, decision: 'review', text: because, cite }))
  if (outcome !== 'needs-review') return flagged
  const findings = [
    ...items.flatMap((item) => item.findings),
    ...licenseExceptions.filter(({ status }) => status === 'needs-review').flatMap((each) => each.findings),
  ]
  const unknown = findings
    .filter((finding) => finding.outcome === 'unknown')
    .map(({ code, condition, because, cite }): Because => ({ code: code ?? condition, decision: 'review', text: because, cite }))
  return distinct([...flagged, ...unknown])
}

/** A reason is said once. */
const distinct = (all: readonly Because[]): readonly Because[] => [
  ...new Map(all.map((each) => [`${each.code} ${each.text}`, each])).values(),
]

/** What must be done before the goods go, and is not. That a license is needed is said by the law itself. */
const ofDuties = ({ outcome }: Determination, outstanding: readonly Duty[]): readonly Because[] =>
  outcome === 'license-required' || outcome === 'prohibited'
    ? []
    : outstanding
        .filter(({ when }) => when === 'before-export')
        .map(({ code, owner, because, channel, cite }) => ({
          code,
          decision: 'review',
          text: because ?? `${owner} before export: ${code}${channel === undefined ? '' : ` (${channel})`}`,
          cite,
        }))

const ofFlags = (flags: readonly RedFlag[]): readonly Because[] => {
  const decision = weigh(flags)
  return flags.map(({ code, because, cite }) => ({ code, decision, text: because, cite }))
}
