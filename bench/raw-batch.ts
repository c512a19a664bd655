import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Asked } from './load'
import { type Served, served } from './served'

/** Memory where the machine offers a folder in it; the disk is wherever temporary files are. */
export const folders = [['memory', existsSync('/dev/shm') ? '/dev/shm' : tmpdir()] as const, ['disk', tmpdir()] as const]

/** The Worker of the raw batch, with the two tables that it knows. */
export const rawServed = async (script: string, folder: string): Promise<Served> => {
  const service = await served(script, {}, folder)
  const tables = [
    'CREATE TABLE raw_ceilings (id TEXT PRIMARY KEY, ceiling INTEGER NOT NULL, used INTEGER NOT NULL)',
    'CREATE TABLE raw_holds (id TEXT PRIMARY KEY, ceiling TEXT NOT NULL, amount INTEGER NOT NULL)',
    `INSERT INTO raw_ceilings VALUES ('one', ${Number.MAX_SAFE_INTEGER}, 0)`,
  ]
  await service.db.batch(tables.map((sql) => service.db.prepare(sql)))
  return service
}

const body = JSON.stringify({ ceiling: 'one', amount: 1 })

/** One batch of two statements. */
export const rawBatch = (): Asked => ({ method: 'PUT', path: `/raw/${crypto.randomUUID()}`, body })
