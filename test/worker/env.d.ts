import type { D1Migration } from '@cloudflare/vitest-plugin'
import type { Bindings } from '../../functions/http/bindings'

declare global {
  namespace Cloudflare {
    interface Env extends Bindings {
      readonly DB: D1Database
      readonly KEY_SECRET: string
      readonly MARK_SECRET: string
      readonly MIGRATIONS: D1Migration[]
    }
    interface GlobalProps {
      mainModule: typeof import('../../functions/index')
    }
  }
}
