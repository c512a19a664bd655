import { migrate, served } from '../../../bench/served'
import type { Statement } from '../../../functions/store/db'
import { migrationTexts } from '../../support/sqlite-db'
import type { Asked, Told } from './service'

/** Runs the built Worker in a process of its own, and its database's statements for whoever started it. */
const [script, folder, secret] = process.argv.slice(2)
if (script === undefined || folder === undefined || secret === undefined) throw new Error('usage: child SCRIPT FOLDER SECRET')

const tell = (told: Told): void => void process.send?.(told)

const { port, db, stop } = await served(script, { KEY_SECRET: secret, MARK_SECRET: secret, LOG_LEVEL: 'warn' }, folder)
const [schema] = await db.batch([db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'operations'")])
if (schema?.results.length === 0) await migrate(db, migrationTexts())

process.on('message', async (asked: Asked) => {
  try {
    const bound = asked.statements.map(
      ({ sql, values }): Statement => (values.length === 0 ? db.prepare(sql) : db.prepare(sql).bind(...values)),
    )
    const results = await db.batch(bound)
    tell({ id: asked.id, rows: results.map((each) => each.results) })
  } catch (fault) {
    tell({ id: asked.id, fault: String(fault) })
  }
})
process.on('disconnect', async () => {
  await stop()
  process.exit()
})
tell({ port })
