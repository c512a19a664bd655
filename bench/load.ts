import { connect } from 'node:net'

export type Asked = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What to ask: the same every time, or by its number, counted over all connections. */
export type Asking = Asked | ((n: number) => Asked)

/**
 * Requests per second of one address on this machine, from a client so plain that it does not become the limit.
 *
 * @param port Loopback only.
 * @param seconds How long; it stops by itself.
 */
export const requestsPerSecond = async (port: number, asking: Asking, seconds: number, connections = 16): Promise<number> => {
  let asked = 0
  const fixed = typeof asking === 'function' ? undefined : bytesOf(asking)
  const next = (): Buffer => fixed ?? bytesOf((asking as (n: number) => Asked)(asked++))
  const start = performance.now()
  const end = start + seconds * 1000
  const counts = await Promise.all(Array.from({ length: connections }, () => oneConnection(port, next, end)))
  return counts.reduce((sum, each) => sum + each, 0) / ((performance.now() - start) / 1000)
}

const bytesOf = ({ method, path, body = '', headers = {} }: Asked): Buffer => {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    ...(method === 'GET' ? [] : ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

const oneConnection = (port: number, next: () => Buffer, end: number): Promise<number> =>
  new Promise((resolve, reject) => {
    let answered = 0
    let received = Buffer.alloc(0)
    const socket = connect(port, '127.0.0.1', () => socket.write(next()))
    socket.setNoDelay(true)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const length = answerLength(received)
      if (length === undefined || received.length < length) return
      if (!/^HTTP\/1.1 20[01] /.test(received.subarray(0, 15).toString())) return reject(new Error(received.subarray(0, 900).toString()))
      received = received.subarray(length)
      answered++
      if (performance.now() < end) socket.write(next())
      else socket.end(() => resolve(answered))
    })
  })

/** Head and body together, once the head is there. */
const answerLength = (received: Buffer): number | undefined => {
  const head = received.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const declared = /content-length: (\d+)/i.exec(received.subarray(0, head).toString())
  if (declared === null) throw new Error('an answer without a length cannot be counted')
  return head + 4 + Number(declared[1])
}
