import type { Duty } from '../determination'
import type { Because, Decision, NextStep } from './screening'

/** What a person can do, in the order in which it is best done. */
export const nextSteps = (decision: Decision, because: readonly Because[], outstanding: readonly Duty[]): readonly NextStep[] => {
  if (decision === 'allow') return outstanding.map(stepOf)
  const toSettle = because.flatMap(({ code, text, decision: each }): NextStep[] => {
    const known = advice[code]
    if (known !== undefined) return [{ code, text: known }]
    return each === 'review' ? [{ code, text }] : []
  })
  const license = outstanding.filter(({ when }) => when === 'before-export').map(stepOf)
  const steps = decision === 'block' ? [stop, ...toSettle, ...license] : toSettle
  return [...new Map(steps.map((step) => [step.code, step])).values()]
}

const stop: NextStep = { code: 'stop', text: 'Do not ship, sign up or release. Screen again when the facts have changed.' }

/** A duty, as a sentence for whoever does it. */
const stepOf = ({ code, owner, when, withinDays, channel }: Duty): NextStep => {
  const by = withinDays === undefined ? '' : ` within ${withinDays} days`
  return { code, text: `${owner}, ${when.replace('-', ' ')}${by}: ${code}${channel === undefined ? '' : `, by ${channel}`}` }
}

/** Where the reason alone does not say what to do. */
const advice: Readonly<Record<string, string>> = {
  'needs-review': 'Settle the open points below, then screen again with what was found; or rule on it by a disposition.',
  'facts-missing': 'Give the facts that were left out: headquarters and ultimate parents of each party decide most orders.',
  'parties-not-screened':
    'Screen every party against the restricted-party lists, and send what was found as listings, or partiesScreened when nothing was.',
  'sku-unmapped':
    'Say what each product number is, with PUT /v1/connections/{id}/skus; then screen the order again under the same reference.',
  'possible-match':
    'Compare name, address and identifiers with the owner’s list; then rule false-positive or true-match on the entry by a disposition.',
  'names-not-searched':
    'Look on the lists for what was not looked for, by its full name, and send what was found as listings of whom it is about.',
  'listed-party': 'Read the entry of the listed party, and what its list says of dealing with it.',
  'lists-incomplete': 'Import the full lists, and screen again.',
  'lists-stale': 'Import the lists as they are today, and screen again.',
  'ceiling-exceeded': 'Order less, wait for the next period, or apply for a license.',
  'receipts-not-certified':
    'Have the consignee certify what it received this year, and send it as usage.lpp with the certification as evidence.',
  LEDGER_OVERLAP:
    'Have the consignee state in the certification how much of what it received came from others than you (receivedElsewhereTpp), then screen again.',
  SHELL_STACKING: 'Find out whether the two consignees are one customer. If they are, their orders count together.',
  OWN_PCT_UNKNOWN: 'Obtain the exact share of each listed owner, or a license, before anything goes.',
  OWN_INCOMPLETE: 'Obtain a share register or registry extract under three months old, up to natural persons.',
  OWN_PARENT_UNKNOWN: 'Obtain a chart of owners up to natural persons, and name the ultimate parents.',
  OWN_DATA_CONFLICT: 'Obtain a share register under three months old: what was told of the shares cannot all be so.',
  'measure-missing': 'State the units or the value that the license is limited in, and place the hold by itself.',
  'lpp-certification': 'Obtain the certification of the ultimate consignee before the first shipment, and send it as evidence.',
}
