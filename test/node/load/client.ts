import { Agent, request } from 'node:http'

export type Heard = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: unknown }
export type Call = (
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Heard>

/** Calls a service on this machine over connections that are kept; whatever goes wrong on the way is thrown. */
export const clientOf = (port: number, always: Readonly<Record<string, string>>): Call => {
  const agent = new Agent({ keepAlive: true })
  return (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const sent = body === undefined ? undefined : JSON.stringify(body)
      const typed = sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(sent)) }
      const asked = request({ host: '127.0.0.1', port, agent, method, path, headers: { ...always, ...typed, ...headers } }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          if (!answer.complete) return reject(new Error('the answer broke off'))
          const text = Buffer.concat(chunks).toString()
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text.startsWith('{') ? JSON.parse(text) : text })
        })
      })
      asked.on('error', reject)
      asked.end(sent)
    })
}

/** Runs every task, so many at a time; answers in the order of the tasks. */
export const inFlight = async <T>(most: number, tasks: readonly (() => Promise<T>)[]): Promise<readonly T[]> => {
  const answers: T[] = []
  let next = 0
  const one = async (): Promise<void> => {
    for (let at = next++; at < tasks.length; at = next++) {
      const task = tasks[at]
      if (task !== undefined) answers[at] = await task()
    }
  }
  await Promise.all(Array.from({ length: most }, one))
  return answers
}
