import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { curveOf } from './quality/curve'
import { fixtureData } from './quality/fixture'
import { type Measured, measure, type Part, parts } from './quality/measure'
import { type Place, printed, section, withSection, worse } from './quality/report'
import { rowsOf } from './quality/rows'
import { sharedData } from './quality/shared-data'
import { wrongRows } from './quality/wrong'

/**
 * How well names are matched, measured on labelled names. `--write` keeps the table in the repository, `--check` fails where
 * a figure is worse than in it, `--only variants,clean` measures those parts, `--wrong variants` shows what went wrong.
 */
const file = 'docs/matching-quality.md'
const { values } = parseArgs({
  options: { write: { type: 'boolean' }, check: { type: 'boolean' }, only: { type: 'string' }, wrong: { type: 'string' } },
})
const wanted = (values.only ?? values.wrong)?.split(',').map(partOf) ?? parts
if ((values.write || values.check) && wanted !== parts)
  throw new Error('the table that is kept holds every part: leave out --only and --wrong')

const shared = sharedData()
if (shared === undefined) console.log('skipped: 1 of 2 sets of names, for ../shared is not there')
await take('fixture', await measure(fixtureData, wanted))
if (shared !== undefined) await take('shared', await measure(shared, wanted))

async function take(place: Place, measured: Measured): Promise<void> {
  const rows = rowsOf(measured)
  console.log(`\n${place === 'shared' ? 'The whole list of 2026-07-31' : 'Our own example names'}\n\n${printed(rows)}`)
  if (values.wrong !== undefined) console.log(`\n${wrongRows(measured).join('\n')}`)
  const failed = values.check ? worse(readFileSync(file, 'utf8'), place, rows) : []
  for (const each of failed) console.error(`worse than ${file} (${place}): ${each}`)
  if (failed.length > 0) process.exitCode = 1
  if (values.write) writeFileSync(file, withSection(readFileSync(file, 'utf8'), place, section(rows, curveOf(measured))))
}

function partOf(name: string): Part {
  const part = parts.find((each) => each === name)
  if (part === undefined) throw new Error(`no part is called ${name}; there are ${parts.join(', ')}`)
  return part
}
