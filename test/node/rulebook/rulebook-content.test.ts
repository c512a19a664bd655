import { expect, test } from 'vitest'
import { rulebookContent, rulebookHashOf } from '../../../tools/rulebook-hash'
import { sourceFiles } from './source-files'

const hashIfPlain = (value: unknown): string | undefined => {
  try {
    return rulebookHashOf(value)
  } catch {
    return undefined
  }
}

const partsOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(partsOf)] : [value]

const known = new Set(partsOf(rulebookContent).map(rulebookHashOf))

/** A list or record that the content takes apart and holds piece by piece. */
const isCovered = (value: unknown): boolean => {
  const hash = hashIfPlain(value)
  if (hash === undefined || known.has(hash)) return true
  return typeof value === 'object' && value !== null && isCollection(value) && Object.values(value).every(isCovered)
}

/** Of provisions: its pieces stand in the content each for itself. */
const isCollection = (value: object): boolean =>
  Object.values(value).every((each) => typeof each === 'object' && each !== null && 'history' in each)

const regimeFiles = sourceFiles('functions/regimes/us')

test.each(regimeFiles.map(({ path }) => path))('the rulebook holds every figure, set and sentence that %s exports', async (path) => {
  const exported: Record<string, unknown> = await import(`../../../${path}`)
  const left = Object.entries(exported).flatMap(([name, value]) => (isCovered(value) ? [] : [name]))
  expect(left).toEqual([])
})
