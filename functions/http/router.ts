import { OpenAPIHono } from '@hono/zod-openapi'
import { type App, invalidRequest } from './answers'

/** A set of routes whose invalid input is answered as a problem with pointers. */
export const router = () =>
  new OpenAPIHono<App>({
    defaultHook: (result, c) => (result.success ? undefined : invalidRequest(c, result.error.issues)),
  })
