import { createApp } from './http/app'

const app = createApp(() => new Date())

export default {
  fetch: app.fetch,
} satisfies ExportedHandler<{ LOG_LEVEL?: string }>
