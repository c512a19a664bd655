import { createHash } from 'node:crypto'
import { chips } from '../functions/catalog/chips/catalog'
import { ambiguousPlaces, places } from '../functions/catalog/places'
import { lawContent } from '../functions/regimes/rulebook-content'

/** Everything that can move an answer besides the program: law, chips and places. */
export const rulebookContent: unknown = { law: lawContent, chips, places, ambiguousPlaces }

/** Hash of plain data; the order of an object's keys does not matter. Anything that is not plain data throws. */
export const rulebookHashOf = (content: unknown): string => createHash('sha256').update(canonical(content)).digest('hex')

const canonical = (value: unknown): string => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    return `{${entries
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
      .join(',')}}`
  }
  throw new TypeError(`the rulebook holds something that is not plain data: ${String(value)}`)
}
