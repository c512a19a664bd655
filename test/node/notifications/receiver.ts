import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly path: string | undefined }
export type Answer = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }

/** Somebody's server on the loopback address: notes what comes in, and answers by its path. */
export const aReceiver = async (answerTo: (path: string) => Answer = () => ({ status: 200 })) => {
  const received: Received[] = []
  const waiting: ((one: Received) => void)[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8'), path: request.url }
      received.push(one)
      waiting.shift()?.(one)
      const { status, headers = {}, body = '' } = answerTo(request.url ?? '/')
      response.writeHead(status, headers).end(body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The next one that comes in from now on. */
    next: () => new Promise<Received>((resolve) => waiting.push(resolve)),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
