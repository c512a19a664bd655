import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Db, Statement } from '../../../functions/store/db'

/** One batch for the child's database, and what came of it. */
export type Asked = { readonly id: number; readonly statements: readonly { readonly sql: string; readonly values: readonly unknown[] }[] }
export type Told =
  | { readonly port: number }
  | { readonly id: number; readonly rows: readonly (readonly unknown[])[] }
  | { readonly id: number; readonly fault: string }

export type Service = {
  readonly port: number
  /** The service's own database. */
  readonly db: Db
  /** Kills the runtime under it, as a lost machine would, and what is left of the process. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * The built service in a process of its own, on a state folder that outlives it.
 *
 * @param script As `bundle` made it.
 */
export const startService = async (script: string, folder: string, secret: string): Promise<Service> => {
  const child = fork('tools/run.mjs', ['test/node/load/child.ts', script, folder, secret], {
    cwd: root,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const [told] = await Promise.race([once(child, 'message'), ended.then(() => Promise.reject(new Error('the service did not start')))])
  return {
    port: (told as { port: number }).port,
    db: remoteDb(child),
    kill: async () => {
      for (const runtime of runtimesOf(child)) process.kill(runtime, 'SIGKILL')
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      child.disconnect()
      await ended
    },
  }
}

/** Runtimes that this child started, and no others. */
const runtimesOf = ({ pid }: ChildProcess): readonly number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, command]) => Number(parent) === pid && command?.includes('workerd'))
    .map(([runtime]) => Number(runtime))

type Bound = Statement & Asked['statements'][number]

const remoteDb = (child: ChildProcess): Db => {
  const waiting = new Map<number, (told: Told) => void>()
  child.on('message', (told: Told) => {
    if (!('id' in told)) return
    waiting.get(told.id)?.(told)
    waiting.delete(told.id)
  })
  let asked = 0
  const batch = async (statements: Statement[]) => {
    const id = ++asked
    const told = await new Promise<Told>((resolve) => {
      waiting.set(id, resolve)
      child.send({ id, statements: (statements as Bound[]).map(({ sql, values }) => ({ sql, values })) } satisfies Asked)
    })
    if ('fault' in told) throw new Error(told.fault)
    return 'rows' in told ? told.rows.map((results) => ({ results })) : []
  }
  const bound = (sql: string, values: readonly unknown[]): Bound => ({ sql, values, bind: (...given) => bound(sql, given) })
  return { prepare: (sql) => bound(sql, []), batch }
}
