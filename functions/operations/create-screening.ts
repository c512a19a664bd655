import type { InvalidFact } from '../domain/classification/classification'
import type { Export } from '../domain/export'
import type { ListsInForce } from '../domain/lists/snapshot'
import { matcherVersion } from '../domain/names/match'
import { toldAbove } from '../domain/ownership/party-ownership'
import { everyParty } from '../domain/party'
import { type RecordNature, retentionOf } from '../domain/records/retention'
import { ok, type Result, refuse } from '../domain/result'
import { noReadings } from '../domain/screening/readings'
import type { PairMet } from '../domain/screening/ruled-matches'
import { rulebookHash } from '../regimes/rulebook-hash'
import { retentionRulesOn } from '../regimes/us/retention'
import type { Applied, Caller, Moment, OnBehalf } from '../store/caller'
import type { Found, Mark, NewScreening, Register, ScreeningFound } from '../store/screening-store'
import type { Store } from '../store/store'
import type { DecidedRow } from './compose-screening'
import { composed, composedFrom, type KeptInput } from './composed-answer'
import { determinationOnce } from './create-determination'
import type { TrackNotAvailable } from './law-for'
import { planOf } from './plan-screening'
import { ruledBefore } from './ruled-before'
import { type ListsAsked, questionOf, screenParties } from './screen-parties'
import type { ScreeningInput } from './screening-input'
import { watchedParties } from './watched-parties'

/** Of the rules by which a screening decides. */
export const policyVersion = 'screening-2'

/** One request to screen, with what only the edge knows. */
export type ScreeningAsked = {
  readonly input: Omit<ScreeningInput, 'lists'>
  /** @param lookMs How old the last look at the pointer may be, in milliseconds. */
  readonly lists: (lookMs: number) => Promise<ListsAsked>
  readonly requestKey: string
  /** SHA-256 of the canonical body. */
  readonly requestHash: string
  readonly requestId: string
  readonly id: string
  readonly salt: string
  readonly engine: string
  /** Keyed hashes of what the consignee is known by. */
  readonly marks: (given: Export) => Promise<readonly Mark[]>
  /** Asked beside what the order goes by: it takes the place of no screening, and no other takes its place. */
  readonly isAside?: true | undefined
}

export type ScreeningRefusal = InvalidFact | TrackNotAvailable | { readonly reason: 'idempotency-mismatch'; readonly id: string }

/**
 * Decides an order, sets its quota aside and keeps the record. A repeated key is the first answer again. The answer is
 * composed from what the deciding batch found, and kept before it is given.
 *
 * @returns The answer's text, as it is kept.
 */
export const createScreening = async (
  store: Store,
  caller: Caller | OnBehalf,
  now: Moment,
  asked: ScreeningAsked,
): Promise<Result<Applied<string>, ScreeningRefusal>> => {
  const { given } = asked.input
  let lists = await asked.lists(Number.POSITIVE_INFINITY)
  for (let left = listsTries; ; left--) {
    const seen: ScreeningInput = { ...asked.input, lists: screenParties(given, lists) }
    const taken = determinationOnce(questionOf(seen), seen.track)
    if (!taken.ok) return taken
    const { input, met } = await withRuledBefore(store, caller, now, seen)
    const register = await registerOf(store, caller, now, input)
    const screening = { ...(await newScreening(asked, input, lists, now, register)), watched: await watchedParties(given, met) }
    const found = await store.decideScreening(caller, now, left > 0 ? screening : { ...screening, pointer: undefined })
    if (found !== undefined) return answered(store, caller, now, asked, found)
    // Others are in force. Where they cannot be had here, those at hand decide, and the answer names them.
    lists = await asked.lists(lookNow)
  }
}

/** How often an order is decided anew because other lists came in force meanwhile. */
const listsTries = 2
/** Younger than any look. */
const lookNow = -1

const answered = async (
  store: Store,
  caller: Caller | OnBehalf,
  now: Moment,
  asked: ScreeningAsked,
  found: ScreeningFound,
): Promise<Result<Applied<string>, ScreeningRefusal>> => {
  if (found.requestHash !== asked.requestHash) return refuse({ reason: 'idempotency-mismatch', id: asked.requestKey })
  const isFirst = found.id === asked.id
  if (found.answer !== null) return ok({ isFirst, value: found.answer })
  return ok({ isFirst, value: await store.keepAnswer(caller, now, found.id, composedFrom(found)) })
}

