import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Where `wrangler dev` reads the secrets of a local copy. */
export const devVarsPath = '.dev.vars'

/** Random secrets for a copy that has none yet. What is there already is never touched. */
export const ensureDevVars = (path = devVarsPath): void => {
  if (existsSync(path)) return
  const secret = () => randomBytes(32).toString('base64url')
  writeFileSync(path, `KEY_SECRET="${secret()}"\nMARK_SECRET="${secret()}"\n`, { mode: 0o600 })
}

/** Names and values of a file in the manner of `.env`. Empty where there is no file. */
export const readDevVars = (path = devVarsPath): Readonly<Record<string, string>> =>
  existsSync(path)
    ? Object.fromEntries(
        [...readFileSync(path, 'utf8').matchAll(/^\s*(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^#\n]*))/gm)].map(
          ([, name = '', double, single, bare = '']) => [name, double ?? single ?? bare.trim()],
        ),
      )
    : {}
