import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { StructureFault } from '../../functions/lists/row'

/** Bytes that are looked at to tell a format by. */
const headSize = 65_536

/** The text of a file in pieces, whether it is compressed or not, without a byte order mark. */
export async function* textOf(path: string): AsyncGenerator<string> {
  // Before the stream: one that fails while nobody listens yet ends the process.
  const isPacked = await isGzip(path)
  const file = createReadStream(path)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const bytes = isPacked ? file.pipe(createGunzip()) : file
  file.on('error', (fault) => bytes.destroy(fault))
  let line = 1
  for await (const piece of bytes as AsyncIterable<Buffer>) {
    const text = decoded(decoder, line, piece)
    line += text.split('\n').length - 1
    yield text
  }
  yield decoded(decoder, line)
}

const decoded = (decoder: TextDecoder, line: number, piece?: Buffer): string => {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
  } catch {
    throw new StructureFault(line, 'bytes that are not UTF-8, there or below')
  }
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
