/** What is read of statements in the Beneficial Ownership Data Standard 0.4. Everything else in them is passed over. */
export type BodsShare = {
  readonly exact?: number | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  /** Bounds that are not themselves meant. */
  readonly exclusiveMinimum?: number | undefined
  readonly exclusiveMaximum?: number | undefined
}

export type BodsInterest = {
  readonly type?: string | undefined
  readonly directOrIndirect?: 'direct' | 'indirect' | 'unknown' | undefined
  readonly share?: BodsShare | undefined
  readonly startDate?: string | undefined
  readonly endDate?: string | undefined
}

/** A reference to a record, or why there is none. */
export type BodsReference = string | { readonly reason?: string | undefined; readonly description?: string | undefined }

export type BodsEntity = {
  readonly name?: string | undefined
  readonly entityType?: { readonly type?: string | undefined } | undefined
  readonly jurisdiction?: { readonly code?: string | undefined; readonly name?: string | undefined } | undefined
  readonly publicListing?: { readonly hasPublicListing?: boolean | undefined } | undefined
}
export type BodsPerson = {
  readonly personType?: string | undefined
  readonly names?: readonly { readonly fullName?: string | undefined }[] | undefined
}
export type BodsRelationship = {
  readonly subject?: BodsReference | undefined
  readonly interestedParty?: BodsReference | undefined
  readonly interests?: readonly BodsInterest[] | undefined
}

/** One statement: what was said of one record on one day. */
export type BodsStatement = {
  readonly statementId?: string | undefined
  readonly statementDate?: string | undefined
  readonly declarationSubject?: string | undefined
  readonly recordId: string
  readonly recordType: 'entity' | 'person' | 'relationship'
  readonly recordStatus?: 'new' | 'updated' | 'closed' | undefined
  readonly recordDetails: BodsEntity & BodsPerson & BodsRelationship
}