/** The question with what people said of its matches before. */
const withRuledBefore = async (
  store: Store,
  caller: Caller | OnBehalf,
  now: Moment,
  seen: ScreeningInput,
): Promise<{ readonly input: ScreeningInput; readonly met: readonly PairMet[] }> => {
  if (seen.lists === undefined) return { input: seen, met: [] }
  const { evidence, met } = await ruledBefore(store, caller, now, seen.given, seen.lists)
  return { input: evidence === seen.lists ? seen : { ...seen, lists: evidence }, met }
}

/** What the tenant registered, read only where a stated authorization may rest on it. */
const registerOf = async (
  store: Store,
  caller: Caller | OnBehalf,
  now: Moment,
  { given, reference }: ScreeningInput,
): Promise<Register | undefined> => {
  if (given.authorizations === undefined || given.authorizations.length === 0) return undefined
  const licenses = given.authorizations.flatMap((each) => (each.kind === 'license' ? [each.number] : []))
  const parties = [...new Set(everyParty(given.parties).map(({ party }) => party.name))]
  return store.readRegister(caller, now, { reference, asOf: given.asOf, licenses, parties })
}

const newScreening = async (
  asked: ScreeningAsked,
  input: ScreeningInput,
  { lists }: ListsAsked,
  now: Moment,
  register: Register | undefined,
): Promise<NewScreening> => {
  const { id } = asked
  const { given, track, holdMs } = input
  const registered = register?.registered ?? noReadings.registered
  const { candidates } = planOf(questionOf(input), track, registered)
  const isYearly = candidates.some(({ lines }) => lines.some(({ opens }) => opens !== undefined))
  const marks = isYearly ? await asked.marks(given) : []
  const { retentionClass, retainedUntil } = retentionOf(naturesOf(input), retentionRulesOn(now.day), [now.day, given.asOf])
  const screening = {
    id,
    requestKey: asked.requestKey,
    requestHash: asked.requestHash,
    requestId: asked.requestId,
    reference: input.reference,
    asOf: given.asOf,
    track: typeof track === 'string' ? track : track.scenario,
    input: JSON.stringify({ ...input, registered, marks } satisfies KeptInput),
    versions: {
      rulebook: rulebookHash,
      engine: asked.engine,
      policy: policyVersion,
      matcher: matcherVersion,
      snapshot: lists.snapshot.hash,
    },
    pointer: pointerOf(lists),
    salt: asked.salt,
    retention: { class: retentionClass, until: retainedUntil },
    candidates,
    expiresAt: holdMs === undefined ? undefined : new Date(now.at.getTime() + holdMs),
    marks,
    isAside: asked.isAside,
  }
  const row: DecidedRow = { id, decidedAt: now.at, rulebook: rulebookHash }
  return { ...screening, ...foreseen(row, input, register, screening) }
}

/** Of lists that only stand in it is not known what is in force. */
const pointerOf = ({ snapshot, publishedAt, retrievedAt, isStandIn }: ListsInForce): NewScreening['pointer'] =>
  isStandIn === true ? undefined : publishedAt === null || retrievedAt === null ? null : { hash: snapshot.hash, retrievedAt }

/** Everybody who is listed, or may be, makes it a record of sanctions as well. */
const naturesOf = ({ given: { parties }, lists }: ScreeningInput): readonly RecordNature[] => {
  const isStated = everyParty(parties).some(({ party }) => [party, ...toldAbove(party)].some(({ listings = [] }) => listings.length > 0))
  return isStated || (lists?.found ?? []).length > 0 ? ['export-record', 'sanctions-record'] : ['export-record']
}

/** The answer where the database cannot change it; or as it will be if nothing moves after what was read of it. */
const foreseen = (
  row: DecidedRow,
  input: ScreeningInput,
  register: Register | undefined,
  { candidates, expiresAt }: Pick<NewScreening, 'candidates' | 'expiresAt'>,
): Pick<NewScreening, 'composed' | 'expected'> => {
  const registered = register?.registered ?? noReadings.registered
  if (candidates.length === 0 && input.track !== 'codified') return { composed: composed(row, input, { ...noReadings, registered }) }
  const lines = candidates
    .flatMap((each) => each.lines)
    .map(({ allocation }) => register?.counters.find((each) => each.allocation === allocation))
  if (register === undefined || expiresAt === undefined || register.supersedes !== null || candidates.length === 0) return {}
  const known = [...new Set(lines)].filter((line) => line !== undefined)
  if (lines.includes(undefined)) return {}
  const { policy } = register
  const placements = [{ candidate: 0, hold: row.id, outcome: 'placed' }]
  const found: Found = { policy, supersedes: null, lines: known, stacking: null, placements }
  const answer = composed(row, input, { ...found, registered })
  if (answer.hold === null) return {}
  return { expected: { before: JSON.stringify({ policy, supersedes: null, lines: known }), composed: { ...answer, found } } }
}
