import type { Chip } from './chip'
import { type Doubt, type InvalidFact, invalidFact } from './classification'
import type { Flag } from './finding'
import type { ChipOrSpec } from './item'
import { countedTpp } from './measure'
import { type Figures, figuresOfChip, figuresOfSpec, type Standing, standings } from './processor'
import { ok, type Result, refuse } from './result'
import type { Law } from './rulebook'

export type FindChip = (idOrAlias: string) => Chip | undefined

/** The figures of a chip named or described. */
export const figuresOf = (given: ChipOrSpec, findChip: FindChip, pointer: string): Result<Figures, InvalidFact> => {
  if ((given.chip === undefined) === (given.spec === undefined)) {
    return refuse(invalidFact(pointer, 'give either `chip` (an id or alias of the catalog) or `spec` (its figures), not both'))
  }
  if (given.spec?.tpp !== undefined && given.spec.rates !== undefined) {
    return refuse(invalidFact(`${pointer}/spec`, 'give either `tpp` or `rates`, not both'))
  }
  if (given.spec !== undefined) return ok(figuresOfSpec(given.spec))
  const chip = findChip(given.chip ?? '')
  if (chip) return ok(figuresOfChip(chip))
  return refuse(invalidFact(`${pointer}/chip`, 'no such chip in the catalog; see GET /v1/chips, or describe it in `spec`'))
}

/** Every way in which one circuit may stand that day, and why there is more than one. */
export const standingsOf = (figures: Figures, law: Law, pointerless: string) => {
  if (law.processors.state !== 'governs') return { open: [null] as readonly Standing[], isSettled: true, doubts: [], findings: [] }
  const { entry } = law.processors
  const { open, findings } = standings(figures, entry)
  const doubts: Doubt[] = []
  const possible: Standing[] = [...open]
  const isSettled = open.length === 1
  if (!isSettled) {
    doubts.push({
      code: 'FIGURE_UNKNOWN',
      because: `${pointerless}: ${missing(figures)} is not known, and the paragraph turns on it`,
      cite: entry.cite,
    })
  }
  if (figures.tppWithVectorUnits !== undefined) {
    const other = standings({ ...figures, tpp: figures.tppWithVectorUnits }, entry).open
    const differing = other.filter((each) => !possible.some((known) => known?.level === each?.level))
    if (differing.length > 0) {
      possible.push(...differing)
      const counted = countedTpp(figures.tppWithVectorUnits)
      const because = `${pointerless}: with the vector units added the TPP is ${counted} and the paragraph another`
      doubts.push({ code: 'TPP_UNITS', because, cite: entry.cite })
    }
  }
  if (figures.chip?.confidence === 'low') {
    possible.push(...bands(figures, law).filter((each) => !possible.some((known) => known?.level === each?.level)))
    doubts.push({
      code: 'CHIP_UNVERIFIED',
      because: `${pointerless}: the figures rest on an estimate, a roadmap or the press`,
      cite: entry.cite,
    })
  }
  return { open: possible, isSettled, doubts, findings }
}

const missing = ({ tpp, dieAreaMm2, transferRateGBs }: Figures): string =>
  tpp === undefined
    ? 'the rated performance'
    : dieAreaMm2 === undefined
      ? 'the die area'
      : transferRateGBs === undefined
        ? 'the transfer rate'
        : 'a figure'

/** Every band that a circuit of unverified figures could turn out to be in. */
const bands = ({ datacenter }: Figures, law: Law): readonly Standing[] => {
  if (law.processors.state !== 'governs') return [null]
  const { limbs } = law.processors.entry.value
  return [...limbs.filter(({ level }) => datacenter || level === 'a').map(({ level, paragraph }) => ({ level, paragraph })), null].filter(
    (each, at, all) => all.findIndex((other) => other?.level === each?.level) === at,
  )
}

export const halvedNote = (figures: Figures, law: Law): readonly Flag[] =>
  figures.halved && law.processors.state === 'governs'
    ? [
        {
          code: 'SPARSE_HALVED',
          effect: 'note',
          because: 'a rate quoted with sparsity counts half: only dense rates count',
          cite: law.processors.entry.cite,
        },
      ]
    : []
