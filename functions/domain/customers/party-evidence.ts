import type { FoundMatch } from '../screening/list-evidence'
import type { Because, ListState } from '../screening/screening'

export const searchedRoles = ['customer', 'person', 'owner', 'ultimate-parent', 'payer', 'bank', 'reseller', 'address'] as const

/** Somebody who was looked for on the lists: by which part of the facts, and what was found. */
export type CheckedParty = {
  readonly role: (typeof searchedRoles)[number]
  readonly name: string
  /** Of a person its role; of an owner the id of its node. */
  readonly of?: string
  /** Of several of one name in one part, which one. Absent: the first. */
  readonly nth?: number
  readonly matches: readonly FoundMatch[]
}

/** An address of the customer that is one of a listed party's, or close to it. */
export type AddressMatch = {
  readonly address: string
  readonly listedParty: string
  readonly list: string
  readonly name: string
  readonly theirs: string
  readonly because: string
}

/** What lists said when a customer was checked. Only those of whom something was found. */
export type PartyEvidence = {
  readonly state: ListState
  readonly searched: readonly string[]
  readonly because: readonly Because[]
  /** How many names were looked for, and whether all of them were. */
  readonly names: number
  readonly isPartial: boolean
  readonly found: readonly CheckedParty[]
  readonly addresses: readonly AddressMatch[]
}
