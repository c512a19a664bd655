/** A notification as its receiver reads it. */
export type Message = { readonly id: string; readonly type: string; readonly createdAt: Date; readonly payload: unknown }

/** Larger ones are turned away by receivers that hold to the specification. */
const bodyBytesMax = 20 * 1024

const encoder = new TextEncoder()

/** The body: the same bytes on every attempt. What is too long for one names itself, and is read from `GET /v1/notifications`. */
export const bodyOf = ({ id, type, createdAt, payload }: Message): string => {
  const withData = (data: unknown): string => JSON.stringify({ type, timestamp: createdAt.toISOString(), data })
  const whole = withData(payload)
  return encoder.encode(whole).length < bodyBytesMax ? whole : withData({ notification: id, isCut: true })
}

/** What is signed (Standard Webhooks): dots hold the parts apart, so that none stands in an id. */
export const signedContent = (id: string, at: Date, body: string): string => {
  if (id.includes('.')) throw new Error(`the id ${id} has a dot in it`)
  return `${id}.${secondsOf(at)}.${body}`
}

/** As `webhook-timestamp` tells it: whole seconds. */
export const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000)
