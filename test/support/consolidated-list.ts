import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { test } from 'vitest'
import { absentMark } from './absent'

/** A row of the reference snapshot of the Consolidated Screening List. */
export type ConsolidatedRow = {
  readonly row_id: string
  readonly list: string
  readonly type: string | null
  readonly name: string
  readonly alt_names: readonly string[]
  readonly countries: readonly string[]
  readonly programs: string | null
  readonly license_requirement: string | null
  readonly license_policy: string | null
  readonly federal_register_notice: string | null
}

const path = 'data/lists/csl-2026-07-31.jsonl.gz'
const file = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url))

/** A test that reads the snapshot, and reports `absent` where that is missing. */
export const testWithConsolidatedList = (name: string, check: (rows: readonly ConsolidatedRow[]) => void): void => {
  const isThere = existsSync(file)
  test.skipIf(!isThere)(isThere ? name : `${name} ${absentMark} ${path}]`, () => check(rowsOf(file)))
}

let read: readonly ConsolidatedRow[] | undefined

const rowsOf = (from: string): readonly ConsolidatedRow[] => {
  read ??= gunzipSync(readFileSync(from))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ConsolidatedRow)
  return read
}
