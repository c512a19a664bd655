import { describe, expect, it } from 'vitest'
import type { Band } from '../../../functions/domain/names/match'
import { bandOfPair } from '../../support/names'

const rows: readonly (readonly [theirs: string, ours: string, band: Band | 'none'])[] = [
  ['John Exampleton', 'EXAMPLETON, John', 'exact'],
  ['EXAMPLETON John', 'Exampleton, John', 'exact'],
  ['Dr. John Exampleton', 'EXAMPLETON, John', 'strong'],
  // Middle names and patronymics are left out as one likes; two that differ speak against each other.
  ['Ivan Exampleov', 'EXAMPLEOV, Ivan Petrovich', 'possible'],
  ['Ivan Sergeyevich Exampleov', 'EXAMPLEOV, Ivan Petrovich', 'none'],
  ['J. Exampleton', 'EXAMPLETON, John', 'possible'],
  ['Jon Exampleton', 'EXAMPLETON, John', 'possible'],
  ['Ann Exampleton', 'EXAMPLETON, Anne', 'possible'],
  ['Mohammed Exampli', 'EXAMPLI, Muhammad', 'strong'],
  ['محمد', 'Mohammed', 'possible'],
  ['Abdulexample Karim', 'Abdul Example Karim', 'strong'],
  ['Al-Exampli Karim', 'Karim al Exampli', 'exact'],
  // A family name alone, or a given name alone, is not the person.
  ['John Sampleson', 'EXAMPLETON, John', 'none'],
  ['Mary Exampleton', 'EXAMPLETON, John', 'none'],
  ['Exampleton', 'EXAMPLETON, John', 'none'],
  ['Иван Примеров', 'PRIMEROV, Ivan', 'exact'],
]

describe('names of persons', () => {
  it.each(rows)('%s and %s are %s', (theirs, ours, band) => {
    expect(bandOfPair(theirs, ours, 'person')).toBe(band)
  })
})
