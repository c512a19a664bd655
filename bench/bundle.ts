import { execFileSync } from 'node:child_process'
import { build } from 'vite'

const quiet = { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CLOUDFLARE_CF_FETCH_ENABLED: 'false' }

/**
 * Builds a Worker as it would be deployed.
 *
 * @param folder Where to; made if it is not there.
 * @returns The path of the script.
 */
export const bundle = (entry: string, folder: string, ...flags: string[]): string => {
  execFileSync('wrangler', ['deploy', entry, '--dry-run', '--outdir', folder, ...flags], {
    env: quiet,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return `${folder}/${entry.split('/').at(-1)?.replace('.ts', '.js')}`
}

/** Builds a program for Node, so that what is measured is not the runner that loads TypeScript. @returns The path of the script. */
export const nodeProgram = async (entry: string, folder: string): Promise<string> => {
  await build({ configFile: false, logLevel: 'error', build: { ssr: entry, outDir: folder, emptyOutDir: true } })
  return `${folder}/${entry.split('/').at(-1)?.replace('.ts', '.js')}`
}
