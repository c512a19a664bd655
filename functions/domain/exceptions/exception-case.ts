import type { Deal } from '../deal'
import type { Duty, ExceptionStatus, LicenseException } from '../determination'
import type { Reading } from '../eccn'
import { embargoOn } from '../embargo'
import { claim, every, type Finding, not, type Trilean } from '../finding'
import type { Citation, Dated } from '../law'
import type { AdvancedComputingTerms } from './exception-terms'

/** An item that needs a license, under one of its readings. */
export type Wanted = { readonly item: number; readonly reading: Reading; readonly isByNotice: boolean }

/** An exception asked about the whole deal once, and about each item. */
export type ExceptionCase = LicenseException & { readonly covers: (wanted: Wanted) => ExceptionStatus }

export type Terms = Dated<AdvancedComputingTerms>
export type Ask = (condition: string, outcome: Trilean, because: string, code?: string, item?: number) => Finding

/** Findings that cite the terms they are asked from. */
export const asker =
  ({ cite, confidence }: Terms): Ask =>
  (condition, outcome, because, code, item) => ({
    condition,
    outcome,
    because,
    cite,
    confidence,
    ...(code === undefined ? {} : { code }),
    ...(item === undefined ? {} : { item }),
  })

/** The conditions of the deal and of each item, answered together. */
export const answer = (
  symbol: string,
  conditions: readonly Finding[],
  duties: readonly Duty[],
  ask: Ask,
  terms: Terms,
  wanted: readonly Wanted[],
): ExceptionCase => {
  const deal = every(conditions.map(({ outcome }) => outcome))
  const ofItems =
    wanted.length > 0
      ? wanted.map((each) => itemConditions(each, terms.value, ask))
      : [[ask('requirement', 'unmet', 'no item is left that needs a license')]]
  const covers = ({ item, reading }: Wanted): ExceptionStatus => {
    const at = wanted.findIndex((each) => each.item === item && each.reading === reading)
    const asked = ofItems[at]
    if (asked === undefined || at >= wanted.length) throw new Error('an exception was asked about an item that it was not told of')
    return statusFrom(every([deal, ...asked.map(({ outcome }) => outcome)]))
  }
  const status = statusFrom(every([deal, ...ofItems.flat().map(({ outcome }) => outcome)]))
  return { symbol, status, findings: [...conditions, ...ofItems.flat()], duties, covers }
}

const itemConditions = (
  { item, reading, isByNotice }: Wanted,
  { families, narrowerLines }: AdvancedComputingTerms,
  ask: Ask,
): readonly Finding[] => {
  const { family, level, datacenter, paragraph, eccn } = reading
  const name = eccn ?? family ?? 'the item'
  const isListed = family !== null && families.includes(family) && (level === 'a' || level === 'b')
  const shut = level === 'a' ? datacenter : 'unmet'
  const shown = {
    met: 'designed or marketed for data centers and at the .a level',
    unmet: 'not a data-center item at the .a level',
    unknown: 'whether it is designed or marketed for data centers is not known',
  }
  const line = family === null ? undefined : narrowerLines[family]
  return [
    ask('listed-item', claim(isListed), `${name} is ${isListed ? '' : 'not '}among the items of the section`, undefined, item),
    ask('not-for-datacenters', not(shut), shown[shut], undefined, item),
    ...(line && isListed
      ? [
          line.includes(paragraph ?? '')
            ? ask('entry-line', 'met', `section and entry agree on ${name}`, undefined, item)
            : ask('entry-line', 'unknown', `the section lists ${family}, the entry's own line only ${line.join(', ')}`, 'R-04', item),
        ]
      : []),
    ...(isByNotice
      ? [ask('no-other-part-744', 'unmet', 'a letter under part 744 asks for a license of its own', 'individual-notice', item)]
      : []),
  ]
}

/** Part 746 asks for more than an exception can give. */
export const noEmbargo = ({ abroad, law }: Deal, ask: Ask): Finding => {
  const place = abroad.find((each) => embargoOn(law, each) !== undefined)
  return ask(
    'no-other-license',
    claim(place === undefined),
    place === undefined ? 'no destination is under part 746' : `${place} is under part 746, which asks for more`,
  )
}

export const shipmentDuties = (aesCode: string | null, cite: Citation): readonly Duty[] => [
  {
    code: 'aes-license-code',
    owner: 'exporter',
    when: 'with-shipment',
    ...(aesCode === null ? {} : { channel: `AES ${aesCode}` }),
    met: false,
    cite,
  },
  { code: 'keep-records', owner: 'exporter', when: 'after-export', met: false, cite },
]

const statusFrom = (outcome: Trilean): ExceptionStatus =>
  outcome === 'met' ? 'eligible' : outcome === 'unmet' ? 'ineligible' : 'needs-review'
export const statusAsTrilean = (status: ExceptionStatus): Trilean =>
  status === 'eligible' ? 'met' : status === 'ineligible' ? 'unmet' : 'unknown'
