import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Whoever publishes keys on this machine: where, what it answers, and how often it was asked. */
export type Publisher = { readonly address: string; answer: RequestListener; asked: number; readonly stop: () => Promise<void> }

export const publishes =
  (...keys: readonly unknown[]): RequestListener =>
  (_, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }))

export const aPublisher = async (): Promise<Publisher> => {
  const server = createServer((request, response) => {
    publisher.asked++
    publisher.answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const publisher: Publisher = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: publishes(),
    asked: 0,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return publisher
}
