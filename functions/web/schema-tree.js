import { disclosure, element, inline, prose } from './element.js'
import { heldBy, kindOf, shapeOf } from './schema-shape.js'

/** An enumeration longer than this, such as every country, is folded away. */
const valuesShownMax = 24

/** A schema as a tree: its own line, then its fields, each with what it holds behind a disclosure. */
export const schemaTree = (spec, schema, id) => {
  const shape = shapeOf(spec, schema, id, new Map())
  const held = heldBy(spec, shape, id)
  // Said once, of the whole: under every object of a deep request it would only be noise.
  const closed = held.additionalProperties === false ? element('p', { class: 'limits' }, 'No other fields are accepted.') : undefined
  return element('div', { class: 'schema', id }, about(spec, '', shape, held, ''), closed, parts(spec, held, id))
}

/** One named value: a field of an object, an alternative, or a parameter. `note` says what its place asks of it. */
export const field = (spec, name, schema, id, open, note) => {
  const shape = shapeOf(spec, schema, id, open)
  const held = heldBy(spec, shape, id)
  const [count, noun] = held.loopsTo === undefined ? sizeOf(held) : [0]
  const within =
    count === 0
      ? undefined
      : disclosure({}, `${count} ${noun}${count > 1 ? 's' : ''}${name ? ` of ${name}` : ''}`, () => parts(spec, held, id))
  return element('div', { class: 'field', id }, about(spec, name, shape, held, note), within)
}

const sizeOf = (shape) => {
  const fields = fieldsOf(shape).length
  return fields > 0 ? [fields, 'field'] : [shape.alternatives?.length ?? 0, 'alternative']
}

/** What stands one level down: named fields, the places of a tuple, and `{any}` for names that the caller chooses. */
const fieldsOf = ({ properties = {}, prefixItems = [], additionalProperties }) => [
  ...Object.entries(properties),
  ...prefixItems.map((item, at) => [`[${at}]`, item]),
  ...(Object.keys(Object(additionalProperties)).length > 0 ? [['{any}', additionalProperties]] : []),
]

const parts = (spec, shape, id) => [
  ...fieldsOf(shape).map(([name, schema]) =>
    field(spec, name, schema, `${id}.${name}`, shape.open, shape.required?.includes(name) ? 'required' : ''),
  ),
  ...(shape.alternatives === undefined ? [] : [alternatives(spec, shape, id)]),
]

const alternatives = (spec, shape, id) =>
  element(
    'div',
    { class: 'alternatives', role: 'group', 'aria-label': 'Alternatives' },
    fieldsOf(shape).length === 0 ? undefined : element('p', { class: 'quiet' }, 'And one of these:'),
    shape.alternatives.map((each, at) => field(spec, tellingValue(spec, each, id, shape), each, `${id}.${at + 1}`, shape.open, '')),
  )

/** The field whose value tells an alternative from its neighbors, such as `kind: "chip"`. */
const tellingValue = (spec, schema, id, { discriminator, open }) => {
  const { properties = {}, title = '' } = shapeOf(spec, schema, id, open)
  const told = discriminator?.propertyName ?? Object.keys(properties).find((name) => valuesOf(properties[name]).length === 1)
  const those = valuesOf(properties[told]).map((value) => JSON.stringify(value))
  return those.length === 0 ? title : `${told}: ${those.join(' or ')}`
}

const about = (spec, name, shape, held, note) => [
  element(
    'p',
    { class: 'head' },
    name === '' ? undefined : element('code', { class: 'name' }, name),
    ' ',
    element('span', { class: 'kind' }, kindOf(spec, shape)),
    ' ',
    note === '' ? undefined : element('span', { class: note.includes('required') ? 'note required' : 'note' }, note),
    shape.deprecated ? element('span', { class: 'note' }, ' deprecated') : undefined,
  ),
  ...prose(shape.description),
  ...(held === shape ? [] : prose(held.description)),
  ...[shape, ...(held === shape ? [] : [held])].flatMap((each) => [...values(each), ...limits(each)]),
  ...(held.loopsTo === undefined ? [] : [loop(held)]),
]

const loop = ({ name, loopsTo }) =>
  element('p', { class: 'loop' }, element('a', { href: `#${encodeURIComponent(loopsTo)}` }, `${name}, as shown above`))

const valuesOf = (shape) => ('const' in Object(shape) ? [shape.const] : (shape?.enum ?? []))

const values = (shape) => {
  // The line above already says "or null".
  const all = valuesOf(shape).filter((value) => value !== null || !shape.nullable)
  if (all.length === 0) return []
  const list = () => [
    element(
      'ul',
      { class: 'values' },
      all.map((value) => element('li', {}, element('code', {}, JSON.stringify(value)))),
    ),
  ]
  return all.length > valuesShownMax ? [disclosure({}, `${all.length} values`, list)] : list()
}

const limits = (shape) => {
  const said = [
    range('', shape.minimum, shape.maximum),
    shape.exclusiveMinimum === undefined ? '' : `more than ${shape.exclusiveMinimum}`,
    shape.exclusiveMaximum === undefined ? '' : `less than ${shape.exclusiveMaximum}`,
    range(' characters', shape.minLength, shape.maxLength),
    range(' entries', shape.minItems, shape.maxItems),
    // A format already names its pattern, and the pattern of a date is longer than a phone is wide.
    shape.pattern === undefined || shape.format !== undefined ? '' : `matches \`${shape.pattern}\``,
    shape.default === undefined ? '' : `\`${JSON.stringify(shape.default)}\` when left out`,
  ].filter((each) => each !== '')
  return said.length === 0 ? [] : [element('p', { class: 'limits' }, inline(said.join(' · ')))]
}

/** The largest exact integer is a bound of JSON rather than of the field, so it goes unsaid. */
const range = (unit, min, max) => {
  const [low, high] = [min, max].map((bound) => (Math.abs(bound ?? Infinity) >= Number.MAX_SAFE_INTEGER ? undefined : bound))
  if (low === undefined) return high === undefined ? '' : `at most ${high}${unit}`
  return high === undefined ? `at least ${low}${unit}` : `${low} to ${high}${unit}`
}
