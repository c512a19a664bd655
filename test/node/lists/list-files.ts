import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { test } from 'vitest'
import { absentMark } from '../../support/absent'

/** Where the reference keeps its lists, beside the project. */
const lists = new URL('../../../../shared/data/lists/', import.meta.url)

export const listPath = (file: string): string => fileURLToPath(new URL(file, lists))

/** A test on a real list, which reports `absent` where the reference is not there. */
export const testWithList = (name: string, file: string, check: () => void | Promise<void>): void => {
  const isAbsent = !existsSync(listPath(file))
  test.skipIf(isAbsent)(isAbsent ? `${name} ${absentMark} data/lists/${file}]` : name, check)
}

export type SnapshotRow = Readonly<Record<string, unknown>>

/** Rows of the whole list, as they stand in the snapshot. */
export const snapshotRows = (): readonly SnapshotRow[] =>
  gunzipSync(readFileSync(listPath('csl-2026-07-31.jsonl.gz')))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as SnapshotRow)
