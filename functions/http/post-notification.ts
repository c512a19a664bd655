import type { Answered } from '../operations/send-notification'

/** How long a receiver may take, in milliseconds. */
const timeoutMs = 15_000
/** Of an answer nothing is read but as much as lets the connection be used again. */
const answerBytesMax = 64 * 1024

/**
 * Sends a notification over the network. Where the answer points elsewhere nobody goes: the address that was looked at is the one
 * that is asked.
 */
export const postNotification = async (url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answered> => {
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'user-agent': 'tiergate' },
      body,
      redirect: 'manual',
      signal,
    })
    await drained(response)
    return { kind: 'answered', status: response.status, retryAfter: response.headers.get('retry-after') }
  } catch {
    // What failed says where it was sent, which is for nobody's log.
    return { kind: signal.aborted ? 'timed-out' : 'unreachable' }
  }
}

/** What a receiver said stands with its status: one that stalls afterwards, or never ends, changes nothing. */
const drained = async ({ body }: Response): Promise<void> => {
  if (body === null) return
  const reader = body.getReader()
  try {
    for (let bytes = 0; bytes <= answerBytesMax; ) {
      const { done, value } = await reader.read()
      if (done) return
      bytes += value.length
    }
    await reader.cancel()
  } catch {
    // It was heard all the same.
  }
}
