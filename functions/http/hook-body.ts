/**
 * The bytes of a body, read once. Undefined where there are more of them than may be: no more than that is read.
 *
 * @param sizeMax Bytes.
 */
export const bytesWithin = async (
  { body, headers }: Pick<Request | Response, 'body' | 'headers'>,
  sizeMax: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  if (Number(headers.get('content-length') ?? 0) > sizeMax) return undefined
  const parts: Uint8Array[] = []
  let size = 0
  if (body !== null) {
    const reader = body.getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const part = read.value as Uint8Array
      size += part.length
      if (size > sizeMax) {
        await reader.cancel().catch(() => undefined)
        return undefined
      }
      parts.push(part)
    }
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Undefined for what is no JSON in UTF-8. */
export const jsonIn = (bytes: Uint8Array): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)) }
  } catch {
    return undefined
  }
}
