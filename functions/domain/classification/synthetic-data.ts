import type { SyntheticData } from '../item'
import { exceedsBound } from '../measure'
import { mostOf, noOperations, type Operations, operationsOf, sumOf } from '../operations-count'

/** Operations that count as the model's own because it learned from another model's output. */
export type Added = {
  /** At least this many. */
  readonly operations: Operations
  /** Figures that are missing, in words; with them the number may be higher. */
  readonly missing: readonly string[]
}

/** A data-generation model with its checkpoints and fine-tunes, which count as one. */
type Generator = { readonly name: string; readonly data: readonly SyntheticData[] }

/**
 * What Technical Note 3 adds. Published data adds nothing. One generator above the share adds the making of its data;
 * unpublished generators that are above it, alone or together, add the training of the one that was trained most.
 */
export const addedBySyntheticData = (data: readonly SyntheticData[], shareAbove: number): Added => {
  const generators = generatorsOf(data.filter(({ dataPublished }) => !dataPublished))
  const missing: string[] = []
  const figureOf = (given: string | undefined, what: string): Operations => {
    const count = operationsOf(given)
    if (count === undefined) missing.push(what)
    return count ?? noOperations
  }
  const making = generators
    .filter((each) => exceedsBound(shareOf(each.data), shareAbove))
    .flatMap(({ name, data: made }) => made.map((each) => figureOf(each.generationOperations, `the making of data by ${name}`)))
  const unpublished = generators.flatMap((each) => each.data.filter(({ weightsPublished }) => !weightsPublished))
  const together = shareOf(generators.filter(isUnpublished).flatMap((each) => each.data))
  const training = exceedsBound(together, shareAbove)
    ? unpublished.map(({ generator, trainingOperations }) => figureOf(trainingOperations, `the training of ${generator}`))
    : []
  // Of several generators the one trained most; a fine-tune holds the training of what it came from.
  return { operations: sumOf([...making, mostOf(training)]), missing: [...new Set(missing)] }
}

const shareOf = (data: readonly SyntheticData[]): number => data.reduce((sum, { operationsShare }) => sum + operationsShare, 0)

const isUnpublished = ({ data }: Generator): boolean => data.some(({ weightsPublished }) => !weightsPublished)

const folded = (name: string): string => name.trim().toLowerCase()

/** Entries of one name are one generator, and so is everything that shares with it, however long the chain. */
const generatorsOf = (data: readonly SyntheticData[]): readonly Generator[] => {
  const groups: { names: Set<string>; data: SyntheticData[] }[] = []
  for (const each of data) {
    const names = new Set([each.generator, ...(each.sharesWith === undefined ? [] : [each.sharesWith])].map(folded))
    const joined = groups.filter((group) => [...names].some((name) => group.names.has(name)))
    const group = {
      names: new Set([...names, ...joined.flatMap((one) => [...one.names])]),
      data: [...joined.flatMap((one) => one.data), each],
    }
    for (const one of joined) groups.splice(groups.indexOf(one), 1)
    groups.push(group)
  }
  return groups.map((group) => ({ name: group.data[0]?.generator ?? '', data: group.data }))
}
