import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'vitest'
import { absentMark } from './absent'

/** The reference material lies beside the project and is never copied into it. */
const shared = new URL('../../../shared/', import.meta.url)

export const sharedFile = (path: string): string | undefined => {
  const file = fileURLToPath(new URL(path, shared))
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** A test that reads a file of the reference, and reports `absent` where that is missing. */
export const testWithShared = (name: string, path: string, check: (text: string) => void): void => {
  const text = sharedFile(path)
  test.skipIf(text === undefined)(text === undefined ? `${name} ${absentMark} ${path}]` : name, () => check(text ?? ''))
}

/** Rows of an RFC 4180 file by the names in its first line. */
export const csvRows = (text: string): Record<string, string>[] => {
  const [header = [], ...rows] = csvLines(text)
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])))
}

const csvLines = (text: string): string[][] => {
  const lines: string[][] = []
  let line: string[] = []
  for (const [, quoted, plain = '', end = ''] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '' && line.length === 0) break
    line.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === ',') continue
    lines.push(line)
    line = []
    if (end === '') break
  }
  return lines
}
