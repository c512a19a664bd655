import type { Finding, Flag } from './finding'
import type { Citation, Confidence, IsoDate } from './law'
import type { Prohibition } from './prohibitions/prohibition'
import type { ReviewPolicy } from './review/review'
import type { Tier } from './tier-terms'

/** What may be done. `prohibited` has no route that this service can evaluate. */
export type Outcome = 'prohibited' | 'license-required' | 'needs-review' | 'license-exception' | 'authorized' | 'no-license-required'

const strictness: Readonly<Record<Outcome, number>> = {
  'no-license-required': 0,
  authorized: 1,
  'license-exception': 2,
  'needs-review': 3,
  'license-required': 4,
  prohibited: 5,
}

export const permits = (outcome: Outcome): boolean => strictness[outcome] < strictness['needs-review']

const isStricter = (one: Outcome, other: Outcome): boolean => strictness[one] > strictness[other]

export const strictest = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.reduce((worst, each) => (isStricter(each, worst) ? each : worst), 'no-license-required')

/** Something to be done, by whom and when. Days are calendar days. */
export type Duty = {
  readonly code: string
  readonly owner: 'exporter' | 'consignee'
  readonly when: 'before-export' | 'with-shipment' | 'after-export'
  readonly withinDays?: number
  /** The day on which a recurring one next falls due. */
  readonly dueOn?: IsoDate
  readonly channel?: string
  /** What is to be done, where the code does not say it all. */
  readonly because?: string
  readonly met: boolean
  readonly cite: Citation
}

export const requirementCodes = [
  'destination',
  'headquarters',
  'part-746',
  'individual-notice',
  'entity-list',
  'military-end-user-list',
  'nonproliferation-sanctions',
  'blocked-person-programs',
  'supercomputer',
  'advanced-node',
  'equipment-maker',
  'military-end-use',
  'military-intelligence',
  'weapons-of-mass-destruction',
  'us-persons',
  'training-notice',
  'release',
  'access',
  'aia-promise',
  'validated-end-user-terms',
  'red-flag-28',
] as const
/** Which rule asks for a license. */
export type RequirementCode = (typeof requirementCodes)[number]

/** Why a license is needed. */
export type LicenseRequirement = {
  readonly code: RequirementCode
  readonly items: readonly number[]
  readonly because: string
  readonly cite: Citation
  readonly confidence: Confidence
}

export type ExceptionStatus = 'eligible' | 'ineligible' | 'needs-review'

/** What would lift a requirement, by its symbol, with every condition answered. */
export type LicenseException = {
  readonly symbol: string
  readonly status: ExceptionStatus
  /** License code for the Automated Export System; null where it is not known. */
  readonly aesCode: string | null
  readonly findings: readonly Finding[]
  readonly duties: readonly Duty[]
}

export type AuthorizationAnswer = {
  readonly kind: string
  readonly number?: string
  readonly status: 'covers' | 'does-not-cover' | 'needs-review'
  readonly findings: readonly Finding[]
}

export type ItemDetermination = {
  readonly index: number
  readonly eccn: string | null
  readonly paragraph: string | null
  /** Where more than one reading is open: each of them, null for "outside". */
  readonly possible?: readonly (string | null)[]
  readonly residual: readonly string[]
  readonly tppEach: number | null
  readonly tppTotal: number | null
  readonly performanceDensity: number | null
  readonly outcome: Outcome
  readonly findings: readonly Finding[]
}

/** A ceiling of TPP that the order draws on, as far as its use so far was told. */
export type Allocation = {
  readonly kind: string
  readonly key: string
  readonly ceilingTpp: number
  readonly usedTpp: number
  readonly requestedTpp: number
  readonly fits: boolean
  /** Before this order. */
  readonly availableTpp: number
  /** After it; null where it does not fit. */
  readonly remainingTpp: number | null
}

/** What was taken for granted because the request left it out. */
export type Assumption = { readonly pointer: string; readonly because: string }

/** What the law's other track says of the same deal. */
export type OtherTrack = { readonly track: string; readonly outcome: Outcome; readonly because: string }

/** Findings plus the conclusion, for one export on one day. */
export type Determination = {
  readonly outcome: Outcome
  /** The lowest tier of its parties; null where the track has none, or a headquarters or parent is open. */
  readonly tier: Tier | null
  readonly assumed: readonly Assumption[]
  readonly scope: readonly string[]
  readonly items: readonly ItemDetermination[]
  /** What stops the deal. Empty unless the outcome is `prohibited`, or an item's is. */
  readonly prohibitions: readonly Prohibition[]
  readonly licenseRequirements: readonly LicenseRequirement[]
  readonly licenseExceptions: readonly LicenseException[]
  readonly authorizations: readonly AuthorizationAnswer[]
  readonly reviewPolicy: ReviewPolicy | null
  readonly allocations: readonly Allocation[]
  readonly duties: readonly Duty[]
  readonly flags: readonly Flag[]
}
