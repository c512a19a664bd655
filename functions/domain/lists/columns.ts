/** Numbers and letters of a compiled snapshot, laid out so that they are used as they were stored. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array
export type Columns = Readonly<Record<string, Column>>
