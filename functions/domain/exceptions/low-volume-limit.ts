import type { Deal } from '../deal'
import type { Allocation } from '../determination'
import { asker, claim, type Finding, type Flag, noteFlag } from '../finding'
import type { Dated } from '../law'
import { isSameName, type Party } from '../party'
import type { LimitTerms } from './low-volume-terms'

/** What is left of the year's amount for whoever the items are booked to. */
export type Limit = { readonly findings: readonly Finding[]; readonly notes: readonly Flag[]; readonly line?: Allocation }

/**
 * The yearly amount, pooled at the ultimate parent: what it and its affiliates received so far, and this order. Received
 * and exported are both counted where both were told; where they disagree nobody here can say which decides.
 */
export const limitOf = (deal: Deal, terms: Dated<LimitTerms>, requestedTpp: number | null): Limit => {
  const { value } = terms
  const ask = asker(terms)
  const open = (because: string, code?: string): Limit => ({ findings: [ask('yearly-limit', 'unknown', because, code)], notes: [] })
  const { usage, asOf } = deal.export
  const year = Number(asOf.slice(0, 4))
  const told = usage?.lpp
  const { election, parties } = deal.export
  // By election the limit is that of whoever operates the items.
  const holder = topOf(election === undefined ? parties.ultimateConsignee : parties.operator)
  if (holder === 'several') return open('whose limit the items count against is not known: several ultimate parents', 'R-02')
  if (holder === undefined) return open('whose limit the items count against is not known: the ultimate parent was not given')
  const owner = election === undefined ? topOf(parties.owner) : undefined
  if (parties.owner !== undefined && election === undefined && !isHolder(owner, holder))
    return open('the items are owned by another than receives them: whose limit they count against is open', value.tenureCode)
  if (requestedTpp === null) return open('the TPP of the order is not known')
  if (told?.receivedTpp === undefined) return open(`what ${holder.name} received in ${year} was not given`)
  if (told.year !== year) return open(`what was received is told of ${told.year}, and the export is in ${year}`)
  const affiliates = told.affiliatesReceivedTpp ?? 0
  const line = lineOf(value, `${value.kind}:${year}:${holder.key}`, told.receivedTpp + affiliates, requestedTpp)
  const byExport = told.exportedTpp === undefined ? undefined : lineOf(value, line.key, told.exportedTpp + affiliates, requestedTpp)
  const notes = notesOf(value, terms, year, byExport !== undefined, isDecidedByPooling(value, told.receivedTpp, affiliates, requestedTpp))
  if (byExport !== undefined && byExport.fits !== line.fits) {
    const findings = [ask('yearly-limit', 'unknown', value.yearTest.because, value.yearTest.code)]
    return { findings, notes, line: line.fits ? byExport : line }
  }
  const because = line.fits
    ? `${requestedTpp} TPP of ${line.availableTpp} left in ${year}`
    : `${requestedTpp} TPP asked for and ${line.availableTpp} left of ${value.ceilingTpp} in ${year}`
  return { findings: [ask('yearly-limit', claim(line.fits), because, line.fits ? undefined : 'quota-exceeded')], notes, line }
}

const lineOf = ({ kind, ceilingTpp }: LimitTerms, key: string, usedTpp: number, requestedTpp: number): Allocation => {
  const availableTpp = Math.max(0, ceilingTpp - usedTpp)
  const fits = requestedTpp <= availableTpp
  return { kind, key, ceilingTpp, usedTpp, requestedTpp, fits, availableTpp, remainingTpp: fits ? availableTpp - requestedTpp : null }
}

/** It fits the consignee's own receipts and not those of the family. */
const isDecidedByPooling = ({ ceilingTpp }: LimitTerms, receivedTpp: number, affiliates: number, requestedTpp: number): boolean =>
  requestedTpp <= ceilingTpp - receivedTpp && requestedTpp > ceilingTpp - receivedTpp - affiliates

const notesOf = (
  { pooling, yearTest, firstYear }: LimitTerms,
  { cite }: Dated<LimitTerms>,
  year: number,
  hasBoth: boolean,
  isPooled: boolean,
): readonly Flag[] => [
  ...(isPooled ? [noteFlag(pooling.code, pooling.because, cite)] : []),
  ...(hasBoth ? [noteFlag(yearTest.code, yearTest.because, cite)] : []),
  ...(year === firstYear?.year ? [noteFlag(firstYear.code, firstYear.because, cite)] : []),
]

type Holder = { readonly name: string; readonly key: string }

/** The one at the top of a firm, itself where nobody is above it. Undefined where that was not given. */
const topOf = (party: Party | undefined): Holder | 'several' | undefined => {
  if (party?.ultimateParents === undefined) return undefined
  const [parent, other] = party.ultimateParents
  if (other !== undefined) return 'several'
  return parent === undefined ? { name: party.name, key: keyOf(party) } : { name: parent.name, key: parent.name }
}

const isHolder = (top: Holder | 'several' | undefined, holder: Holder): boolean =>
  typeof top === 'object' && isSameName(top.name, holder.name)

const keyOf = ({ name, registration }: Party): string => (registration === undefined ? name : `${registration.scheme}.${registration.id}`)
