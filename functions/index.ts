import { createApp } from './http/app'
import type { Bindings } from './http/bindings'

const app = createApp(() => new Date())

export default {
  fetch: app.fetch,
} satisfies ExportedHandler<Bindings>
