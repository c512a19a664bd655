import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import usual from './feeds.json'
import { ImportFault } from './import-files'
import { reasonOf } from './service'

/** Where an authority publishes a list, and the file that it is kept in. */
export type Feed = { readonly name: string; readonly file: string; readonly url: string; readonly usual: boolean }

/** How long one feed may take to arrive, in milliseconds. */
const patienceMs = 300_000

/** Feeds as they are configured: all of ours, or those of a file of the same form. */
export const feedsIn = (path: string | undefined): readonly Feed[] => {
  if (path === undefined) return usual
  const feeds: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const isFeed = (feed: unknown): feed is Feed => {
    const { name, file, url } = (feed ?? {}) as Partial<Record<string, unknown>>
    return [name, file, url].every((each) => typeof each === 'string') && /^[\w.-]+$/.test(String(file))
  }
  if (!Array.isArray(feeds) || !feeds.every(isFeed)) throw new ImportFault(`${path}: a list of feeds, each with name, file and url`)
  return feeds.map((feed) => ({ ...feed, usual: feed.usual !== false }))
}

type Validators = { readonly etag?: string | undefined; readonly modified?: string | undefined }

/**
 * Fetches a feed into the folder, unless what lies there is still what the authority has. The time of the file is when it was
 * last known to be so.
 *
 * @throws ImportFault where nothing, or nothing whole, arrives: an older file is never taken for today's
 */
export const fetchFeed = async ({ name, file, url }: Feed, folder: string): Promise<{ readonly path: string; readonly isNew: boolean }> => {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, file)
  const notes = `${path}.validators.json`
  const known: Validators = existsSync(path) && existsSync(notes) ? (JSON.parse(readFileSync(notes, 'utf8')) as Validators) : {}
  const headers = new Headers()
  if (known.etag !== undefined) headers.set('if-none-match', known.etag)
  if (known.modified !== undefined) headers.set('if-modified-since', known.modified)
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(patienceMs) })
    if (response.status === 304) {
      const now = new Date()
      utimesSync(path, now, now)
      return { path, isNew: false }
    }
    if (!response.ok || response.body === null) throw new ImportFault(`${name}: ${url} answers ${response.status}`)
    await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(`${path}.part`))
    renameSync(`${path}.part`, path)
    const found: Validators = {
      etag: response.headers.get('etag') ?? undefined,
      modified: response.headers.get('last-modified') ?? undefined,
    }
    writeFileSync(notes, JSON.stringify(found))
    return { path, isNew: true }
  } catch (fault) {
    if (fault instanceof ImportFault) throw fault
    throw new ImportFault(`${name}: ${url} cannot be fetched (${reasonOf(fault)}). Nothing was imported; lists in force stay.`)
  }
}
