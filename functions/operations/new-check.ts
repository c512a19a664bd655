import { asItStands, type Decided, flagChanges, isChanged } from '../domain/customers/check-changes'
import { checkCountsOf } from '../domain/customers/check-counts'
import { dayAfter, governing, type IsoDate } from '../domain/law'
import { partyFingerprint } from '../domain/lists/party-fingerprint'
import type { ListsInForce } from '../domain/lists/snapshot'
import { matcherVersion } from '../domain/names/match'
import { retentionOf } from '../domain/records/retention'
import { rulebookHash } from '../regimes/rulebook-hash'
import { enforcedLaw } from '../regimes/us/law-of-day'
import { beneficialOwners } from '../regimes/us/ownership-inquiry'
import { retentionRulesOn } from '../regimes/us/retention'
import type { Moment } from '../store/caller'
import type { NewCheck } from '../store/customer-store'
import type { Watched } from '../store/rescreen-store'
import type { NewScreening } from '../store/screening-store'
import { checkEpoch, nextChangeDay } from './check-epoch'
import { type CustomerCheck, kycPolicyVersion } from './compose-check'
import type { DecidedCheck } from './decided-check'
import { customerQueries } from './screen-customer'

/** Flags that a notification names: more of them are read in the check itself. */
const changesMax = 100

/** What only whoever asked knows of a check. */
export type CheckNames = Pick<
  NewCheck,
  'requestKey' | 'requestHash' | 'requestId' | 'salt' | 'cause' | 'marks' | 'follows' | 'delivery' | 'pointer'
>

/** A decided check as it is kept, with who is told of it and when it is made again. */
export const newCheckOf = async (
  { input, inputText, answer, met }: DecidedCheck,
  lists: ListsInForce,
  before: CustomerCheck | undefined,
  now: Moment,
  names: CheckNames,
): Promise<NewCheck> => {
  const { asOf, facts } = input
  const { geography, home } = enforcedLaw(asOf)
  const shareMin = (governing(beneficialOwners, asOf) ?? beneficialOwners.history[0]).value.shareMin
  return {
    ...names,
    id: answer.id,
    customer: answer.customer,
    asOf,
    input: inputText,
    answer: JSON.stringify(answer),
    decision: answer.decision,
    computeTier: answer.computeTier,
    counts: checkCountsOf(facts, asOf, { home, shareMin, treatedAs: geography.treatedAs }),
    versions: {
      rulebook: rulebookHash,
      engine: answer.versions.engine,
      policy: kycPolicyVersion,
      matcher: matcherVersion,
      snapshot: lists.snapshot.hash,
    },
    retention: retentionIn(input.parties.found.length > 0, asOf, now),
    watched: await watchedIn(facts, met),
    dueOn: dueOnOf(input.facts, answer, now),
    epoch: checkEpoch(lists.snapshot.hash, asOf),
    notification: notificationOf(before && asItStands(before, input.readings), answer),
  }
}

/** Of lists that only stand in it is not known what is in force. */
export const pointerOf = ({ snapshot, publishedAt, retrievedAt, isStandIn }: ListsInForce): NewScreening['pointer'] =>
  isStandIn === true ? undefined : publishedAt === null || retrievedAt === null ? null : { hash: snapshot.hash, retrievedAt }

/** Somebody who is listed, or may be, makes it a record of sanctions as well. */
const retentionIn = (isMet: boolean, asOf: IsoDate, { day }: Moment): NewCheck['retention'] => {
  const natures = isMet ? (['export-record', 'sanctions-record'] as const) : (['export-record'] as const)
  const { retentionClass, retainedUntil } = retentionOf(natures, retentionRulesOn(day), [day, asOf])
  return { class: retentionClass, until: retainedUntil }
}

/** Everybody who is to be looked for again when lists change, once each; and what the answer tells of them. */
const watchedIn = async (facts: DecidedCheck['input']['facts'], met: DecidedCheck['met']): Promise<Watched> => {
  const parties = await Promise.all(customerQueries(facts).map(async (query) => ({ fingerprint: await partyFingerprint(query), query })))
  return {
    parties: [...new Map(parties.map((each) => [each.fingerprint, each])).values()],
    told: met.map(({ party, listedParty, listedFingerprint }) => ({ party, listedParty, listedFingerprint })),
  }
}

/** The first day on which it may say another thing: the day after a document's last, a timer's own, one on which the law changes. */
export const dueOnOf = (
  { verifications = [] }: DecidedCheck['input']['facts'],
  { timers }: Pick<CustomerCheck, 'timers'>,
  { day }: Moment,
): IsoDate | null => {
  const days = [
    ...verifications.flatMap(({ expiresOn }) => (expiresOn === undefined ? [] : [dayAfter(expiresOn)])),
    ...timers.map(({ dueOn }) => dueOn),
    nextChangeDay(day) ?? '',
  ].filter((each) => each > day)
  return days.sort()[0] ?? null
}

/** A first check is told, and one that changes something. */
const notificationOf = (before: Decided | undefined, after: CustomerCheck): NewCheck['notification'] => {
  if (before !== undefined && !isChanged(before, after)) return undefined
  const { id, customer, decision, computeTier } = after
  const changes = flagChanges(before?.flags ?? [], after.flags)
  return {
    id: id.replace(/^chk_/, 'ntf_'),
    type: 'customer.decided',
    payload: {
      check: id,
      customer,
      decision,
      previousDecision: before?.decision ?? null,
      computeTier,
      changes: changes.slice(0, changesMax),
      ...(changes.length > changesMax ? { moreChanges: changes.length - changesMax } : {}),
    },
  }
}
