import type { AuthorizationAnswer } from '../determination'
import type { Reading } from '../eccn'
import type { Trilean } from '../finding'

/** An item that needs a license, under one of its readings. */
export type Licensed = { readonly item: number; readonly reading: Reading }

export const statusOf = (outcome: Trilean): AuthorizationAnswer['status'] =>
  outcome === 'met' ? 'covers' : outcome === 'unmet' ? 'does-not-cover' : 'needs-review'
