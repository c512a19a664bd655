import { ok, type Result, refuse } from '../result'
import { beyond, boundsOf, type Share, whole } from './basis-points'
import type { BodsInterest, BodsReference, BodsShare, BodsStatement } from './bods-statement'
import { kindOfEntity, kindOfInterest, kindOfPerson, saysNobody, saysWithheld } from './bods-terms'
import type { OwnershipEdge, OwnershipGraph, OwnershipNode } from './graph'

/** What does not fit, by the place of its statement and the way to the field. */
export type BodsMisfit = { readonly statement: number; readonly field: readonly (string | number)[]; readonly because: string }

/** What the translation asks of its caller. */
export type BodsContext<Listed> = {
  /** Record id of the party. Absent: the one that all statements declare. */
  readonly subject?: string | undefined
  /** A code of a jurisdiction as a place; undefined where it is none. */
  readonly placeOf: (code: string) => string | undefined
  readonly listingsOf: (recordId: string) => readonly Listed[] | undefined
}

/** A statement with its place among all. */
type Placed = { readonly at: number; readonly statement: BodsStatement }

/**
 * Statements as a graph. Of a record the latest statement counts; a closed relationship is one that ended. Components are
 * relationships like any other. Who was left unnamed becomes somebody unknown, unless it is said that there is nobody.
 */
export const graphOfBods = <Listed>(
  statements: readonly BodsStatement[],
  context: BodsContext<Listed>,
): Result<OwnershipGraph<Listed>, readonly BodsMisfit[]> => {
  const records = latest(statements)
  const nodes = new Map<string, OwnershipNode<Listed>>()
  for (const { statement } of records.values())
    if (statement.recordType !== 'relationship') nodes.set(statement.recordId, nodeOf(statement, context))
  const misfits: BodsMisfit[] = []
  const edges = [...records.values()].flatMap((each) => (each.statement.recordType === 'relationship' ? edgesOf(each, nodes, misfits) : []))
  const subject = context.subject ?? declared(statements)
  if (subject === undefined || !nodes.has(subject))
    misfits.push({
      statement: 0,
      field: ['declarationSubject'],
      because: 'no entity or person record is the subject of every statement: name it',
    })
  return misfits.length > 0 || subject === undefined ? refuse(misfits) : ok({ subject, nodes: [...nodes.values()], edges })
}

/** The last word on every record: the latest day, and of one day the last told. A closing without details keeps the earlier ones. */
const latest = (statements: readonly BodsStatement[]): ReadonlyMap<string, Placed> => {
  const records = new Map<string, Placed>()
  for (const [at, statement] of statements.entries()) {
    const before = records.get(statement.recordId)
    if (before === undefined) records.set(statement.recordId, { at, statement })
    else {
      const isLater = (statement.statementDate ?? '') >= (before.statement.statementDate ?? '')
      const [late, early] = isLater ? [{ at, statement }, before] : [before, { at, statement }]
      const recordDetails = { ...early.statement.recordDetails, ...late.statement.recordDetails }
      records.set(
        statement.recordId,
        late.statement.recordStatus === 'closed' ? { ...late, statement: { ...late.statement, recordDetails } } : late,
      )
    }
  }
  return records
}

const declared = (statements: readonly BodsStatement[]): string | undefined => {
  const [only, ...others] = new Set(statements.flatMap(({ declarationSubject }) => declarationSubject ?? []))
  return others.length === 0 ? only : undefined
}

const nodeOf = <Listed>(
  { recordId: id, recordType, recordDetails }: BodsStatement,
  { placeOf, listingsOf }: BodsContext<Listed>,
): OwnershipNode<Listed> => {
  const listings = listingsOf(id)
  const listed = listings === undefined ? {} : { listings }
  const { name, names, entityType, personType, jurisdiction, publicListing } = recordDetails
  if (recordType === 'person') return { id, name: names?.[0]?.fullName ?? 'not named', kind: kindOfPerson(personType), ...listed }
  const country = jurisdiction?.code === undefined ? undefined : placeOf(jurisdiction.code)
  return {
    id,
    name: name ?? 'not named',
    kind: kindOfEntity(entityType?.type),
    ...listed,
    ...(country === undefined ? {} : { country }),
    ...(publicListing?.hasPublicListing === true ? { publiclyTraded: true } : {}),
  }
}

const edgesOf = <Listed>(
  { at, statement }: Placed,
  nodes: Map<string, OwnershipNode<Listed>>,
  misfits: BodsMisfit[],
): readonly OwnershipEdge[] => {
  const { recordId, recordStatus, statementDate, recordDetails } = statement
  const { subject, interestedParty, interests = [] } = recordDetails
  if (typeof subject !== 'string') return []
  const from = partyOf(interestedParty, recordId, nodes)
  if (from === undefined) return []
  const named = [
    ['subject', subject],
    ['interestedParty', from],
  ] as const
  for (const [field, id] of named)
    if (!nodes.has(id)) misfits.push({ statement: at, field: ['recordDetails', field], because: `no record has the id ${id}` })
  const closedOn = recordStatus === 'closed' ? statementDate : undefined
  return (interests.length === 0 ? [{}] : interests).flatMap((interest: BodsInterest, index): OwnershipEdge[] => {
    const share = shareOf(interest.share)
    if (share === 'empty') {
      misfits.push({ statement: at, field: ['recordDetails', 'interests', index, 'share'], because: 'the least is more than the most' })
      return []
    }
    const { type, startDate: startedOn, endDate: endedOn = closedOn, directOrIndirect: held = 'unknown' } = interest
    return [{ from, to: subject, kind: kindOfInterest(type), share, startedOn, endedOn, held }]
  })
}

/** Who holds it. Somebody unnamed becomes a node of his own; undefined where it is said that there is nobody. */
const partyOf = <Listed>(
  party: BodsReference | undefined,
  relationship: string,
  nodes: Map<string, OwnershipNode<Listed>>,
): string | undefined => {
  if (typeof party === 'string') return party
  if (party?.reason !== undefined && saysNobody.has(party.reason)) return undefined
  const id = `unspecified in ${relationship}`
  const withheld = party?.reason !== undefined && saysWithheld.has(party.reason) ? { isWithheld: true } : {}
  nodes.set(id, { id, name: party?.reason ?? 'not specified', kind: 'unknown', ...withheld })
  return id
}

/** Of two bounds of one side the narrower counts; one that is not itself meant moves by a basis point. */
const shareOf = (share: BodsShare | undefined): Share | 'empty' => {
  if (share === undefined) return undefined
  const { exact, minimum = 0, maximum = whole / 100, exclusiveMinimum, exclusiveMaximum } = share
  if (exact !== undefined) return exact
  const meant = boundsOf({ min: minimum, max: maximum })
  const open = boundsOf({ min: exclusiveMinimum ?? 0, max: exclusiveMaximum ?? whole / 100 })
  const beside = beyond(open, exclusiveMinimum !== undefined, exclusiveMaximum !== undefined)
  const [lo, hi] = [Math.max(meant.lo, beside.lo), Math.min(meant.hi, beside.hi)]
  return lo > hi ? 'empty' : { min: lo / 100, max: hi / 100 }
}
