import { disclosure, element, inline, prose } from './element.js'
import { operationsOf, takesBearerKey } from './openapi.js'
import { field, schemaTree } from './schema-tree.js'
import { kindOfStatus, tryIt } from './try-it.js'

const byId = (id) => document.getElementById(id)

const drawDocument = (spec) => {
  const { title, version, description } = spec.info
  document.title = `${title} · API reference`
  byId('about').replaceChildren(
    element('h1', {}, title),
    element(
      'p',
      { class: 'quiet' },
      `Version ${version} · OpenAPI ${spec.openapi} · `,
      element('a', { href: '/openapi.json' }, 'openapi.json'),
    ),
    ...prose(description),
  )
  byId('key-field').hidden = !takesBearerKey(spec)
  byId('contents').open = matchMedia('(min-width: 60rem)').matches

  const entries = operationsOf(spec).map((operation) => ({
    words: [operation.method, operation.path, operation.name, operation.summary, operation.description, operation.tag]
      .join(' ')
      .toLowerCase(),
    tag: operation.tag,
    article: drawOperation(spec, operation),
    link: element('li', {}, element('a', { href: `#${operation.id}` }, method(operation), ' ', element('span', {}, operation.path))),
  }))
  byId('operations').replaceChildren(...entries.map(({ article }) => article))
  byId('list').replaceChildren(...[...Map.groupBy(entries, ({ tag }) => tag)].map(drawGroup))
  filterBy(entries)
  byId('filter').addEventListener('input', () => filterBy(entries))
  // The browser looked for the address's fragment before there was anything to find.
  if (location.hash.length > 1) byId(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
}

const drawGroup = ([tag, entries]) => {
  const list = element(
    'ul',
    {},
    entries.map(({ link }) => link),
  )
  return tag === undefined ? list : element('section', { 'aria-label': tag }, element('p', { class: 'tag' }, tag), list)
}

/** Shows the operations in which every word of the filter occurs. */
const filterBy = (entries) => {
  const asked = byId('filter').value.toLowerCase().split(/\s+/)
  for (const { words, article, link } of entries) article.hidden = link.hidden = !asked.every((word) => words.includes(word))
  for (const section of byId('list').querySelectorAll('section')) section.hidden = !section.querySelector('li:not([hidden])')
  const left = entries.filter(({ article }) => !article.hidden).length
  byId('count').textContent = left === entries.length ? `${left} operations` : `${left} of ${entries.length} operations`
}

const method = (operation) => element('span', { class: `method ${operation.method.toLowerCase()}` }, operation.method)

const drawOperation = (spec, operation) =>
  element(
    'article',
    { id: operation.id, 'aria-labelledby': `${operation.id}.title` },
    element('h2', { id: `${operation.id}.title` }, method(operation), ' ', element('code', {}, operation.path)),
    element('p', { class: 'summary' }, inline(operation.summary ?? ''), ' ', element('code', { class: 'quiet' }, operation.name ?? '')),
    operation.deprecated ? element('p', { class: 'note' }, 'Deprecated') : undefined,
    prose(operation.description),
    operation.scopes === undefined ? undefined : keyNeeded(operation.scopes),
    drawParameters(spec, operation),
    operation.body === undefined ? undefined : drawBody(spec, operation),
    element('h3', {}, 'Responses'),
    operation.responses.map((response) => drawResponse(spec, response, `${operation.id}.${response.status}`)),
    tryIt(spec, operation, byId('key')),
  )

const keyNeeded = (scopes) =>
  element(
    'p',
    { class: 'quiet' },
    'Needs an API key',
    scopes.length === 0 ? '.' : [' with ', inline(scopes.map((scope) => `\`${scope}\``).join(', ')), '.'],
  )

const drawParameters = (spec, { id, parameters }) =>
  parameters.length === 0
    ? undefined
    : [
        element('h3', {}, 'Parameters'),
        ...parameters.map((parameter) => {
          const described = { ...parameter.schema, description: parameter.description ?? parameter.schema?.description }
          const note = `in ${parameter.in}${parameter.required ? ', required' : ''}`
          return field(spec, parameter.name, described, `${id}.${parameter.in}.${parameter.name}`, new Map(), note)
        }),
      ]

const drawBody = (spec, { id, body }) => [
  element('h3', {}, 'Request body', body.required ? '' : ' (optional)'),
  ...prose(body.description),
  ...drawContent(spec, body.content, `${id}.body`),
]

const drawContent = (spec, content = {}, id) =>
  Object.entries(content).flatMap(([type, { schema }], at) => [
    element('p', { class: 'media quiet' }, type),
    ...(schema === undefined ? [] : [schemaTree(spec, schema, at === 0 ? id : `${id}.${at}`)]),
  ])

const drawResponse = (spec, response, id) => {
  const title = [
    element('span', { class: `status ${kindOfStatus(response.status)}` }, response.status),
    ' ',
    ...inline(response.description ?? ''),
  ]
  if (response.content === undefined && response.headers === undefined) return element('p', { class: 'response' }, title)
  return disclosure({ class: 'response' }, title, () => [
    ...Object.entries(response.headers ?? {}).map(([name, header]) =>
      field(spec, name, { ...header.schema, description: header.description }, `${id}.header.${name}`, new Map(), 'header'),
    ),
    ...drawContent(spec, response.content, id),
  ])
}

try {
  const response = await fetch('/openapi.json')
  if (!response.ok) throw new Error(`the service answered ${response.status}`)
  drawDocument(await response.json())
} catch (thrown) {
  // Shown to the reader and raised for whoever looks after the page.
  byId('about').append(element('p', { role: 'alert' }, `The document could not be shown: ${thrown.message}.`))
  throw thrown
}
