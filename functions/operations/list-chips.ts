import { chips } from '../catalog/chips/catalog'
import { foldChipName } from '../domain/chip'
import type { IsoDate } from '../domain/law'
import { enforcedLaw } from '../regimes/us/law-of-day'
import { type ChipAnswer, chipAnswer } from './get-chip'
import { type LawStamp, stampOf } from './law-stamp'

export type ChipQuery = {
  /** Part of an id, model or alias; case, blanks and hyphens do not matter. */
  readonly q?: string | undefined
  readonly vendor?: string | undefined
  /** Under today's text: `a.1`, `3A090.a.1`, a level such as `a`, `none` or `unknown`. */
  readonly paragraph?: string | undefined
}

/** The catalog, narrowed. What a chip is was worked out once: catalog and law do not change while the service runs. */
export const listChips = ({ q, vendor, paragraph }: ChipQuery, today: IsoDate): { law: LawStamp; chips: readonly ChipAnswer[] } => {
  const sought = q === undefined ? '' : foldChipName(q)
  const wanted = paragraph?.toLowerCase().replace(/^3a090\.?/, '')
  const found = answers.filter(
    ({ chip, vintages }) =>
      [chip.id, chip.model, ...chip.aliases].some((name) => foldChipName(name).includes(sought)) &&
      (vendor === undefined || chip.vendor.toLowerCase() === vendor.toLowerCase()) &&
      (wanted === undefined || isIn(paragraphOf(vintages.at(-1)), wanted)),
  )
  return { law: stampOf(enforcedLaw(today)), chips: found }
}

const isIn = (paragraph: string, wanted: string): boolean => paragraph === wanted || paragraph.startsWith(`${wanted}.`)

export const paragraphOf = (vintage: ChipAnswer['vintages'][number] | undefined): string => {
  if (vintage === undefined || !vintage.classification.isSettled) return 'unknown'
  return vintage.classification.readings[0].paragraph ?? 'none'
}

const answers = chips.map(chipAnswer)
