import type { Chip } from '../chip'
import type { ProcessorParameters } from '../eccn'
import type { Finding, Flag } from '../finding'
import type { ChipOrSpec } from '../item'
import type { Dated } from '../law'
import { countedTpp } from '../measure'
import { ok, type Result, refuse } from '../result'
import type { Law } from '../rulebook'
import { type Circuit, type Doubt, type InvalidFact, invalidFact } from './classification'
import { distinctLevels, type Figures, figuresOfChip, figuresOfSpec, type Standing, standings } from './processor'

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
  if (chip) return ok(figuresInCatalog(chip))
  return refuse(invalidFact(`${pointer}/chip`, 'no such chip in the catalog; find its id with GET /v1/chips?q=, or describe it in `spec`'))
}

/** The catalog does not change while the service runs: the figures of a chip are worked out once. */
const figuresInCatalog = (chip: Chip): Figures => {
  const figures = computed.get(chip) ?? figuresOfChip(chip)
  computed.set(chip, figures)
  return figures
}

const computed = new WeakMap<Chip, Figures>()

/** The ways in which a circuit may stand, why there is more than one, and what was asked. */
export type Stands = {
  readonly open: readonly Standing[]
  readonly isSettled: boolean
  readonly doubts: readonly Doubt[]
  readonly findings: readonly Finding[]
}

/** Every way in which one circuit may stand that day. */
export const standingsOf = (figures: Figures, law: Law): Stands => {
  if (law.processors.state !== 'governs') return { open: [null], isSettled: true, doubts: [], findings: [] }
  const { entry } = law.processors
  return figures.chip === undefined ? standsUnder(figures, entry) : standsOfChip(figures.chip, figures, entry)
}

/** A chip of the catalog stands the same under the same text, so it is worked out once for each. */
const standsOfChip = (chip: Chip, figures: Figures, entry: Dated<ProcessorParameters>): Stands => {
  const ofText = workedOut.get(entry) ?? new WeakMap<Chip, Stands>()
  workedOut.set(entry, ofText)
  const stands = ofText.get(chip) ?? standsUnder(figures, entry)
  ofText.set(chip, stands)
  return stands
}

const workedOut = new WeakMap<Dated<ProcessorParameters>, WeakMap<Chip, Stands>>()

const standsUnder = (figures: Figures, entry: Dated<ProcessorParameters>): Stands => {
  const { cite } = entry
  const { label } = figures
  const { open, findings } = standings(figures, entry)
  const doubts: Doubt[] = []
  const possible: Standing[] = [...open]
  const isSettled = open.length === 1
  const add = (others: readonly Standing[]): boolean => {
    const differing = others.filter((each) => !possible.some((known) => known?.level === each?.level))
    possible.push(...differing)
    return differing.length > 0
  }
  if (!isSettled) {
    const because = `${label}: ${missing(figures, entry.value)} is not known, and the paragraph turns on it`
    doubts.push({ code: 'FIGURE_UNKNOWN', because, cite })
  }
  const { tppWithVectorUnits: tpp } = figures
  if (tpp !== undefined && add(standings({ ...figures, tpp }, entry).open)) {
    const because = `${label}: with the vector units added the TPP is ${countedTpp(tpp)} and the paragraph another`
    doubts.push({ code: 'TPP_UNITS', because, cite })
  }
  if (figures.chip?.confidence === 'low') {
    add(bands(figures, entry.value))
    doubts.push({ code: 'CHIP_UNVERIFIED', because: `${label}: the figures rest on an estimate, a roadmap or the press`, cite })
  }
  return { open: possible, isSettled, doubts, findings }
}

const missing = ({ tpp, dieAreaMm2, planar }: Figures, { limbs }: ProcessorParameters): string => {
  if (tpp === undefined) return 'the rated performance'
  return limbs.some(({ densityMin }) => densityMin !== undefined) && dieAreaMm2 === undefined && !planar
    ? 'the die area'
    : 'the transfer rate'
}

/** Every band that a circuit of unverified figures could turn out to be in. */
const bands = ({ datacenter }: Figures, { limbs }: ProcessorParameters): readonly Standing[] => [
  ...distinctLevels(limbs.filter(({ level }) => datacenter || level === 'a').map(({ level, paragraph }) => ({ level, paragraph }))),
  null,
]

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

/** A circuit as the review window reads it. A chip of the catalog is the same each time. */
export const windowCircuit = (figures: Figures): Circuit => {
  const before = circuits.get(figures)
  if (before) return before
  const made: Circuit = {
    chip: figures.chip,
    tpp: figures.tpp === undefined ? null : countedTpp(figures.tpp),
    dramBandwidthGBs: figures.dramBandwidthGBs ?? null,
    usCommercialSince: figures.usCommercialSince,
  }
  circuits.set(figures, made)
  return made
}

const circuits = new WeakMap<Figures, Circuit>()
