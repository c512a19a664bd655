import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listHolder } from '../../functions/operations/lists-in-force'
import { rescreenParties } from '../../functions/operations/rescreen-parties'
import { storeOn } from '../../functions/store/d1'
import type { Db } from '../../functions/store/db'
import { importFiles } from '../../tools/lists/import-files'
import { aSnapshot } from '../support/snapshots'

type Send = (method: string, path: string, type: string, body: string | Uint8Array<ArrayBuffer>) => Promise<Response>

/** Minutes after which everybody was looked for again, with some to spare. */
const minutesLater = 5

/**
 * Does what the README's import does, with the list of one's own that it writes and without the official one; then what the
 * service does by itself in the minutes that follow.
 */
export const importShown = async (readme: string, send: Send, db: Db, at: Date): Promise<void> => {
  const shown = /^printf '(?<text>.+)' > (?<file>\S+)\nnpm run --silent lists -- import \S+ \k<file> --list (?<list>\w+)/m.exec(readme)
  const { text = '', file = '', list } = shown?.groups ?? {}
  const folder = mkdtempSync(join(tmpdir(), 'tiergate-readme-'))
  try {
    writeFileSync(join(folder, file), text.replaceAll('\\n', '\n'))
    const { entries, rejected } = await importFiles([join(folder, file)], { list })
    if (entries.length === 0 || rejected.length > 0) throw new Error('the list of the README cannot be read')
    const { hash, chunks } = await aSnapshot(entries)
    for (const [n, chunk] of chunks.entries())
      await taken(send('PUT', `/v1/snapshots/${hash}/chunks/${n}`, 'application/octet-stream', chunk))
    const body = JSON.stringify({ chunks: chunks.length, retrievedAt: at.toISOString() })
    await taken(send('POST', `/v1/snapshots/${hash}/publish`, 'application/json', body))
  } finally {
    rmSync(folder, { recursive: true })
  }
  const later = new Date(at.getTime() + minutesLater * 60_000)
  const asker = { at: later, readerFor: () => storeOn(db), onFault: () => undefined, onOpened: () => undefined }
  const holder = listHolder()
  await rescreenParties(storeOn(db), () => holder.inForce(asker), { at: later, day: later.toISOString().slice(0, 10) })
}

const taken = async (response: Promise<Response>): Promise<void> => {
  const { ok, status } = await response
  if (!ok) throw new Error(`the snapshot was answered ${status}: ${await (await response).text()}`)
}
