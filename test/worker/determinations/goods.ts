import type { Item, SystemItem } from '../../../functions/domain/item'
import { chip, circuit } from '../../support/builders'

/** A100 80GB: caught by the rule of 2022 (4,992 and 600 GB/s) and by that of 2023 (a.1). */
export const a100 = chip('nvidia-a100-sxm4-80gb')

/** Meets 3A090.a and is made for data centers: no exception of 740.8 reaches it. */
export const dataCenterA = chip('nvidia-h100-sxm')

/** TPP 2,400 on 1,000 mm²: 3A090.b.1, made for data centers. Links of 900 GB/s, so that 2022 has its figure. */
export const dataCenterB = circuit(2400, { dieAreaMm2: 1000, interconnectGBs: 900 })

/** Consumer card of 5,285 TPP: 3A090.a, not designed or marketed for data centers. */
export const gamingCard = chip('nvidia-rtx-4090')

/** Outside 3A090 on any reading, and not by a figure that is missing. */
export const smallChip = circuit(400, { dieAreaMm2: 800, interconnectGBs: 100 })

/** Memory bandwidth density 8 GB/s/mm²: 3A090.c, where the paragraph binds. */
export const hbm: Item = { kind: 'memory', bandwidthGBs: 800, areaMm2: 100, of: 'stack', quantity: 1 }

/** Stated by the caller, with a figure that agrees with the paragraph. */
export const classified = (eccn: string, tpp = 6000): Item => ({ kind: 'classified', eccn, tpp, quantity: 1 })

/** Software or technology, as the letter of its entry says. */
export const serving = (eccn: string, forEccn?: string): Item => ({
  kind: eccn[1] === 'E' ? 'technology' : 'software',
  eccn,
  quantity: 1,
  ...(forEccn === undefined ? {} : { forEccn }),
})

export const system = (contains: readonly Item[], change: Partial<SystemItem> = {}): Item => ({
  kind: 'system',
  contains: contains.flatMap((item) =>
    item.kind === 'chip' ? [{ quantity: 8, ...(item.chip ? { chip: item.chip } : { spec: item.spec }) }] : [],
  ),
  quantity: 1,
  ...change,
})
