import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Where `wrangler dev` reads the secrets of a local copy. */
export const devVarsPath = '.dev.vars'

const secretNames = ['KEY_SECRET', 'MARK_SECRET', 'SEAL_SECRET'] as const

/** Random secrets for those that a copy does not name yet. What is there already is never touched. */
export const ensureDevVars = (path = devVarsPath): void => {
  const there = readDevVars(path)
  const missing = secretNames.filter((name) => there[name] === undefined)
  if (missing.length === 0) return
  const before = existsSync(path) ? readFileSync(path, 'utf8').replace(/[^\n]$/, '$&\n') : ''
  const lines = missing.map((name) => `${name}="${randomBytes(32).toString('base64url')}"\n`)
  writeFileSync(path, before + lines.join(''), { mode: 0o600 })
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
