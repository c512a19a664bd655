import type { Column, Columns } from '../../domain/lists/columns'
import type { SnapshotMeta } from '../../domain/lists/snapshot'

/** Columns and what is said of them, in one piece of bytes: a length, a header in JSON, then each column where the header says. */
export type Container = { readonly meta: SnapshotMeta; readonly columns: Columns }

const kinds = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f32: Float32Array } as const
type Kind = keyof typeof kinds
type Placed = { readonly name: string; readonly kind: Kind; readonly at: number; readonly length: number }
type Header = { readonly meta: SnapshotMeta; readonly columns: readonly Placed[] }

/** Every column begins at a multiple of it, so that it can be used in place. */
const alignment = 8
const aligned = (at: number): number => Math.ceil(at / alignment) * alignment

/** The same content gives the same bytes, whatever the order of its columns. */
export const encodeContainer = ({ meta, columns }: Container): Uint8Array<ArrayBuffer> => {
  const names = Object.keys(columns).sort()
  const placed: Placed[] = []
  let end = 0
  for (const name of names) {
    const column = columnOf(columns, name)
    placed.push({ name, kind: kindOf(column), at: end, length: column.length })
    end = aligned(end + column.byteLength)
  }
  const header = new TextEncoder().encode(JSON.stringify({ meta, columns: placed } satisfies Header))
  const start = aligned(4 + header.length)
  const bytes = new Uint8Array(start + end)
  new DataView(bytes.buffer).setUint32(0, header.length, true)
  bytes.set(header, 4)
  for (const { name, at } of placed) {
    const { buffer, byteOffset, byteLength } = columnOf(columns, name)
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), start + at)
  }
  return bytes
}

/** Columns are views of the bytes, which nobody may change afterwards. @throws what is not a container */
export const decodeContainer = (bytes: Uint8Array<ArrayBuffer>): Container => {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const { meta, columns } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Header
  const start = bytes.byteOffset + aligned(4 + length)
  const view = ({ name, kind, at, length }: Placed) => [name, new kinds[kind](bytes.buffer, start + at, length)]
  return { meta, columns: Object.fromEntries(columns.map(view)) }
}

const columnOf = (columns: Columns, name: string): Column => {
  const column = columns[name]
  if (column === undefined) throw new Error(`no column ${name}`)
  return column
}

const kindOf = (column: Column): Kind => {
  const found = Object.entries(kinds).find(([, kind]) => column instanceof kind)
  if (found === undefined) throw new Error('a column of no known kind')
  return found[0] as Kind
}
