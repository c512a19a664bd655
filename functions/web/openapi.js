const methods = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options']

/** What a reference points at, such as `#/components/schemas/Party`. */
export const pointed = (spec, ref) =>
  ref
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((within, part) => within?.[part], spec) ?? { description: `${ref} is not in the document.` }

/** What is meant, whether it was given in place or by reference. */
export const followed = (spec, given) => (given?.$ref === undefined ? given : followed(spec, pointed(spec, given.$ref)))

/** Every operation, by the document's order of tags and then its own, with references to parameters, bodies and responses followed. */
export const operationsOf = (spec) => {
  const tags = (spec.tags ?? []).map(({ name }) => name)
  const place = ({ tag }) => (tags.includes(tag) ? tags.indexOf(tag) : tags.length)
  return declaredOperations(spec).sort((one, other) => place(one) - place(other))
}

const declaredOperations = (spec) =>
  Object.entries(spec.paths ?? {}).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method) => {
        const declared = item[method]
        return {
          id: declared.operationId ?? `${method}${path.replaceAll(/[^\w]+/g, '-')}`,
          name: declared.operationId,
          method: method.toUpperCase(),
          path,
          tag: declared.tags?.[0],
          summary: declared.summary,
          description: declared.description,
          deprecated: declared.deprecated === true,
          scopes: scopesOf(declared.security ?? spec.security ?? []),
          parameters: parametersOf(spec, item, declared),
          body: followed(spec, declared.requestBody),
          responses: Object.entries(declared.responses ?? {}).map(([status, given]) => ({ status, ...followed(spec, given) })),
        }
      }),
  )

/** An operation's own parameter replaces the one its path declares under the same name and place. */
const parametersOf = (spec, item, declared) => {
  const all = [...(item.parameters ?? []), ...(declared.parameters ?? [])].map((given) => followed(spec, given))
  return [...new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()]
}

/** Undefined where a call needs no key, which an empty requirement among the alternatives also says. */
const scopesOf = (security) =>
  security.length === 0 || security.some((needs) => Object.keys(needs).length === 0)
    ? undefined
    : [...new Set(security.flatMap((needs) => Object.values(needs).flat()))]

/** Whether callers may send a bearer key, whichever name the document gives that scheme. */
export const takesBearerKey = (spec) =>
  Object.values(spec.components?.securitySchemes ?? {}).some(({ type, scheme }) => type === 'http' && scheme?.toLowerCase() === 'bearer')

/** An example to start from, for a parameter or a body: its own, its first named one, or its schema's. */
export const exampleOf = (spec, given) => {
  const [named] = Object.values(given.examples ?? {})
  const schema = followed(spec, given.schema)
  return given.example ?? followed(spec, named)?.value ?? schema?.example ?? schema?.examples?.[0]
}
