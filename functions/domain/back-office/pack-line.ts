import type { Item } from '../item'
import type { AesAnswer } from './aes-answer'
import type { LineAuthority } from './line-authority'

/** One item of an order with what the papers need of it. Null: not known here, and for a person to fill in. */
export type PackLine = {
  readonly index: number
  readonly item: { readonly kind: Item['kind']; readonly chip?: string; readonly quantity: number | null }
  /** Five characters, as a filing takes it; or `EAR99`. */
  readonly eccn: string | null
  /** With its paragraph, as an invoice prints it. */
  readonly paragraph: string | null
  readonly isOnControlList: boolean | null
  readonly printsEccn: boolean | null
  readonly exceptionSymbol: string | null
  readonly aes: AesAnswer
}

/** The same with whatever it goes by. */
export type Line = PackLine & { readonly authority: LineAuthority | null }
