import { describe, expect, test } from 'vitest'
import type { SyntheticData } from '../../../functions/domain/item'
import { anExport, codified } from '../../support/builders'
import { printedDay, weights } from './models'

/** Data of an unpublished generator, itself unpublished, with both figures small, and a word changed. */
const from = (generator: string, operationsShare: number, change: Partial<SyntheticData> = {}): SyntheticData => ({
  generator,
  operationsShare,
  dataPublished: false,
  weightsPublished: false,
  generationOperations: '0',
  trainingOperations: '0',
  ...change,
})

const stands = (operations: string, syntheticData: readonly SyntheticData[]) => {
  const [item] = codified(anExport({ asOf: printedDay, to: 'IN', items: [weights({ operations, syntheticData })] })).items
  return item?.possible ? 'open' : (item?.eccn ?? 'outside')
}

// Technical Note 3. More than 10 % of the operations trained on unpublished data of one generator: the making of that data
// counts, and the generator's own training too, if its weights are unpublished. Its checkpoints and fine-tunes count as one.
describe('one generator', () => {
  const made = { generationOperations: '2e25' }
  const trained = { trainingOperations: '2e25' }
  test.each([
    { data: [from('A', 0.1, made)], stands: 'outside', because: 'a tenth is not more than a tenth' },
    { data: [from('A', 0.1000001, made)], stands: '4E091', because: 'more than a tenth: the making of the data counts' },
    { data: [from('A', 0.1, trained)], stands: 'outside', because: 'a tenth, and its training does not count' },
    { data: [from('A', 0.11, trained)], stands: '4E091', because: 'its training counts' },
    { data: [from('A', 0.11, { ...trained, weightsPublished: true })], stands: 'outside', because: 'its weights are published' },
    { data: [from('A', 0.11, { ...made, weightsPublished: true })], stands: '4E091', because: 'the making counts all the same' },
    { data: [from('A', 0.9, { ...made, ...trained, dataPublished: true })], stands: 'outside', because: 'the data is published' },
    { data: [from('A', 0.11, { generationOperations: '1e25', trainingOperations: '1e25' })], stands: '4E091', because: 'both together' },
    { data: [from('A', 0.11, { generationOperations: '9.9e24', trainingOperations: '1e25' })], stands: 'outside', because: 'just short' },
    { data: [from('A', 0.06, made), from('A', 0.05)], stands: '4E091', because: 'two sets of one generator' },
    { data: [from('A', 0.05, made), from('A', 0.05)], stands: 'outside', because: 'together a tenth' },
    { data: [from('A', 0.07, made), from('A', 0.03)], stands: 'outside', because: 'a tenth, where binary fractions leave dust' },
    { data: [from('A', 0.06, made), from('a ', 0.05)], stands: '4E091', because: 'one name, written in two ways' },
    { data: [from('A', 0.06, made), from('A-tuned', 0.05, { sharesWith: 'A' })], stands: '4E091', because: 'a fine-tune of it' },
    {
      data: [from('B', 0.04, { sharesWith: 'A' }), from('C', 0.04, { sharesWith: 'B', ...made }), from('A', 0.04)],
      stands: '4E091',
      because: 'a chain of fine-tunes',
    },
    {
      data: [from('B', 0.06, { sharesWith: 'A', ...made }), from('C', 0.05, { sharesWith: 'A' })],
      stands: '4E091',
      because: 'two fine-tunes of a third that made nothing',
    },
    {
      data: [from('A', 0.06, { trainingOperations: '1.5e25' }), from('A-tuned', 0.06, { sharesWith: 'A', trainingOperations: '1.6e25' })],
      stands: 'outside',
      because: 'a fine-tune holds the training of what it came from: counted once',
    },
    {
      data: [from('A', 0.06, { trainingOperations: '2e25' }), from('A', 0.06, { trainingOperations: '2e25' })],
      stands: '4E091',
      because: 'enough by itself',
    },
  ])('8e25 is $stands: $because', ({ data, stands: expected }) => {
    expect(stands('8e25', data)).toBe(expected)
  })
})

// Several unpublished generators that supply more than 10 % together: the training of the one with the most, and no other.
describe('several generators', () => {
  const a = from('A', 0.06, { trainingOperations: '1.5e25' })
  test.each([
    { data: [a, from('B', 0.05, { trainingOperations: '2e25' })], stands: '4E091', because: 'the greater one counts' },
    { data: [a, from('B', 0.05, { trainingOperations: '1.9e25' })], stands: 'outside', because: 'not both' },
    { data: [a, from('B', 0.04, { trainingOperations: '2e25' })], stands: 'outside', because: 'a tenth together' },
    {
      data: [a, from('B', 0.05, { trainingOperations: '2e25', weightsPublished: true })],
      stands: 'outside',
      because: 'one of the two is published',
    },
    {
      data: [a, from('B', 0.05, { generationOperations: '9e25' })],
      stands: 'outside',
      because: 'the making of data counts for one above a tenth',
    },
    {
      data: [from('A', 0.2, { trainingOperations: '1.5e25' }), from('B', 0.2, { trainingOperations: '1.9e25' })],
      stands: 'outside',
      because: 'each above a tenth, and still only the greater',
    },
    {
      data: [from('A', 0.2, { generationOperations: '1e25' }), from('B', 0.2, { generationOperations: '1e25' })],
      stands: '4E091',
      because: 'each made its own data',
    },
  ])('8e25 is $stands: $because', ({ data, stands: expected }) => {
    expect(stands('8e25', data)).toBe(expected)
  })
})

// A figure that is missing is not nought.
describe('missing figures', () => {
  test.each([
    { operations: '8e25', data: [from('A', 0.2, { generationOperations: undefined })], stands: 'open', because: 'the making of the data' },
    { operations: '8e25', data: [from('A', 0.2, { trainingOperations: undefined })], stands: 'open', because: 'its training' },
    { operations: '8e25', data: [from('A', 0.1, { trainingOperations: undefined })], stands: 'outside', because: 'not asked for a tenth' },
    {
      operations: '8e25',
      data: [from('A', 0.2, { trainingOperations: undefined, weightsPublished: true })],
      stands: 'outside',
      because: 'not asked of a published generator',
    },
    { operations: '1e26', data: [from('A', 0.2, { trainingOperations: undefined })], stands: '4E091', because: 'inside without it' },
    {
      operations: '8e25',
      data: [from('A', 0.2, { trainingOperations: undefined, generationOperations: '2e25' })],
      stands: '4E091',
      because: 'inside by what was given',
    },
  ])('$operations is $stands: $because', ({ operations, data, stands: expected }) => {
    expect(stands(operations, data)).toBe(expected)
  })
})
