import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { bundle, nodeProgram } from './bundle'
import { sideBySide } from './figures'
import type { Asked } from './load'
import { type NamesToMeasure, namesToMeasure } from './names'
import { ask, publishedFolder, secrets } from './names-served'
import { served } from './served'

type InProcess = {
  readonly parties: number
  readonly decision: string
  readonly p50: number
  readonly p99: number
  readonly matchingP50: number
}

/** Aim: the names' own matching time by so much, and so many milliseconds. */
const aims = { times: 1.2, beside: 1 }

/** Checks of customers: in process beside the matching of their names alone, and a sign-up hook over HTTP beside a bare route. */
export const customerFigures = async (whole: string, out: string): Promise<void> => {
  const input = await namesToMeasure(`${out}/names-input`)
  if (input === undefined) return console.log('customers: skipped, for ../shared is not there')
  const script = await nodeProgram('bench/customers-in-process.ts', `${out}/customers-in-process`)
  const found = JSON.parse(execFileSync(process.execPath, ['--expose-gc', script, input], { encoding: 'utf8' })) as InProcess
  const { parties, p50, p99, matchingP50 } = found
  const isMet = p50 <= matchingP50 * aims.times + aims.beside
  console.log(
    `${'check, in process'.padEnd(29)} ${parties} names: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms of CPU; their matching alone p50 ${matchingP50.toFixed(2)} ms   (${isMet ? 'met' : 'missed'})`,
  )
  await hooksOverHttp(whole, out, JSON.parse(readFileSync(input, 'utf8')))
}

/** Sign-ups that a sender signs, each of another person, with the whole list published. */
const hooksOverHttp = async (whole: string, out: string, input: NamesToMeasure): Promise<void> => {
  const path = mkdtempSync(join(tmpdir(), 'tiergate-bench-'))
  try {
    const folder = await publishedFolder(whole, path, input)
    const service = await served(whole, secrets, path)
    const bare = await served(bundle('bench/bare-worker.ts', `${out}/bare`), {})
    try {
      const secret = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`
      const settings = { source: 'supabase', secrets: [secret] }
      const headers = { ...folder.headers, 'idempotency-key': crypto.randomUUID() }
      const made = await ask(service, '/v1/connections', { method: 'POST', headers, body: JSON.stringify(settings) })
      const connection = JSON.parse(made) as { readonly id: string }
      const hook = { port: service.port, asking: (): Asked => signedSignUp(connection.id, secret) }
      const least = { port: bare.port, asking: (): Asked => ({ ...signedSignUp(connection.id, secret), path: '/bare' }) }
      await sideBySide('POST hooks, a sign-up', hook, 'a bare route', least)
    } finally {
      await service.stop()
      await bare.stop()
    }
  } finally {
    rmSync(path, { recursive: true, force: true })
  }
}

const signedSignUp = (connection: string, secret: string): Asked => {
  const id = crypto.randomUUID()
  const at = new Date()
  const body = JSON.stringify({
    metadata: { uuid: id, time: at.toISOString(), name: 'before-user-created' },
    user: { id, email: `person-${id.slice(0, 8)}@example.org`, user_metadata: { name: `Example Person ${id.slice(0, 8)}`, country: 'PT' } },
  })
  const signature = new Webhook(secret).sign(`msg_${id}`, at, body)
  const headers = {
    'content-type': 'application/json',
    'webhook-id': `msg_${id}`,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signature,
  }
  return { method: 'POST', path: `/v1/hooks/supabase/${connection}`, headers, body }
}
