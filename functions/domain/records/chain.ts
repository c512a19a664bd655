import { sha256 } from '../digest'
/** What a link stands for. `answer` is the answer of a screening that was sealed before it was composed. */
export const linkKinds = ['screening', 'disposition', 'answer', 'check', 'check-ruling'] as const
export type LinkKind = (typeof linkKinds)[number]

/** A record in a tenant's chain. Hashes are SHA-256 in hexadecimal. */
export type Link = {
  /** From 1, without a gap. */
  readonly seq: number
  readonly kind: LinkKind
  readonly record: string
  readonly contentHash: string
  /** The hash of the link before it. */
  readonly previous: string
  readonly hash: string
}

/** What the first link of a chain stands on. */
export const genesis = '0'.repeat(64)

/** Over salt and content: while the salt is there it proves the content, and without it it says nothing of it. */
export const contentHashOf = (salt: string, content: string): Promise<string> => sha256(`${salt}\n${content}`)

/** Over everything that a link says and the link before it. */
export const linkHashOf = ({ previous, seq, kind, record, contentHash }: Omit<Link, 'hash'>): Promise<string> =>
  sha256([previous, seq, kind, record, contentHash].join('\n'))

/** Where a chain ends. An empty one ends at 0. */
export type Head = { readonly seq: number; readonly hash: string }
export const emptyHead: Head = { seq: 0, hash: genesis }

/** The next link after a head. */
export const linkAfter = async (head: Head, kind: LinkKind, record: string, contentHash: string): Promise<Link> => {
  const link = { seq: head.seq + 1, kind, record, contentHash, previous: head.hash }
  return { ...link, hash: await linkHashOf(link) }
}

/** A link with what it was made over, as far as that was not deleted. */
export type OpenedLink = Link & { readonly salt?: string | null | undefined; readonly content?: string | null | undefined }

/** Why a link does not follow from the one before it or does not prove its content; undefined where it holds. */
export const faultOf = async (before: Head, link: OpenedLink): Promise<string | undefined> => {
  if (link.seq !== before.seq + 1) return `link ${link.seq} follows link ${before.seq}`
  if (link.previous !== before.hash) return 'it does not name the hash of the link before it'
  if (link.hash !== (await linkHashOf(link))) return 'its hash is not that of what it says'
  const { salt, content } = link
  if (salt === null || salt === undefined || content === null || content === undefined) return undefined
  return (await contentHashOf(salt, content)) === link.contentHash ? undefined : 'its record is not what was sealed'
}
