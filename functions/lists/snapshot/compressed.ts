/** Bytes of one piece, which as text stays below the two million that a value of the database may have. */
export const chunkSizeMax = 1_048_576
/** Pieces of one snapshot. */
export const chunksMax = 32
/** Of a snapshot before it is compressed; a few megabytes are usual, and an isolate has 128. */
export const snapshotSizeMax = 64 * 1_048_576

/** As it is sent and kept. */
export const compressed = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** In the order in which they are numbered. */
export const inChunks = (bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] =>
  Array.from({ length: Math.ceil(bytes.length / chunkSizeMax) }, (_, n) => bytes.subarray(n * chunkSizeMax, (n + 1) * chunkSizeMax))

/**
 * The bytes as they were before. Room is made once, as much as they say they need; more is never taken.
 *
 * @param onPart Called after every part that came.
 * @throws where they are not gzip, do not hold what they say, or would be larger than any snapshot
 */
export const decompressed = async (bytes: Uint8Array<ArrayBuffer>, onPart = () => {}): Promise<Uint8Array<ArrayBuffer>> => {
  const size = sizeSaid(bytes)
  if (size > snapshotSizeMax) throw new Error(`${size} bytes uncompressed; at most ${snapshotSizeMax}`)
  const whole = new Uint8Array(size)
  let at = 0
  const { next, cancel } = partsOf(inSlices(bytes).pipeThrough(new DecompressionStream('gzip')))
  for (let part = await next(); part !== undefined; part = await next()) {
    if (at + part.length > size) {
      await cancel()
      throw new Error(`more than the ${size} bytes that it says it holds`)
    }
    whole.set(part, at)
    at += part.length
    onPart()
  }
  if (at !== size) throw new Error(`${at} bytes, not the ${size} that it says it holds`)
  return whole
}

/** Room for one part. */
const partSize = 1_048_576

type Parts = { readonly next: () => Promise<Uint8Array | undefined>; readonly cancel: () => Promise<void> }

/** Parts as large as there is room for, where a stream fills room that it is given; Node's does not and gives parts of its own. */
const partsOf = (stream: ReadableStream<Uint8Array>): Parts => {
  try {
    const reader = stream.getReader({ mode: 'byob' })
    let room = new Uint8Array(partSize)
    const next = async () => {
      const { value } = await reader.read(room)
      if (value === undefined || value.length === 0) return undefined
      room = new Uint8Array(value.buffer)
      return value
    }
    return { next, cancel: () => reader.cancel() }
  } catch {
    const reader = stream.getReader()
    return { next: async () => (await reader.read()).value, cancel: () => reader.cancel() }
  }
}

/** Bytes that are given to be decompressed at once: at the very most they become a thousand times as many. */
const sliceSize = 16_384

const inSlices = (bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> => {
  let at = 0
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + sliceSize))
      at += sliceSize
    },
  })
}

/** The last four bytes of gzip. */
const sizeSaid = (bytes: Uint8Array): number => {
  if (bytes.length < 18 || bytes[0] !== 0x1f || bytes[1] !== 0x8b) throw new Error('not gzip')
  return new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true)
}
