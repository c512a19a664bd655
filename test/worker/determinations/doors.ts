import { expect } from 'vitest'
import type { Listing, Owner, Party } from '../../../functions/domain/party'
import { aFirm, anExport, codesIn, determined } from '../../support/builders'
import { classified } from './goods'

/** Rows for ways past a rule that were once open: what comes out now, and the code that says why. */
export type Words = Parameters<typeof anExport>[0]
export type Row = { words: Words; outcome: string; code?: string; because: string }
export const promise = '$outcome ($code): $because'
export const stands = ({ words, outcome, code }: Row): void => {
  const answer = determined(anExport({ asOf: '2026-08-03', ...words }))
  expect(answer.outcome).toBe(outcome)
  if (code !== undefined) expect(codesIn(answer)).toContain(code)
}
export const listed = (country: string, list: string, change: Partial<Listing> = {}): Party =>
  aFirm(country, { listings: [{ list, confirmed: true, ...change }] })
export const named = (name: string, country: string, list: string, change: Partial<Listing> = {}): Party => ({
  ...listed(country, list, change),
  name,
})
export const owned = (...owners: readonly Owner[]): Party => aFirm('DE', { owners })
export const ear99 = classified('EAR99', 0)
