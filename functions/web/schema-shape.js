import { pointed } from './openapi.js'

/**
 * A schema as it is drawn: references followed, `allOf` parts folded together, and "this or null" told apart from real alternatives.
 *
 * `open` maps each reference now being drawn to the id of the place that draws it. A reference found there again is not followed:
 * the shape then says where it `loopsTo`, which is what keeps an owner of an owner of an owner from being drawn forever.
 */
export const shapeOf = (spec, given, id, open) => {
  const { $ref, allOf = [], ...own } = Object(given)
  if (open.has($ref)) return { ...own, open, name: nameOf($ref), loopsTo: open.get($ref) }

  const within = $ref === undefined ? open : new Map(open).set($ref, id)
  const parts = [...($ref === undefined ? [] : [pointed(spec, $ref)]), ...allOf].map((part) => shapeOf(spec, part, id, within))
  const folded = parts.reduce(fold, { open: within })
  return withoutNull(spec, { ...fold(folded, own), name: nameOf($ref) ?? folded.name }, id)
}

const nameOf = (ref) => ref?.split('/').at(-1)

const fold = (sum, part) => ({
  ...sum,
  ...part,
  name: sum.name ?? part.name,
  open: new Map([...sum.open, ...(part.open ?? [])]),
  properties: { ...sum.properties, ...part.properties },
  required: [...(sum.required ?? []), ...(part.required ?? [])],
})

const withoutNull = (spec, shape, id) => {
  const { oneOf, anyOf, ...rest } = shape
  const given = oneOf ?? anyOf
  if (given === undefined) return Array.isArray(shape.type) ? orNull(shape, shape.type) : shape

  const solid = given.filter((each) => each.type !== 'null')
  const nullable = rest.nullable || solid.length < given.length
  if (solid.length === 1) {
    const only = shapeOf(spec, solid[0], id, shape.open)
    return { ...fold(only, rest), name: only.name, open: only.open, nullable: nullable || only.nullable }
  }
  // A choice among fixed values is an enumeration, whichever way it was written down.
  const values = solid.map((each) => each.enum ?? ('const' in Object(each) ? [each.const] : undefined))
  return values.every(Boolean) ? { ...rest, nullable, enum: values.flat() } : { ...rest, nullable, alternatives: solid }
}

const orNull = (shape, types) => {
  const solid = types.filter((type) => type !== 'null')
  return { ...shape, type: solid.length === 1 ? solid[0] : solid, nullable: solid.length < types.length }
}

/** What an array finally holds; anything else is itself. */
export const heldBy = (spec, shape, id) =>
  !isArray(shape) || shape.loopsTo !== undefined ? shape : heldBy(spec, shapeOf(spec, shape.items, id, shape.open), id)

/** The kind of value in a few words: `array of Party`, `string (date) or null`. */
export const kindOf = (spec, shape) => `${bareKind(spec, shape)}${shape.nullable ? ' or null' : ''}`

const bareKind = (spec, shape) => {
  if (shape.loopsTo !== undefined) return shape.name
  if (isArray(shape)) return `array of ${kindOf(spec, shapeOf(spec, shape.items, '', shape.open))}`
  if (shape.name !== undefined && (isObject(shape) || shape.alternatives)) return shape.name
  return shape.name === undefined ? plainKind(shape) : `${shape.name}: ${plainKind(shape)}`
}

const plainKind = (shape) => {
  if ('const' in shape) return 'fixed value'
  if (shape.alternatives && !isObject(shape)) return 'one of several'
  if (isObject(shape)) return 'object'
  const kind = [shape.type ?? (shape.enum ? 'value' : 'any value')].flat().join(' or ')
  return shape.format === undefined ? kind : `${kind} (${shape.format})`
}

/** In a tuple, `items: false` closes the list rather than describing it. */
const isArray = ({ items }) => typeof items === 'object'

const isObject = (shape) => shape.type === 'object' || Object.keys(shape.properties ?? {}).length > 0
