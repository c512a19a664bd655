import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'

/** Bytes that are looked at to tell a format by. */
const headSize = 65_536

/** The text of a file in pieces, whether it is compressed or not, without a byte order mark. */
export async function* textOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const bytes = (await isGzip(path)) ? file.pipe(createGunzip()) : file
  file.on('error', (fault) => bytes.destroy(fault))
  for await (const piece of bytes as AsyncIterable<Buffer>) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

/** Its first letters. */
export const headOf = async (path: string): Promise<string> => {
  let head = ''
  for await (const piece of textOf(path)) {
    head += piece
    if (head.length >= headSize) break
  }
  return head.slice(0, headSize)
}

const isGzip = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}
