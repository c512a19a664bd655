import { type Chip, confidenceOfChip } from '../chip'
import type { Level, Limb, ProcessorParameters, Reading } from '../eccn'
import { claim, every, type Finding, type Trilean } from '../finding'
import type { Rate, Spec } from '../item'
import type { Confidence, Dated } from '../law'
import { countedTpp, densityOf, type PerformanceDensity, reachesBound, squareMillimetres, type Tpp, tpp } from '../measure'

/** Bits of the multiply's inputs. TF32 is left out: its inputs hold 19 bits, and no chip owes its highest TPP to it. */
const bitLength = { fp4: 4, fp6: 6, fp8: 8, int8: 8, fp16: 16, fp32: 32, fp64: 64 } as const

/** What the parameters of 3A090 are held against, per integrated circuit. Undefined is unknown. */
export type Figures = {
  readonly label: string
  readonly chip?: Chip
  readonly tpp: Tpp | undefined
  /** TPP under the other reading of "aggregated over all processing units", where that was computed. */
  readonly tppWithVectorUnits?: Tpp
  readonly dieAreaMm2: number | undefined
  /** Without a non-planar die there is no applicable area, and the density is not met. */
  readonly planar: boolean
  readonly datacenter: boolean
  readonly transferRateGBs: number | undefined
  readonly dramBandwidthGBs: number | undefined
  /** On general sale at home since, as precise as it is known. */
  readonly usCommercialSince: string | undefined
  /** Some rate was quoted with sparsity and counts half. */
  readonly halved: boolean
  readonly confidence: Confidence
}

export const figuresOfChip = (chip: Chip): Figures => {
  const rates = Object.entries(bitLength).flatMap(([format, bits]) => {
    const rate = chip.dense[format as keyof typeof bitLength]
    return rate === undefined ? [] : [rate * bits]
  })
  const highest = rates.length === 0 ? undefined : tpp(Math.max(...rates))
  return {
    label: chip.model,
    chip,
    tpp: highest,
    ...(highest !== undefined && chip.vectorFp32 !== undefined
      ? { tppWithVectorUnits: tpp(highest + chip.vectorFp32 * bitLength.fp32) }
      : {}),
    dieAreaMm2: chip.dieAreaMm2,
    planar: chip.nonPlanar === false,
    datacenter: chip.datacenter,
    transferRateGBs: chip.interconnectGBs,
    dramBandwidthGBs: chip.memory.bandwidthGBs,
    usCommercialSince: chip.usCommercialSince,
    halved: false,
    confidence: confidenceOfChip[chip.confidence],
  }
}

export const figuresOfSpec = (spec: Spec): Figures => {
  const { rates = [] } = spec
  const units = new Set(rates.map(({ unit }) => unit))
  const highest = rates.length === 0 ? undefined : tpp(Math.max(...rates.map(tppOfRate)))
  return {
    label: 'the circuit described',
    tpp: spec.tpp === undefined ? highest : tpp(spec.tpp),
    ...(highest !== undefined && units.size > 1 ? { tppWithVectorUnits: summedOverUnits(rates) } : {}),
    dieAreaMm2: spec.dieAreaMm2,
    // Not said to be planar: the area counts, which is the stricter reading.
    planar: spec.nonPlanar === false,
    datacenter: spec.designedForDatacenter,
    transferRateGBs: spec.interconnectGBs,
    dramBandwidthGBs: spec.dramBandwidthGBs,
    usCommercialSince: spec.usCommercialSince,
    halved: rates.some(({ sparse }) => sparse === true),
    confidence: 'confirmed',
  }
}

/** Dense rates only: a figure quoted with sparsity is halved (technical note 3). */
const tppOfRate = ({ tops, bits, sparse }: Rate): number => (sparse === true ? tops / 2 : tops) * bits

const summedOverUnits = (rates: readonly Rate[]): Tpp => {
  const best = new Map<string, number>()
  for (const rate of rates) best.set(rate.unit ?? '', Math.max(best.get(rate.unit ?? '') ?? 0, tppOfRate(rate)))
  return tpp([...best.values()].reduce((sum, each) => sum + each, 0))
}

/** Undefined where a figure is missing; null where no die is non-planar. */
export const densityFrom = ({ tpp, dieAreaMm2, planar }: Figures): PerformanceDensity | null | undefined => {
  if (planar) return null
  return tpp === undefined || dieAreaMm2 === undefined || dieAreaMm2 === 0 ? undefined : densityOf(tpp, squareMillimetres(dieAreaMm2))
}

/** One way in which a circuit may stand: in a paragraph, or outside. */
export type Standing = { readonly level: Extract<Level, 'a' | 'b'>; readonly paragraph: string } | null

/**
 * The paragraphs of 3A090.a and .b tried in order: the first that is met decides, and each that is unknown on the way
 * stays possible. Null stands for "outside 3A090".
 *
 * @returns Every standing that the known figures leave open, the strictest first, one where they settle it; and the
 * paragraphs that they shut.
 */
