import { findChip } from '../catalog/chips/catalog'
import type { Chip } from '../domain/chip'
import { classify } from '../domain/classification/classify'
import type { IsoDate } from '../domain/law'
import type { Law } from '../domain/rulebook'
import { enforcedLaw } from '../regimes/us/law-of-day'

/** Chips as they were classified under a law: customers ask for the same few. */
const known = new WeakMap<Law, Map<string, boolean>>()

/** Whether a chip is of the advanced classes on a day, or may be. Before there were such classes, what is made for data centers may be. */
export const isAdvancedChip = (asOf: IsoDate): ((chip: Chip) => boolean) => {
  const law = enforcedLaw(asOf)
  const classified = known.get(law) ?? new Map<string, boolean>()
  known.set(law, classified)
  return (chip) => {
    const before = classified.get(chip.id)
    if (before !== undefined) return before
    const isAdvanced = isOfClasses(chip, law)
    classified.set(chip.id, isAdvanced)
    return isAdvanced
  }
}

const isOfClasses = (chip: Chip, law: Law): boolean => {
  if (law.processors.state !== 'governs') return chip.datacenter
  const classified = classify({ kind: 'chip', chip: chip.id, quantity: 1 }, law, findChip, '/chip')
  return !classified.ok || classified.value.readings.some(({ level }) => level === 'a' || level === 'b')
}
