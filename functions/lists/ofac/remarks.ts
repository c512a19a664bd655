import type { Identifier } from '../../domain/lists/listed-party'
import { identifierOf } from '../listed-identifiers'

/** What the remarks of an entry say of who it is. Whom it is linked to is somebody else. */
export type OfacRemarks = {
  readonly aliases: readonly string[]
  readonly birthDates: readonly string[]
  readonly identifiers: readonly Identifier[]
}

const alias = /^(?:alt\. )?[afn]\.k\.a\. '(.+)'$/
const born = /^(?:alt\. )?DOB (.+)$/
/** `Passport A1234 (Egypt) issued 18 Jan 1984`, `National ID No. 660000 73767 (Belgium)`. */
const numbered =
  /^(?:alt\. )?([A-Za-z][A-Za-z.' ()/-]*?(?: ID)?)(?: #| No\.?|:| -)?\s+((?:IMO )?[A-Z0-9][A-Z0-9 ./-]*?\d[A-Za-z0-9./-]*)(?: \(([^()]+)\))?(?: (?:issued|expires)\b.*)?$/

export const readRemarks = (remarks: string): OfacRemarks => {
  const parts = remarks.replace(/\.$/, '').split(/;\s+/)
  return {
    aliases: parts.flatMap((part) => part.match(alias)?.[1] ?? []),
    birthDates: parts.flatMap((part) => part.match(born)?.[1] ?? []),
    identifiers: parts.flatMap((part) => {
      const [, kind = '', number = '', country] = part.match(numbered) ?? []
      return (kind === '' ? undefined : identifierOf(kind, number, country)) ?? []
    }),
  }
}
