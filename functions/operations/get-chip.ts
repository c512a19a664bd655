import { findChip } from '../catalog/chips/catalog'
import type { Chip } from '../domain/chip'
import type { Classification } from '../domain/classification/classification'
import { classify } from '../domain/classification/classify'
import { dayBefore, type IsoDate, type Provision } from '../domain/law'
import { ok, type Result, refuse } from '../domain/result'
import type { IndividualNotice } from '../domain/rulebook'
import { eccn3a090 } from '../regimes/us/eccn-3a090'
import { individualNotices } from '../regimes/us/individual-notices'
import { enforcedLaw } from '../regimes/us/law-of-day'
import { type LawStamp, stampOf } from './law-stamp'

export type NotFound = { readonly reason: 'not-found'; readonly what: string }
export type Vintage = { readonly from: IsoDate; readonly to?: IsoDate; readonly classification: Classification }
export type ChipAnswer = {
  readonly chip: Chip
  /** What the chip is under each text that 3A090 has had. */
  readonly vintages: readonly Vintage[]
  readonly notices: readonly Provision<IndividualNotice>[]
}

/** A chip of the catalog: its figures, and what each vintage of 3A090 makes of them. */
export const getChip = (idOrAlias: string, today: IsoDate): Result<ChipAnswer & { law: LawStamp }, NotFound> => {
  const chip = findChip(idOrAlias)
  return chip ? ok({ law: stampOf(enforcedLaw(today)), ...chipAnswer(chip) }) : refuse({ reason: 'not-found', what: 'chip' })
}

export const chipAnswer = (chip: Chip): ChipAnswer => ({
  chip,
  vintages: eccn3a090.history.map(({ from }, at) => {
    const next = eccn3a090.history[at + 1]
    const to = next && dayBefore(next.from)
    return { from, ...(to === undefined ? {} : { to }), classification: classificationOn(chip, from) }
  }),
  notices: individualNotices.filter(({ history }) => history.some((entry) => 'value' in entry && entry.value.chips.includes(chip.id))),
})

const classificationOn = (chip: Chip, day: IsoDate): Classification => {
  const classified = classify({ kind: 'chip', chip: chip.id, quantity: 1 }, enforcedLaw(day), findChip, '')
  if (!classified.ok) throw new Error(`${chip.id} is in the catalog and was not found`)
  return classified.value
}
