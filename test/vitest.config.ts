import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('..'),
  test: {
    reporters: ['default', at('./support/closing-line.ts')],
    silent: 'passed-only',
    projects: [
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: at('../wrangler.toml') },
            // Every secret is set here, so that no developer's own is read; the lists are those of a fresh copy.
            miniflare: {
              bindings: {
                MIGRATIONS: await readD1Migrations(at('../schema/migrations')),
                KEY_SECRET: 'a secret for tests',
                KEY_SECRET_PREVIOUS: '',
                MARK_SECRET: 'another secret for tests',
                SEAL_SECRET: 'a third secret for tests',
                REQUIRE_FULL_LISTS: 'false',
              },
            },
          })),
        ],
        test: { name: 'worker', include: ['test/worker/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        test: { name: 'node', include: ['test/node/**/*.test.ts'], environment: 'node', testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
})
