/** A row of the Consolidated Screening List, whichever way it came: what is empty is absent. */
export type CslRecord = {
  /** Name of the list, or its code. */
  readonly source: string
  readonly entityNumber?: string | undefined
  readonly type?: string | undefined
  readonly programs: readonly string[]
  readonly name: string
  readonly title?: string | undefined
  readonly addresses: readonly CslAddress[]
  /** Places that are told apart from addresses. */
  readonly places: readonly string[]
  readonly notice?: string | undefined
  readonly startDate?: string | undefined
  readonly endDate?: string | undefined
  readonly standardOrder?: string | undefined
  readonly licenseRequirement?: string | undefined
  readonly licensePolicy?: string | undefined
  /** Call sign, type, tonnages, flag and owner of a ship, as far as they are printed. */
  readonly vessel: Readonly<Record<string, string>>
  readonly remarks?: string | undefined
  readonly sourceUrl?: string | undefined
  readonly altNames: readonly string[]
  readonly citizenships: readonly string[]
  readonly birthDates: readonly string[]
  readonly nationalities: readonly string[]
  readonly birthPlaces: readonly string[]
  readonly ids: readonly CslId[]
}

export type CslAddress = { readonly text: string; readonly country?: string | undefined }

/** A number in its parts, or as one cell prints it. */
export type CslId = string | { readonly type: string; readonly number: string; readonly country?: string | undefined }

export const vesselColumns = [
  'call_sign',
  'vessel_type',
  'gross_tonnage',
  'gross_registered_tonnage',
  'vessel_flag',
  'vessel_owner',
] as const
