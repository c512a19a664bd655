import { disclosure, element } from './element.js'
import { exampleOf, followed } from './openapi.js'

/** What an integrator asks about first: which request it was, which version came back, whether to come again. */
const headersShown = ['Content-Type', 'X-Request-Id', 'ETag', 'Retry-After', 'Idempotency-Key', 'Idempotency-Replayed']

/** A form that sends one operation to this same service and shows what it answers. `keyInput` holds the caller's key, if any. */
export const tryIt = (spec, operation, keyInput) =>
  disclosure({ class: 'try' }, 'Try it', () => {
    const inputs = operation.parameters
      .filter((parameter) => ['path', 'query', 'header'].includes(parameter.in))
      .map((parameter) => ({ parameter, input: parameterInput(spec, parameter, `${operation.id}.try.${parameter.in}.${parameter.name}`) }))
    const body = bodyInput(spec, operation)
    const answer = element('div', { class: 'answer' })
    const status = element('p', { role: 'status' })
    const form = element(
      'form',
      { autocomplete: 'off' },
      inputs.map(({ parameter, input }) => labeled(input, `${parameter.name} (${parameter.in}${parameter.required ? ', required' : ''})`)),
      body === undefined ? undefined : labeled(body, 'Body (JSON)'),
      element(
        'p',
        { class: 'send' },
        element('button', { type: 'submit' }, 'Send'),
        ' ',
        element('span', { class: 'quiet' }, `to ${location.origin}`),
      ),
    )

    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      if (form.ariaBusy === 'true') return // A second press must not become a second write.
      form.ariaBusy = 'true'
      answer.replaceChildren()
      status.textContent = 'Sending…'
      try {
        const startedAt = performance.now()
        const response = await fetch(...requestOf(operation, inputs, body, keyInput.value.trim()))
        const text = await response.text()
        status.textContent = `${response.status} ${response.statusText} · ${Math.round(performance.now() - startedAt)} ms`
        status.className = `status ${kindOfStatus(String(response.status))}`
        answer.append(...shown(response, text))
      } catch (thrown) {
        status.className = 'status fault'
        status.textContent = `No answer: ${thrown.message}`
      } finally {
        form.ariaBusy = 'false'
      }
    })
    return [form, status, answer]
  })

/** 2xx worked, 4xx is the caller's to mend, 5xx is the service's; the colors of the page follow that. */
export const kindOfStatus = (status) => (/^[23]/.test(status) ? 'fine' : status.startsWith('5') ? 'fault' : 'refused')

const labeled = (input, text) => element('p', { class: 'input' }, element('label', { for: input.id }, text), input)

/** A required parameter starts from its example. An optional one only suggests it, since sending it would change the question. */
const parameterInput = (spec, parameter, id) => {
  const { required = false } = parameter
  const schema = followed(spec, parameter.schema) ?? {}
  if (schema.enum !== undefined) {
    const options = [...(required ? [] : ['']), ...schema.enum].map((value) =>
      element('option', { value: String(value) }, value === '' ? '(left out)' : String(value)),
    )
    return element('select', { id, required }, options)
  }
  const suggested = String(exampleOf(spec, parameter) ?? schema.default ?? '')
  const start = required ? { value: suggested } : { placeholder: suggested }
  return element('input', { id, required, type: 'text', spellcheck: 'false', ...start })
}

const bodyInput = (spec, operation) => {
  const media = operation.body?.content?.['application/json']
  if (media === undefined) return undefined
  const example = JSON.stringify(exampleOf(spec, media) ?? {}, null, 2)
  const rows = String(Math.min(24, Math.max(6, example.split('\n').length + 1)))
  return element('textarea', { id: `${operation.id}.try.body`, rows, spellcheck: 'false' }, example)
}

/** The body goes out as it was typed: a mistake in the JSON is the service's to explain. */
const requestOf = (operation, inputs, body, key) => {
  const given = (place) =>
    inputs
      .filter(({ parameter, input }) => parameter.in === place && input.value !== '')
      .map(({ parameter, input }) => [parameter.name, input.value])

  const path = given('path').reduce((sum, [name, value]) => sum.replace(`{${name}}`, () => encodeURIComponent(value)), operation.path)
  const query = new URLSearchParams(given('query')).toString()
  const headers = new Headers(given('header'))
  if (key !== '') headers.set('Authorization', `Bearer ${key}`)
  if (body?.value.trim()) headers.set('Content-Type', 'application/json')
  const sent = body?.value.trim() ? { body: body.value } : {}
  return [query === '' ? path : `${path}?${query}`, { method: operation.method, headers, ...sent }]
}

const shown = (response, text) => {
  const headers = headersShown.filter((name) => response.headers.has(name))
  return [
    element(
      'dl',
      {},
      headers.flatMap((name) => [element('dt', {}, name), element('dd', {}, element('code', {}, response.headers.get(name)))]),
    ),
    text === ''
      ? element('p', { class: 'quiet' }, 'The answer has no body.')
      : element('pre', { tabindex: '0', role: 'region', 'aria-label': 'Body of the answer' }, element('code', {}, pretty(text))),
  ]
}

/** Some answers are CSV or a calendar; those are shown as they came. */
const pretty = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
