import type { IsoDate } from '../law'
import type { PlaceCode } from '../place'
import type { Share } from './basis-points'

/** What gives its holder a part of a firm. Of several in one firm the largest counts; they are never added. */
export const partKinds = ['shares', 'votes', 'profits', 'surplus-assets', 'nominator', 'beneficiary'] as const
/** Held in one's own name for somebody else: whose part it is may be open. */
export const titleKinds = ['nominee', 'trustee', 'settlor'] as const
/** A say without a part. */
export const sayKinds = ['control', 'officer', 'board'] as const
export const interestKinds = [...partKinds, ...titleKinds, ...sayKinds] as const
export type InterestKind = (typeof interestKinds)[number]

/** `public`: the free float, where nobody is to be named. `unknown`: somebody whom nobody named. */
export const ownerKinds = ['person', 'entity', 'arrangement', 'state', 'public', 'unknown'] as const
export type OwnerKind = (typeof ownerKinds)[number]

/** Whoever owns or is owned. `Listed` is what a list says of it; the arithmetic does not look inside. */
export type OwnershipNode<Listed> = {
  readonly id: string
  readonly name: string
  readonly kind: OwnerKind
  /** Where it is organized, or lives. Absent: not known. */
  readonly country?: PlaceCode | undefined
  readonly listings?: readonly Listed[] | undefined
  /** Its shares are traded: a float that nobody is named for is no gap. */
  readonly publiclyTraded?: boolean | undefined
  /** Of somebody unknown: whoever was asked did not say, and it is not that nobody asked. */
  readonly isWithheld?: boolean | undefined
}

/** One interest of one owner in one firm. */
export type OwnershipEdge = {
  /** The owner. */
  readonly from: string
  /** The firm that it owns a part of. */
  readonly to: string
  readonly kind: InterestKind
  readonly share?: Share
  readonly startedOn?: IsoDate | undefined
  /** First day on which it was no longer held. */
  readonly endedOn?: IsoDate | undefined
  /** `indirect`: told as the sum of a chain. It counts only where the chain itself was not told, and then as a most. */
  readonly held?: 'direct' | 'indirect' | 'unknown' | undefined
}

/** Who owns whom, as far as it was told, around one party. */
export type OwnershipGraph<Listed> = {
  /** Id of the party that is asked about. */
  readonly subject: string
  readonly nodes: readonly OwnershipNode<Listed>[]
  readonly edges: readonly OwnershipEdge[]
}

/** Whether an interest stands on a day. Without a day, only what has neither end counts as standing. */
export const standsOn = ({ startedOn, endedOn }: OwnershipEdge, day: IsoDate | undefined): boolean =>
  day === undefined ? endedOn === undefined : (startedOn === undefined || startedOn <= day) && (endedOn === undefined || day < endedOn)
