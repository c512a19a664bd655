import type { Context } from 'hono'
import { rulebookHash } from '../regimes/rulebook-hash'
import type { App } from './answers'
import { version } from './version'

/** How long an answer of the law may be kept without asking again, in seconds. Short, since "today" moves. */
const maxAgeSeconds = 300
const hashLength = 16

/**
 * Entity tag and lifetime of an answer that depends on nothing but rulebook, version and these parts of the question.
 *
 * @returns True where the caller holds that answer already: reply 304 without a body.
 */
export const isHeld = (c: Context<App>, ...parts: readonly string[]): boolean => {
  const tag = `W/"${[version, rulebookHash.slice(0, hashLength), ...parts].map(encodeURIComponent).join('.')}"`
  c.header('ETag', tag)
  c.header('Cache-Control', `public, max-age=${maxAgeSeconds}`)
  const held = c.req.header('If-None-Match')
  return held !== undefined && (held === '*' || held.split(',').some((each) => weak(each) === weak(tag)))
}

const weak = (tag: string): string => tag.trim().replace(/^W\//, '')
