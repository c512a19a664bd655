import type { InterestKind, OwnerKind } from './graph'

/** What the standard's types of interest are here. A type that is not known, or not told, may be a part of any size. */
const interestTypes: Readonly<Record<string, InterestKind>> = {
  shareholding: 'shares',
  votingRights: 'votes',
  rightsToProfitOrIncome: 'profits',
  rightToProfitOrIncomeFromAssets: 'profits',
  enjoymentAndUseOfAssets: 'profits',
  rightsToSurplusAssetsOnDissolution: 'surplus-assets',
  nominator: 'nominator',
  beneficiaryOfLegalArrangement: 'beneficiary',
  nominee: 'nominee',
  trustee: 'trustee',
  settlor: 'settlor',
  protector: 'control',
  appointmentOfBoard: 'control',
  otherInfluenceOrControl: 'control',
  controlViaCompanyRulesOrArticles: 'control',
  controlByLegalFramework: 'control',
  rightsGrantedByContract: 'control',
  conditionalRightsGrantedByContract: 'control',
  seniorManagingOfficial: 'officer',
  boardMember: 'board',
  boardChair: 'board',
}

export const kindOfInterest = (type: string | undefined): InterestKind => (type === undefined ? undefined : interestTypes[type]) ?? 'shares'

const entityTypes: Readonly<Record<string, OwnerKind>> = {
  registeredEntity: 'entity',
  legalEntity: 'entity',
  arrangement: 'arrangement',
  state: 'state',
  stateBody: 'state',
  anonymousEntity: 'unknown',
  unknownEntity: 'unknown',
}

export const kindOfEntity = (type: string | undefined): OwnerKind => (type === undefined ? undefined : entityTypes[type]) ?? 'entity'

/** An anonymous person is somebody whom nobody named. */
export const kindOfPerson = (type: string | undefined): OwnerKind =>
  type === 'anonymousPerson' || type === 'unknownPerson' ? 'unknown' : 'person'

/** Reasons for naming nobody that say there is nobody. Every other leaves a gap. */
export const saysNobody: ReadonlySet<string> = new Set(['noBeneficialOwners'])

/** Reasons for naming nobody that come from the customer or its owners: they could not, or did not, say. */
export const saysWithheld: ReadonlySet<string> = new Set([
  'subjectUnableToConfirmOrIdentifyBeneficialOwner',
  'interestedPartyHasNotProvidedInformation',
])

const first = <Key extends string>(all: Readonly<Record<string, Key>>): Readonly<Record<Key, string>> =>
  Object.fromEntries(
    Object.entries(all)
      .reverse()
      .map(([theirs, ours]) => [ours, theirs]),
  ) as Record<Key, string>

/** The other way: the first of the standard's types that means it. */
export const typeOfInterest: Readonly<Record<InterestKind, string>> = { ...first(interestTypes), control: 'otherInfluenceOrControl' }
