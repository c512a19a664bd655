import { app } from './service'

/** The part of JSON Schema that our document speaks. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly pattern?: string
  readonly format?: string
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly example?: unknown
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>
export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly schema: Schema
}
export type Operation = {
  readonly operationId?: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>
}
export type Document = {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly securitySchemes: Readonly<Record<string, { readonly type: string; readonly scheme: string }>>
  }
}

export const document: Document = await (await app.request('/openapi.json')).json<Document>()

export type Route = { readonly method: string; readonly path: string; readonly operation: Operation }

export const routes: readonly Route[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
)

export const operation = (operationId: string): Route => {
  const found = routes.find((each) => each.operation.operationId === operationId)
  if (found === undefined) throw new Error(`the document has no operation ${operationId}`)
  return found
}

export const bodySchemaOf = ({ operation: { requestBody } }: Route): Schema => requestBody?.content['application/json']?.schema ?? {}

/** Whether an operation takes bytes that are no JSON. */
export const takesBytes = ({ operation: { requestBody } }: Route): boolean =>
  requestBody !== undefined && !('application/json' in requestBody.content)

/** Whether an operation can do nothing without the database. */
/** Speaks each sender's own dialect, in which errors are what the sender takes for them. */
export const isDialect = ({ path }: Route): boolean => path.startsWith('/v1/hooks/')

export const needsDatabase = ({ operation: { responses } }: Route): boolean => '503' in responses

/** What an operation answers when it is done: 200, 201, or 204 without a body. */
export const isDone = (status: number | string): boolean => ['200', '201', '204'].includes(String(status))

/** What an answer departs in from what its status is declared to carry. */
export const misfits = async (response: Response, { operation: { responses } }: Route): Promise<readonly string[]> => {
  const declared = responses[String(response.status)]
  if (declared === undefined) return [`${response.status} is not declared`]
  const [type, given] = [response.headers.get('content-type')?.split(';')[0], Object.entries(declared.content ?? {})]
  const [, content] = given.find(([each]) => each === type) ?? []
  if (content !== undefined) return type === 'application/json' ? mismatches(await response.json(), content.schema) : []
  return (await response.text()) === '' && given.length === 0 ? [] : [`${type ?? 'a body'} is not declared`]
}

/** The schema itself, references followed and what is said in parts put together. */
export const resolved = (schema: Schema): Schema => {
  if (schema.allOf !== undefined) return schema.allOf.map(resolved).reduce(together)
  if (schema.$ref === undefined) return schema
  const found = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')]
  if (found === undefined) throw new Error(`${schema.$ref} does not resolve`)
  return resolved(found)
}

const together = (one: Schema, other: Schema): Schema => ({
  ...one,
  ...other,
  ...(one.properties && other.properties ? { properties: { ...one.properties, ...other.properties } } : {}),
  ...(one.required && other.required ? { required: [...one.required, ...other.required] } : {}),
})

/** Where an answer departs from its schema, fields that the document does not know included. Empty where it fits. */
export const mismatches = (value: unknown, given: Schema, at = ''): readonly string[] => {
  const schema = resolved(given)
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return branches.some((each) => mismatches(value, each, at).length === 0) ? [] : [`${at}: fits no branch`]
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: ${JSON.stringify(value)} is not among the values`]
  if (!isOfType(value, schema)) return [`${at}: ${JSON.stringify(value)} is not ${String(schema.type)}`]
  if (Array.isArray(value)) return value.flatMap((each: unknown, index) => mismatches(each, schema.items ?? {}, `${at}/${index}`))
  if (isObject(value) && schema.properties !== undefined) return objectMismatches(value, schema, at)
  return []
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const objectMismatches = (
  value: Record<string, unknown>,
  { properties = {}, required = [], additionalProperties = false }: Schema,
  at: string,
): readonly string[] => [
  ...required.filter((name) => !(name in value)).map((name) => `${at}/${name}: missing`),
  ...Object.entries(value).flatMap(([name, each]) => {
    const schema = properties[name]
    if (schema === undefined) return additionalProperties === false ? [`${at}/${name}: not in the document`] : []
    return mismatches(each, schema, `${at}/${name}`)
  }),
]

const isOfType = (value: unknown, { type }: Schema): boolean => {
  if (type === undefined) return true
  const types = typeof type === 'string' ? [type] : type
  return types.some((each) => {
    if (each === 'null') return value === null
    if (each === 'array') return Array.isArray(value)
    if (each === 'object') return isObject(value)
    if (each === 'integer') return Number.isInteger(value)
    return typeof value === each
  })
}
