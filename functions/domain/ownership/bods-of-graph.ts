import type { IsoDate } from '../law'
import type { Share } from './basis-points'
import type { BodsShare, BodsStatement } from './bods-statement'
import { typeOfInterest } from './bods-terms'
import type { OwnershipEdge, OwnershipGraph, OwnershipNode } from './graph'

/** What only the publisher knows of its statements. */
export type BodsPublication = { readonly statementDate: IsoDate; readonly statementIdOf: (recordId: string) => string }

/** A graph as statements: a record for everybody, and one for each interest. The free float has no record in the standard, and is left out. */
export const bodsOfGraph = <Listed>(
  { subject, nodes, edges }: OwnershipGraph<Listed>,
  publication: BodsPublication,
): readonly BodsStatement[] => {
  const unnamed = new Set(nodes.flatMap(({ id, kind }) => (kind === 'public' ? [id] : [])))
  const stated = (recordId: string, rest: Pick<BodsStatement, 'recordType' | 'recordDetails'>): BodsStatement => ({
    statementId: publication.statementIdOf(recordId),
    statementDate: publication.statementDate,
    declarationSubject: subject,
    recordId,
    recordStatus: 'new',
    ...rest,
  })
  return [
    ...nodes.filter(({ id }) => !unnamed.has(id)).map((node) => stated(node.id, recordOf(node))),
    ...edges.filter(({ from }) => !unnamed.has(from)).map((edge, at) => stated(`${edge.from} in ${edge.to} ${at}`, relationshipOf(edge))),
  ]
}

const recordOf = ({ kind, name, country, publiclyTraded }: OwnershipNode<unknown>): Pick<BodsStatement, 'recordType' | 'recordDetails'> =>
  kind === 'person'
    ? { recordType: 'person', recordDetails: { personType: 'knownPerson', names: [{ fullName: name }] } }
    : {
        recordType: 'entity',
        recordDetails: {
          name,
          entityType: { type: entityType[kind] },
          ...(country === undefined ? {} : { jurisdiction: { code: country } }),
          ...(publiclyTraded === true ? { publicListing: { hasPublicListing: true } } : {}),
        },
      }

const entityType = {
  entity: 'registeredEntity',
  arrangement: 'arrangement',
  state: 'state',
  unknown: 'unknownEntity',
  public: 'unknownEntity',
} as const

const relationshipOf = ({
  from,
  to,
  kind,
  share,
  startedOn,
  endedOn,
  held = 'direct',
}: OwnershipEdge): Pick<BodsStatement, 'recordType' | 'recordDetails'> => ({
  recordType: 'relationship',
  recordDetails: {
    subject: to,
    interestedParty: from,
    interests: [
      {
        type: typeOfInterest[kind],
        directOrIndirect: held,
        ...(share === undefined ? {} : { share: stated(share) }),
        ...(startedOn === undefined ? {} : { startDate: startedOn }),
        ...(endedOn === undefined ? {} : { endDate: endedOn }),
      },
    ],
  },
})

const stated = (share: NonNullable<Share>): BodsShare =>
  typeof share === 'number' ? { exact: share, minimum: share, maximum: share } : { minimum: share.min, maximum: share.max }
