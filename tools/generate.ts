import { readFileSync, writeFileSync } from 'node:fs'
import { generatedFiles } from './generated-files'

/** Writes the generated files, or with `--check` says which of them are not current. */
const isCheck = process.argv.includes('--check')
const stale = generatedFiles().filter(({ path, text }) => readIfThere(path) !== text)
if (!isCheck) for (const { path, text } of stale) writeFileSync(path, text)
for (const { path } of stale) console.log(isCheck ? `stale: ${path} (npm run generate)` : `written: ${path}`)
if (isCheck && stale.length > 0) process.exitCode = 1

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
