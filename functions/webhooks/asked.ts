import type { Delivered } from './sender'

/** Senders ask about more than sign-ups at one address: whatever is no question of ours goes on as it would without us. */
export const nothingToDecide: Delivered = { kind: 'nothing', verdict: { verdict: 'allow', message: 'Nothing is asked of us here.' } }

/** A whole name of its parts, for senders that write none. Undefined: no part is there. */
export const wholeName = (...parts: readonly unknown[]): string | undefined => {
  const texts = parts.flatMap((part) => (typeof part === 'string' && part.trim() !== '' ? [part.trim()] : []))
  return texts.length === 0 ? undefined : texts.join(' ')
}

/** What the applicant or the shopper reads, with the number to ask by. */
export const forApplicant = ({ message, reference }: { readonly message: string; readonly reference?: string | undefined }): string =>
  reference === undefined ? message : `${message} Reference ${reference}.`