export const standings = (figures: Figures, { value: parameters, cite, confidence }: Dated<ProcessorParameters>) => {
  const open: Standing[] = []
  const findings: Finding[] = []
  const density = densityFrom(figures)
  const counted = figures.tpp === undefined ? undefined : countedTpp(figures.tpp)
  let isSettled = false
  for (const limb of parameters.limbs) {
    const outcome = limbOutcome(figures, limb, parameters, counted, density)
    findings.push({
      condition: `${parameters.eccn}.${limb.paragraph}`,
      outcome,
      because: limbBecause(figures, limb, counted, density),
      cite,
      confidence: figures.confidence === 'unconfirmed' ? 'unconfirmed' : confidence,
    })
    if (!isSettled && outcome !== 'unmet') open.push({ level: limb.level, paragraph: limb.paragraph })
    isSettled ||= outcome === 'met'
  }
  if (!isSettled) open.push(null)
  const shut = findings.flatMap(({ outcome }, at) => (outcome === 'unmet' ? [parameters.limbs[at]?.paragraph ?? ''] : []))
  const note = noteFinding(figures, parameters, counted)
  if (note) findings.push({ ...note, cite, confidence })
  return { open: distinctLevels(open), shut, findings }
}

const limbOutcome = (
  { datacenter, transferRateGBs }: Figures,
  limb: Limb,
  { noteForOtherThanDatacentersBelowTpp: floor = 0 }: ProcessorParameters,
  counted: Tpp | undefined,
  density: PerformanceDensity | null | undefined,
): Trilean => {
  // Note 2: what is not for data centers is outside below its floor, and above it the limb without a density decides.
  if (!datacenter && counted === undefined && limb.densityMin !== undefined && limb.tppMin < floor) return 'unmet'
  const min = datacenter ? limb.tppMin : Math.max(limb.tppMin, floor)
  if (limb.tppBelow !== undefined && min >= limb.tppBelow) return 'unmet'
  return every([
    counted === undefined ? 'unknown' : claim(counted >= min && (limb.tppBelow === undefined || counted < limb.tppBelow)),
    densityOutcome(limb, density),
    limb.transferRateMinGBs === undefined
      ? 'met'
      : transferRateGBs === undefined
        ? 'unknown'
        : claim(transferRateGBs >= limb.transferRateMinGBs),
  ])
}

const densityOutcome = ({ densityMin, densityBelow }: Limb, density: PerformanceDensity | null | undefined): Trilean => {
  if (densityMin === undefined) return 'met'
  if (density === null) return 'unmet'
  if (density === undefined) return 'unknown'
  return claim(reachesBound(density, densityMin) && (densityBelow === undefined || !reachesBound(density, densityBelow)))
}

const limbBecause = (figures: Figures, limb: Limb, counted: Tpp | undefined, density: PerformanceDensity | null | undefined): string => {
  const tppRange = limb.tppBelow === undefined ? `${limb.tppMin} or more` : `${limb.tppMin} or more and less than ${limb.tppBelow}`
  const said = [`TPP ${counted ?? 'unknown'} against ${tppRange}`]
  if (limb.densityMin !== undefined) {
    const range =
      limb.densityBelow === undefined ? `${limb.densityMin} or more` : `${limb.densityMin} or more and less than ${limb.densityBelow}`
    const shown = density === null ? 'none (no non-planar die)' : density === undefined ? 'unknown' : density.toFixed(3)
    said.push(`performance density ${shown} against ${range}`)
  }
  if (limb.transferRateMinGBs !== undefined) {
    said.push(`transfer rate ${figures.transferRateGBs ?? 'unknown'} GB/s against ${limb.transferRateMinGBs} or more`)
  }
  return said.join('; ')
}

const noteFinding = (
  { datacenter }: Figures,
  { noteForOtherThanDatacentersBelowTpp: floor }: ProcessorParameters,
  counted: Tpp | undefined,
) => {
  if (floor === undefined) return undefined
  const isBelow = counted === undefined ? 'unknown' : claim(counted < floor)
  return {
    condition: 'note-2',
    outcome: datacenter ? 'unmet' : isBelow,
    because: datacenter
      ? 'designed or marketed for data centers'
      : `not designed or marketed for data centers; TPP ${counted ?? 'unknown'} against less than ${floor}`,
  } as const
}

/** Two paragraphs of one level lead to the same rules; the first stands for both. */
export const distinctLevels = (open: readonly Standing[]): readonly Standing[] =>
  open.filter((each, at) => open.findIndex((other) => other?.level === each?.level) === at)

export const circuitReading = (standing: Standing, datacenter: Trilean): Reading =>
  standing === null
    ? { eccn: null, paragraph: null, level: null, family: '3A090', nature: 'commodity', datacenter }
    : {
        eccn: entryOfLevel[standing.level],
        paragraph: standing.paragraph,
        level: standing.level,
        family: '3A090',
        nature: 'commodity',
        datacenter,
      }

const entryOfLevel = { a: '3A090.a', b: '3A090.b' } as const
