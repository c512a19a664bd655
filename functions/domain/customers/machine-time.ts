import type { Chip, DenseRates } from '../chip'
import { noOperations, type Operations, operationsOf, productOf, sumOf, wholeOf } from '../operations-count'
import type { ComputeRequest, PriorUsage } from './compute-request'

/** What an estimate knows of chips. */
export type ChipBook = {
  readonly chipOf: (idOrAlias: string) => Chip | undefined
  /** Whether it is of the classes that a tier above the first asks about, or may be. */
  readonly isAdvanced: (chip: Chip) => boolean
  /** Tera-operations a second of the fastest chip there is: for those of which nothing is known. */
  readonly fastestTops: number
}

/** Formats in which models are trained. Narrower ones train none, unless a customer says that they do. */
const trainingFormats: readonly (keyof DenseRates)[] = ['fp8', 'fp16', 'tf32', 'fp32', 'fp64']
const narrowFormats: readonly (keyof DenseRates)[] = ['fp4', 'fp6']

const secondsPerHour = 3600
const tera = 1e12

/** How fast one chip of a request is taken to be, in tera-operations a second, and how that is known. */
export type Pace = { readonly tops: number; readonly because: string; readonly isKnown: boolean }

/** What machine time rests on: a chip of so many, hours, and what holds them back. */
export type MachineTime = Pick<ComputeRequest, 'chip' | 'count' | 'hours' | 'precision' | 'utilization'>

/** The fastest at which a chip trains, within what the customer is limited to. A limit that says nothing of the chip does not bind. */
export const paceOf = ({ chip: asked, precision }: Pick<MachineTime, 'chip' | 'precision'>, book: ChipBook): Pace => {
  const chip = book.chipOf(asked)
  const best = chip === undefined ? undefined : bestOf(chip)
  if (chip === undefined || best === undefined) {
    const unknown = chip === undefined ? `${asked} is not in the catalog` : `no rate of ${chip.id} is published`
    return { tops: book.fastestTops, isKnown: false, because: `${unknown}: counted as the fastest chip there is, ${book.fastestTops} TOPS` }
  }
  const [format, tops] = best
  const called = chip.id === asked ? chip.id : `${asked}, as ${chip.id}`
  const limit = precision === undefined ? undefined : chip.dense[precision]
  if (precision === undefined || limit === undefined || (limit >= tops && !narrowFormats.includes(precision))) {
    const unheld = precision === undefined ? '' : `; a limit to ${precision} does not make it slower, or its rate is not published`
    return { tops, isKnown: true, because: `${called}: ${format} at ${tops} TOPS, the fastest that it trains at${unheld}` }
  }
  return { tops: limit, isKnown: true, because: `${called}: ${precision} at ${limit} TOPS, as the customer is limited to it` }
}

/** Of a chip that trains in none of the usual formats, the fastest that it has. Undefined: no rate is published. */
const bestOf = ({ dense }: Chip): readonly [format: string, tops: number] | undefined => {
  const rates = Object.entries(dense)
  const training = rates.filter(([format]) => trainingFormats.some((each) => each === format))
  return (training.length > 0 ? training : rates).toSorted(([, one], [, other]) => other - one)[0]
}

/** The fastest at which any of these trains: an upper stand-in for a chip that nobody knows. */
export const fastestOf = (chips: readonly Chip[]): number => Math.max(...chips.map((chip) => bestOf(chip)?.[1] ?? 0))

/** Operations of machine time: so many chips for so long, at a share of their dense peak. */
export const operationsIn = (time: MachineTime, utilization: number, book: ChipBook): Operations =>
  wholeOf(productOf([time.count, time.hours, secondsPerHour, paceOf(time, book).tops, tera, Math.min(time.utilization ?? utilization, 1)]))

/** Operations a second of so many chips at their dense peak. */
export const peakOf = (request: MachineTime, book: ChipBook): Operations => productOf([request.count, paceOf(request, book).tops, tera])

/** Of use before, by its own count or as machine time. A count that cannot be read is none, and is told apart. */
export const usedIn = (usage: readonly PriorUsage[], utilization: number, book: ChipBook): Operations =>
  sumOf(usage.map((each) => ('chip' in each ? operationsIn(each, utilization, book) : (operationsOf(each.operations) ?? noOperations))))
