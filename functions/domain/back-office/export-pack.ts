import type { Determination, ItemDetermination } from '../determination'
import type { Export } from '../export'
import type { Item } from '../item'
import type { Citation, Confidence } from '../law'
import type { Geography } from '../place'
import type { Screening } from '../screening/screening'
import { aesOf } from './aes-answer'
import { type Filing, filingOf, some } from './filing'
import { authorityOfLine } from './line-authority'
import type { Line, PackLine } from './pack-line'
import type { InvoiceTerms, PaperLaw } from './paper-terms'

/** What goes on the papers of an order. */
export type Papers = {
  readonly lines: readonly PackLine[]
  readonly invoice: {
    readonly statementRequired: boolean | null
    /** By which the text is found. */
    readonly statement: string | null
    readonly printsEccn: boolean | null
    readonly printed: readonly string[]
    readonly cite: Citation | null
    readonly confidence: Confidence | null
  }
  readonly filing: Filing
}

/** @param geography The map of the day of export. */
export const papersOf = (answer: Screening<Determination>, given: Export, law: PaperLaw, geography: Geography): Papers => {
  const lines = answer.determination.items.map((item) => lineOf(item, answer, given, law))
  const { invoice } = law
  return {
    lines: lines.map(({ authority: _, ...line }) => line),
    invoice: {
      statementRequired: some(lines.map(({ isOnControlList }) => isOnControlList)),
      statement: invoice?.value.statement ?? null,
      printsEccn: some(lines.map(({ printsEccn }) => printsEccn)),
      printed: invoice?.value.printed ?? [],
      cite: invoice?.cite ?? null,
      confidence: invoice?.confidence ?? null,
    },
    filing: filingOf(lines, answer.determination, given, law, geography),
  }
}

const lineOf = (item: ItemDetermination, { determination }: Screening<Determination>, given: Export, law: PaperLaw): Line => {
  const { index } = item
  const asked = given.items[index]
  if (asked === undefined) throw new Error(`a determination of item ${index}, which nobody asked about`)
  const printed = entryOf(item, asked)
  const authority = authorityOfLine(item, determination, given)
  const isOnControlList = printed === null || law.invoice === undefined ? null : !law.invoice.value.outside.includes(printed)
  return {
    index,
    item: described(asked),
    eccn: printed === null ? null : printed.slice(0, entryLength),
    paragraph: printed,
    isOnControlList,
    printsEccn: printed === null || law.invoice === undefined ? null : isPrinted(printed, law.invoice.value),
    exceptionSymbol: authority?.kind === 'license-exception' ? authority.symbol : null,
    aes: aesOf(authority, given, law),
    authority,
  }
}

/** Characters of an entry without its paragraph. */
const entryLength = 5

/** As it was found here; what lies outside of what is evaluated keeps the entry that was stated for it, and only that. */
const entryOf = ({ eccn, paragraph, possible }: ItemDetermination, item: Item): string | null => {
  if (eccn !== null) return paragraph === null ? eccn : `${eccn.slice(0, entryLength)}.${paragraph}`
  return possible === undefined && item.kind === 'classified' ? item.eccn : null
}

const isPrinted = (entry: string, { printed }: InvoiceTerms): boolean =>
  printed.some((family) => entry === family || entry.startsWith(`${family}.`))

const described = (item: Item): PackLine['item'] => ({
  kind: item.kind,
  ...('chip' in item && item.chip !== undefined ? { chip: item.chip } : {}),
  quantity: 'quantity' in item ? item.quantity : null,
})
