/** The example body of the fixture's determination. */
export const example = {
  activity: 'export',
  items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 100 }],
  consignee: { name: 'Example', country: 'IN' },
}

const party = {
  type: 'object',
  required: ['name', 'country'],
  properties: {
    name: { type: 'string', maxLength: 200 },
    country: { type: 'string' },
    owners: {
      type: 'array',
      items: {
        type: 'object',
        properties: { share: { type: 'number', minimum: 0, maximum: 100 }, party: { $ref: '#/components/schemas/Party' } },
      },
    },
  },
}

const determination = {
  type: 'object',
  required: ['activity', 'items', 'consignee'],
  properties: {
    asOf: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }], description: 'Today when absent.' },
    activity: { anyOf: [{ const: 'export' }, { const: 'reexport' }] },
    items: { type: 'array', items: { oneOf: [{ $ref: '#/components/schemas/ChipItem' }, { $ref: '#/components/schemas/MemoryItem' }] } },
    consignee: { allOf: [{ $ref: '#/components/schemas/Party' }, { description: 'Who receives it abroad.' }] },
  },
}

const itemOf = (kind: string, figure: string) => ({
  type: 'object',
  properties: { kind: { type: 'string', enum: [kind] }, [figure]: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER } },
})

const json = (schema: object, more: object = {}) => ({ content: { 'application/json': { schema, ...more } } })

/** A small document with what a reference must cope with: a schema that holds itself, alternatives, keys, problems. */
export const documentFixture = {
  openapi: '3.1.0',
  info: { title: 'A service', version: '1', description: 'Answers from a fixture.' },
  tags: [{ name: 'The law' }, { name: 'Keys' }],
  paths: {
    '/v1/holds/{id}': {
      put: {
        operationId: 'placeHold',
        summary: 'Set quota aside',
        security: [{ key: ['quota'] }],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string', example: 'license:D1:1' } },
          { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255, example: 'order-1' } },
        ],
        requestBody: { required: true, ...json({ type: 'object', properties: { tpp: { type: 'integer' } } }, { example: { tpp: 1 } }) },
        responses: { 201: { description: 'Held', ...json({ type: 'object' }) } },
      },
    },
    '/v1/places/{place}': {
      parameters: [
        {
          name: 'place',
          in: 'path',
          required: true,
          description: 'The code of a place, such as `MY`.',
          example: 'MY',
          schema: { type: 'string', minLength: 2, maxLength: 6 },
        },
      ],
      get: {
        operationId: 'getPlace',
        tags: ['The law'],
        summary: 'Look one place up',
        parameters: [{ name: 'track', in: 'query', schema: { type: 'string', enum: ['enforced', 'codified'] } }],
        responses: { 200: { description: 'The place', ...json({ type: 'object', properties: { url: { type: 'string' } } }) } },
      },
    },
    '/v1/determinations': {
      post: {
        operationId: 'determine',
        tags: ['The law'],
        summary: 'Determine one export',
        requestBody: { required: true, ...json({ $ref: '#/components/schemas/Determination' }, { example }) },
        responses: { 200: { description: 'Determined', ...json({ type: 'object' }) }, 422: { $ref: '#/components/responses/Problem' } },
      },
    },
    '/v1/keys/{id}': {
      delete: {
        operationId: 'revokeKey',
        tags: ['Keys'],
        summary: 'Revoke a key',
        security: [{ key: ['keys:write'] }],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 204: { description: 'Revoked' } },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    responses: { Problem: { description: 'Not understood', ...json({ type: 'object', properties: { detail: { type: 'string' } } }) } },
    schemas: {
      Party: party,
      Determination: determination,
      ChipItem: itemOf('chip', 'quantity'),
      MemoryItem: itemOf('memory', 'bandwidthGBs'),
    },
  },
}
