import { sha256 } from '../domain/digest'
import { changedEntries, fingerprintsOf } from '../domain/lists/changed-entries'
import { nextPlaces, type RoundPosition, roundAfter } from '../domain/lists/rescreen-round'
import type { ListSnapshot, ListsInForce } from '../domain/lists/snapshot'
import type { NameMatch } from '../domain/names/match'
import { matchParty } from '../domain/names/match-party'
import type { Moment } from '../store/caller'
import type { Rematch, RoundStep, WatchedParty } from '../store/rescreen-store'
import type { Store } from '../store/store'

/** Parties compared in one step, each of which is one transaction. */
const stepSize = 500
/** Steps of one run, and matches after which a step ends early: a run stays within some twenty statements and a few seconds. */
const stepsMax = 4
const foundMax = 500
/** How long a snapshot must be in force, in milliseconds: until no screening is still decided by the one before. */
const settledMs = 60_000
/** Entries that one party is told of at a time; more of them help nobody. */
const matchesMax = 20

/**
 * Looks for everybody whom tenants had screened among the entries that changed since everybody was looked for last, and tells
 * their tenants of what is new. Goes on where the run before it stopped. The starter list counts as nothing: after it all
 * entries are new.
 *
 * @param lists The lists in force; loaded only where there is something to do.
 * @returns How many matches were told.
 */
export const rescreenParties = async (store: Store, lists: () => Promise<ListsInForce>, now: Moment): Promise<number> => {
  const due = await store.snapshotToRescreen(new Date(now.at.getTime() - settledMs))
  if (due === undefined) return 0
  const { snapshot } = await lists()
  // Where that one cannot be had here, another run will have it.
  if (snapshot.hash !== due) return 0
  const round = await store.roundAgainst(due)
  if (round === undefined) return 0
  const { count, isChanged } = changedEntries(snapshot, round.known)
  let told = 0
  let from: RoundPosition | undefined = round.position
  for (let n = 0; n < stepsMax && from !== undefined; n++) {
    const step: RoundStep = count === 0 ? lastStep(snapshot, from, []) : await nextStep(store, snapshot, isChanged, from, now)
    told += await store.keepStep(now, step)
    from = 'known' in step.to ? undefined : step.to
  }
  return told
}

type IsChanged = (entry: number) => boolean

const nextStep = async (
  store: Store,
  snapshot: ListSnapshot,
  isChanged: IsChanged,
  from: RoundPosition,
  now: Moment,
): Promise<RoundStep> => {
  const { after, until } = nextPlaces(from)
  const parties = await store.watchedBetween(after, until, stepSize)
  const found: Rematch[] = []
  let compared = 0
  for (const party of parties) {
    compared++
    for (const match of matchParty(snapshot, party.query, { among: isChanged, limit: matchesMax })) {
      if (stands(snapshot, match, now)) found.push(await rematchOf(snapshot, party, match))
    }
    if (found.length >= foundMax) break
  }
  const to = roundAfter(from, parties[compared - 1]?.place, compared === parties.length && parties.length < stepSize)
  return to === undefined ? lastStep(snapshot, from, found) : { snapshot: snapshot.hash, from, found, to }
}

const lastStep = (snapshot: ListSnapshot, from: RoundPosition, found: readonly Rematch[]): RoundStep => ({
  snapshot: snapshot.hash,
  from,
  found,
  to: { known: fingerprintsOf(snapshot) },
})

/** An entry that was taken off its list calls for nothing new. */
const stands = ({ entryAt }: ListSnapshot, { entry }: NameMatch, { day }: Moment): boolean => {
  const { to } = entryAt(entry)
  return to === undefined || to >= day
}

const rematchOf = async (snapshot: ListSnapshot, party: WatchedParty, match: NameMatch): Promise<Rematch> => {
  const { tenant, fingerprint, query, sources, retainedUntil } = party
  const { id: listedParty, list } = snapshot.entryAt(match.entry)
  const listedFingerprint = snapshot.fingerprintAt(match.entry)
  const name = JSON.stringify([tenant, fingerprint, listedParty, listedFingerprint, snapshot.hash])
  return {
    tenant,
    party: fingerprint,
    listedParty,
    listedFingerprint,
    id: `ntf_${(await sha256(name)).slice(0, 32)}`,
    isIdentified: match.isIdentified,
    payload: {
      party: { fingerprint, name: query.name },
      listedParty,
      list,
      name: match.name,
      score: match.score,
      band: match.band,
      snapshot: snapshot.hash,
      screenings: sources,
    },
    retainedUntil,
  }
}
