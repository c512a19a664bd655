import type { PlaceCode } from './place'

/** Why a foreign-made item would be subject to the EAR, as the caller states it. */
export type Jurisdiction = {
  readonly basis: 'us-origin' | 'foreign-direct-product' | 'de-minimis' | 'not-subject'
  readonly producedIn?: PlaceCode | undefined
}

/** One line of a data sheet: tera-operations per second at a bit length of the multiply's inputs. */
export type Rate = {
  readonly format: string
  readonly tops: number
  readonly bits: number
  /** Quoted with structured sparsity: the dense rate is half. */
  readonly sparse?: boolean | undefined
  /** Which processing units reach it, where the sheet tells them apart. */
  readonly unit?: string | undefined
}

/** An integrated circuit that is not in the catalog, described by its figures. */
export type Spec = {
  readonly tpp?: number | undefined
  readonly rates?: readonly Rate[] | undefined
  readonly dieAreaMm2?: number | undefined
  readonly nonPlanar?: boolean | undefined
  readonly designedForDatacenter: boolean
  readonly dramBandwidthGBs?: number | undefined
  readonly interconnectGBs?: number | undefined
  readonly usCommercialSince?: string | undefined
}

/** A chip by its catalog id or alias, or by its figures. */
export type ChipOrSpec = { readonly chip?: string | undefined; readonly spec?: Spec | undefined }

export type Designer = {
  readonly status: 'approved' | 'authorized' | 'other'
  readonly headquarters?: PlaceCode | undefined
  readonly location?: PlaceCode | undefined
  readonly ultimateParentHeadquarters?: PlaceCode | undefined
  readonly agreedToReport?: boolean | undefined
  readonly appliedOn?: string | undefined
}

export type Foundry = {
  readonly actor: 'fabricator' | 'osat'
  readonly packagedIn: PlaceCode
  readonly packager: 'fabricator' | 'approved-osat' | 'other'
  readonly approximatedTransistorsBn: number
  readonly containsHbm: boolean
  readonly attestation: 'designer' | 'fabricator' | 'osat' | 'none'
  readonly completedOn?: string | undefined
}

export type ChipItem = ChipOrSpec & {
  readonly kind: 'chip'
  readonly designer?: Designer | undefined
  readonly foundry?: Foundry | undefined
}

/** A computer, assembly or component: classified by the chips inside it. */
export type SystemItem = {
  readonly kind: 'system'
  readonly contains: readonly (ChipOrSpec & { readonly quantity: number })[]
  readonly family?: string | undefined
  readonly eccn?: string | undefined
  /** Marketing of the system itself. Absent: that of the chips inside is assumed. */
  readonly designedForDatacenter?: boolean | undefined
}

/** Classified by the caller, to the paragraph. */
export type ClassifiedItem = { readonly kind: 'classified'; readonly eccn: string; readonly tpp: number }

export type MemoryItem = {
  readonly kind: 'memory'
  readonly bandwidthGBs: number
  readonly areaMm2: number
  readonly of: 'stack' | 'package'
  readonly coPackagedWithProcessing?: boolean | undefined
  /** The site that packages it, for License Exception HBM. */
  readonly packaging?: Packaging | undefined
}

export type Packaging = {
  readonly siteOwner: string
  readonly siteOperator: string
  readonly headquarters: PlaceCode
  readonly tracksQuantity: boolean
}

export type SoftwareOrTechnologyItem = {
  readonly kind: 'software' | 'technology'
  readonly eccn: string
  readonly forEccn?: string | undefined
}

/** Data that another model made and this one learned from. */
export type SyntheticData = {
  readonly generator: string
  /** Share of this model's operations that trained on it, 0 to 1. */
  readonly operationsShare: number
  readonly dataPublished: boolean
  readonly weightsPublished: boolean
  /** Operations spent on making the data, and on training the generator: decimal strings. */
  readonly generationOperations?: string | undefined
  readonly trainingOperations?: string | undefined
  /** The generator of which this one is a checkpoint or fine-tune: they count as one. */
  readonly sharesWith?: string | undefined
}

/** A natural person to whom technology or weights are released. */
export type Releasee = {
  readonly citizenshipOrResidence: readonly PlaceCode[]
  readonly employer: { readonly headquarters: PlaceCode; readonly ultimateParentHeadquarters?: PlaceCode | undefined }
  readonly permanentRegularEmployee: boolean
}

/** Weights of a trained model. Numbers of operations are decimal strings. */
export type ModelWeightsItem = {
  readonly kind: 'modelWeights'
  readonly operations: string
  readonly published: boolean
  readonly derivedFromPublished?: boolean | undefined
  readonly additionalOperations?: string | undefined
  readonly syntheticData?: readonly SyntheticData[] | undefined
  readonly storage?:
    | { readonly country: PlaceCode; readonly facilityOwnerHeadquarters: PlaceCode; readonly paragraphs14_15_18: boolean }
    | undefined
  readonly releasees?: readonly Releasee[] | undefined
}

/** GPU time: circuits that are used and do not move. */
export type ComputeItem = ChipOrSpec & {
  readonly kind: 'compute'
  readonly count: number
  readonly hours: number
  readonly workload: 'inference' | 'training' | 'fine-tuning'
  readonly plannedOperations?: string | undefined
  readonly originalOperations?: string | undefined
  readonly baseModelPublished?: boolean | undefined
  readonly exportIntent?: boolean | undefined
}

export type Item = {
  readonly quantity: number
  readonly jurisdiction?: Jurisdiction | undefined
} & (ChipItem | SystemItem | ClassifiedItem | MemoryItem | SoftwareOrTechnologyItem | ModelWeightsItem | ComputeItem)
