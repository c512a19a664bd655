import type { Export, Usage } from '../export'
import type { LineReading, PlannedLine } from './readings'

/**
 * What was used of a limit that counts across exporters. Our callers' captures and the consignee's certified receipts may be
 * the same goods: at least the greater of both was used, at most their sum.
 */
export type CertifiedUse = { readonly leastTpp: number; readonly mostTpp: number }

/**
 * @param reading Counters before this order.
 * @returns TPP, with what others hold.
 */
export const certifiedUse = (reading: LineReading, { certified }: PlannedLine): CertifiedUse => {
  const declared = reading.declaredTpp ?? 0
  const shipped = (reading.capturedTpp ?? 0) - declared
  const held = reading.heldTpp ?? 0
  const { totalTpp, elsewhereTpp } = certified ?? { totalTpp: 0 }
  // The part from others adds to what we saw; together they are never less than the whole that was certified.
  const least = Math.max(declared, totalTpp - shipped, elsewhereTpp ?? 0)
  const most = elsewhereTpp === undefined ? Math.max(declared, totalTpp) : least
  return { leastTpp: shipped + held + least, mostTpp: shipped + held + most }
}

/** The same question with the year's receipts as they are known now; nothing where the consignee certified none. */
export const withReceipts = (given: Export, usedTpp: number): Export => {
  const { usage } = given
  const told = usage?.lpp
  if (told?.receivedTpp === undefined) return given
  const affiliates = told.affiliatesReceivedTpp ?? 0
  const receivedTpp = Math.max(0, usedTpp - affiliates)
  const more = receivedTpp - told.receivedTpp
  const lpp = { ...told, receivedTpp, ...(told.exportedTpp === undefined ? {} : { exportedTpp: Math.max(0, told.exportedTpp + more) }) }
  return { ...given, usage: { ...usage, lpp } }
}

/** The same question as if nothing had been received: it tells whose limit would count, and for how much. */
export const withoutReceipts = (given: Export): Export => {
  const told = given.usage?.lpp
  const year = Number(given.asOf.slice(0, 4))
  const lpp: NonNullable<Usage['lpp']> = { year: told?.year ?? year, receivedTpp: 0 }
  return { ...given, usage: { ...given.usage, lpp } }
}

/** What a paper that the consignee signed by the day of export states of receipts from others than our callers. */
export const receivedElsewhere = ({ evidence = [], asOf }: Export): number | undefined => {
  const stated = evidence.flatMap(({ kind, signedOn = asOf, elements }) => {
    const value = kind === 'lpp-certification' && signedOn <= asOf ? elements?.['receivedElsewhereTpp'] : undefined
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? [value] : []
  })
  return stated.length === 0 ? undefined : Math.max(...stated)
}
