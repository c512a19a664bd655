import { statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { matchingWords } from '../functions/catalog/matching-words'
import { compileSnapshot } from '../functions/lists/snapshot/compile-snapshot'
import { Misused, readCommand } from './command'
import { feedsIn, fetchFeed } from './lists/feeds'
import { type Imported, ImportFault, importFiles } from './lists/import-files'
import { type Format, formats } from './lists/recognise'
import { selfTest } from './lists/self-test'
import { call, publish, serviceOf } from './lists/service'
import { statusTable, toldOf } from './lists/tell'

const usage = `Restricted-party lists: npm run --silent lists -- COMMAND

  import FILES... [--list CODE] [--format FORMAT] [--retrieved INSTANT] [--strict] [--allow-shrink] [--dry-run] [--out FILE]
      reads lists, compiles them into one snapshot, has every name find itself, and puts the snapshot in force
  update [NAMES...] [--feeds FILE] [--folder DIR] [--with FILE ...]
      fetches official feeds (tools/lists/feeds.json), those that are named or else the usual ones, and imports them together
      with files of your own
  status
      what is in force

  --to URL, --key KEY   the deployment and a key of it that may administer; otherwise TIERGATE_URL and TIERGATE_KEY, otherwise
                        the service on this machine and the key that \`npm start\` made

Formats are recognized: ${formats.join(', ')}.
--list CODE names your own list, a table with the columns id, name, aliases, kind, countries, address, identifiers, birthDates,
policy, from, to, remarks (only name must be there; several values of a cell are parted by semicolons; the policy \`block\` stops a
sale). Files are compiled together:
name all of them, since a snapshot replaces the one before. --retrieved is when the files were fetched; otherwise the time of
the oldest of them, your own list aside. Rows that cannot be read are told with their line; with --strict they are fatal.`

const options = {
  help: { type: 'boolean', short: 'h' },
  to: { type: 'string' },
  key: { type: 'string' },
  list: { type: 'string' },
  format: { type: 'string' },
  retrieved: { type: 'string' },
  strict: { type: 'boolean' },
  'allow-shrink': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  out: { type: 'string' },
  feeds: { type: 'string' },
  folder: { type: 'string' },
  with: { type: 'string', multiple: true },
} as const

const read = () => parseArgs({ options, allowPositionals: true })
type Values = ReturnType<typeof read>['values']

try {
  const { values, positionals } = readCommand(read)
  const [command, ...rest] = positionals
  if (values.help === true) console.log(usage)
  else if (command === 'import') await importAll(rest, values)
  else if (command === 'update') await update(rest, values)
  else if (command === 'status') console.log(statusTable((await call(serviceOf(values.to, values.key), 'GET', '/v1/lists')) as never))
  else throw new Misused(command === undefined ? 'no command' : `no command is called ${command}`)
} catch (fault) {
  const isTold =
    fault instanceof Misused || fault instanceof ImportFault || (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')
  console.error(isTold ? (fault as Error).message : fault)
  if (fault instanceof Misused) console.error(`\n${usage}`)
  process.exitCode = 1
}

async function importAll(files: readonly string[], values: Values): Promise<void> {
  if (files.length === 0) throw new Misused('import: which files?')
  const given = values.retrieved === undefined ? undefined : new Date(values.retrieved)
  if (given !== undefined && Number.isNaN(given.getTime())) throw new Misused('--retrieved: an instant, 2026-11-22T16:30:00Z')
  // A key that is not there is found out before anything is read.
  const service = values['dry-run'] === true ? undefined : serviceOf(values.to, values.key)
  const imported = await importFiles(files, { list: values.list, format: formatNamed(values.format), strict: values.strict, progress })
  for (const line of toldOf(imported)) console.error(line)
  if (imported.entries.length === 0) throw new ImportFault('no entries: there is nothing to put in force')

  const compiled = await compileSnapshot(imported.entries, imported.sources, matchingWords)
  const { entries, names, complete } = compiled.meta
  const lost = await selfTest(compiled, (done) => progress('names that find themselves, by entries', done, done === entries))
  if (lost.length > 0) {
    const shown = lost.slice(0, 20).map(({ id, name }) => `  ${id}  ${name}`)
    throw new ImportFault(`${lost.length} listed names do not find their own entry, so that nothing was published:\n${shown.join('\n')}`)
  }
  if (values.out !== undefined) writeFileSync(values.out, compiled.bytes)
  console.log(`${entries} entries, ${names} names${complete ? '' : ', NOT every US list'}; snapshot ${compiled.hash}`)
  if (service === undefined) return
  const retrievedAt = given ?? oldestOf(imported.files)
  await publish(service, compiled, { retrievedAt, allowShrink: values['allow-shrink'] === true })
  console.log(`in force at ${service.address}, retrieved ${retrievedAt.toISOString()}`)
}

async function update(names: readonly string[], values: Values): Promise<void> {
  const feeds = feedsIn(values.feeds)
  const unknown = names.find((name) => !feeds.some((feed) => feed.name === name))
  if (unknown !== undefined) throw new Misused(`no feed is called ${unknown}: ${feeds.map(({ name }) => name).join(', ')}`)
  const wanted = feeds.filter(({ name, usual }) => (names.length === 0 ? usual : names.includes(name)))
  const folder = values.folder ?? join(tmpdir(), 'tiergate-lists')
  const paths: string[] = []
  for (const feed of wanted) {
    const { path, isNew } = await fetchFeed(feed, folder)
    console.error(`${feed.name}: ${isNew ? 'fetched' : 'unchanged'}`)
    paths.push(path)
  }
  await importAll([...paths, ...(values.with ?? [])], values)
}

function formatNamed(name: string | undefined): Format | undefined {
  if (name === undefined) return undefined
  const found = formats.find((format) => format === name)
  if (found === undefined) throw new Misused(`no format is called ${name}`)
  return found
}

/** As old as the oldest of the files that were fetched: nobody fetches a list of one's own. */
function oldestOf(files: Imported['files']): Date {
  const fetched = files.filter(({ format }) => format !== 'own')
  return new Date(Math.min(...(fetched.length > 0 ? fetched : files).map(({ path }) => statSync(path).mtimeMs)))
}

/** One line that grows, on a terminal; otherwise only where a file ends. */
function progress(what: string, done: number, isDone: boolean): void {
  if (!isDone && (!process.stderr.isTTY || done % 1000 !== 0)) return
  process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${what}: ${done}${isDone ? '\n' : ''}`)
}
