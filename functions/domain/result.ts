/** An expected "no" is a value. Surprises throw. */
export type Result<T, Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Refusal }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const refuse = <R>(error: R): { readonly ok: false; readonly error: R } => ({ ok: false, error })
