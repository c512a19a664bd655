import { connect } from 'node:net'

export type Asked = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: string }

const connections = 16

/**
 * Requests per second of one address on this machine, from a client so plain that it does not become the limit.
 *
 * @param port Loopback only.
 * @param seconds How long; it stops by itself.
 */
export const requestsPerSecond = async (port: number, asked: Asked, seconds: number): Promise<number> => {
  const body = asked.body ?? ''
  const headers = [
    `${asked.method} ${asked.path} HTTP/1.1`,
    'host: 127.0.0.1',
    ...(asked.method === 'POST' ? ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`] : []),
  ]
  const request = Buffer.from(`${headers.join('\r\n')}\r\n\r\n${body}`)
  const start = performance.now()
  const end = start + seconds * 1000
  const counts = await Promise.all(Array.from({ length: connections }, () => oneConnection(port, request, end)))
  return counts.reduce((sum, each) => sum + each, 0) / ((performance.now() - start) / 1000)
}

const oneConnection = (port: number, request: Buffer, end: number): Promise<number> =>
  new Promise((resolve, reject) => {
    let answered = 0
    let received = Buffer.alloc(0)
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.setNoDelay(true)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const length = answerLength(received)
      if (length === undefined || received.length < length) return
      if (!received.subarray(0, 15).toString().includes(' 200')) return reject(new Error(received.subarray(0, 300).toString()))
      received = received.subarray(length)
      answered++
      if (performance.now() < end) socket.write(request)
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
