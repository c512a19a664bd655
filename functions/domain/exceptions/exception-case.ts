import type { Deal } from '../deal'
import type { Allocation, Duty, ExceptionStatus, LicenseException } from '../determination'
import type { Reading } from '../eccn'
import { embargoOn, readEmbargoOn } from '../embargo'
import { type Ask, asker, claim, type Finding, type Flag, not, some, type Trilean } from '../finding'
import type { Citation, Dated } from '../law'
import type { Bar } from '../requirements/part'
import type { AdvancedComputingTerms } from './exception-terms'

/** An item that needs a license, under one of its readings, and what shuts exceptions for it. */
export type Wanted = { readonly item: number; readonly reading: Reading; readonly bars: readonly Bar[] }

/** An exception asked about the whole deal once, and about each item. */
export type ExceptionCase = LicenseException & {
  readonly covers: (wanted: Wanted) => ExceptionStatus
  /** What to know beside its conditions. */
  readonly notes?: readonly Flag[]
  /** The ceiling that it draws on, where it has one. */
  readonly allocation?: Allocation
}

/** Whether nothing but its ceiling stands in the way of one that has a ceiling, if anything does. */
export const isOpenButForCeiling = ({ allocation, findings }: ExceptionCase): boolean =>
  allocation !== undefined && findings.every(({ outcome, condition }) => outcome !== 'unmet' || condition === 'yearly-limit')

export type Terms = Dated<AdvancedComputingTerms>

/** What an exception answers beside its conditions. */
export type Named = { readonly symbol: string; readonly aesCode?: string | null }

/** The conditions of the deal and of each item, answered together. */
export const answer = (
  { symbol, aesCode = null }: Named,
  conditions: readonly Finding[],
  duties: readonly Duty[],
  ask: Ask,
  wanted: readonly Wanted[],
  conditionsOf: (wanted: Wanted) => readonly Finding[],
): ExceptionCase => {
  const deal = everyOf(conditions)
  const ofItems = wanted.length > 0 ? wanted.map(conditionsOf) : [[ask('requirement', 'unmet', 'no item is left that needs a license')]]
  const covers = ({ item, reading }: Wanted): ExceptionStatus => {
    const at = wanted.findIndex((each) => each.item === item && each.reading === reading)
    const asked = ofItems[at]
    if (asked === undefined || at >= wanted.length) throw new Error('an exception was asked about an item that it was not told of')
    return statusFrom(everyOf(asked, deal))
  }
  const findings = [...conditions]
  for (const each of ofItems) findings.push(...each)
  return { symbol, status: statusFrom(everyOf(findings)), aesCode, findings, duties, covers }
}

/** As `every`, over findings; asked for each exception of each deal, so that no list is made of their outcomes. */
const everyOf = (findings: readonly Finding[], start: Trilean = 'met'): Trilean => {
  let outcome = start
  for (const each of findings) {
    if (each.outcome === 'unmet') return 'unmet'
    if (each.outcome === 'unknown') outcome = outcome === 'unmet' ? 'unmet' : 'unknown'
  }
  return outcome
}

/** An exception that answers one thing, whatever the item. */
export const shut = ({ symbol, aesCode = null }: Named, finding: Finding): ExceptionCase => ({
  symbol,
  status: statusFrom(finding.outcome),
  aesCode,
  findings: [finding],
  duties: [],
  covers: () => statusFrom(finding.outcome),
})

/** The same for every deal under the same terms: made once. */
export const shutAlways = (terms: Dated<Named>, condition: string, because: string): ExceptionCase => {
  const before = alwaysShut.get(terms)
  if (before) return before
  const made = shut(terms.value, asker(terms)(condition, 'unmet', because))
  alwaysShut.set(terms, made)
  return made
}

const alwaysShut = new WeakMap<Dated<Named>, ExceptionCase>()

/** What 15 CFR 740.8 asks of an item. */
export const listedItem =
  ({ families, narrowerLines }: AdvancedComputingTerms, ask: Ask) =>
  ({ item, reading, bars }: Wanted): readonly Finding[] => {
    const { family, level, datacenter, paragraph, eccn } = reading
    const name = eccn ?? (level === null ? 'an item outside 3A090' : (family ?? 'the item'))
    const isListed = family !== null && families.includes(family) && (level === 'a' || level === 'b')
    const kept = level === 'a' ? datacenter : 'unmet'
    const shown = {
      met: 'designed or marketed for data centers and at the .a level',
      unmet: 'not a data-center item at the .a level',
      unknown: 'whether it is designed or marketed for data centers is not known',
    }
    const line = family === null ? undefined : narrowerLines[family]
    return [
      ask('listed-item', claim(isListed), `${name} is ${isListed ? '' : 'not '}among the items of the section`, undefined, item),
      ask('not-for-datacenters', not(kept), shown[kept], undefined, item),
      ...(line && isListed
        ? [
            line.includes(paragraph ?? '')
              ? ask('entry-line', 'met', `section and entry agree on ${name}`, undefined, item)
              : ask('entry-line', 'unknown', `the section lists ${family}, the entry's own line only ${line.join(', ')}`, 'R-04', item),
          ]
        : []),
      ...otherPart744(bars, ask, item),
    ]
  }

/** Requirements of part 744 that an exception does not lift, save where its paragraph survives them. */
export const otherPart744 = (bars: readonly Bar[], ask: Ask, item: number, paragraph?: string): readonly Finding[] =>
  bars
    .filter(({ survivors }) => paragraph === undefined || !survivors.some((each) => isWithin(paragraph, each)))
    .map(({ outcome, because, code }) => ask('no-other-part-744', not(outcome), because, code, item))

/** A paragraph, or one under it. */
export const isWithin = (paragraph: string, whole: string): boolean => paragraph === whole || paragraph.startsWith(`${whole}(`)

/** Part 746 asks for more than an exception can give. */
export const noEmbargo = ({ abroad, law }: Deal, ask: Ask): Finding => {
  const place = abroad.find((each) => readEmbargoOn(law, each) !== undefined)
  if (place !== undefined) return ask('no-other-license', 'unmet', `${place} is under part 746, which asks for more`)
  const unread = abroad.find((each) => embargoOn(law, each) !== undefined)
  return unread === undefined
    ? ask('no-other-license', 'met', 'no destination is under part 746')
    : ask('no-other-license', 'unknown', `${unread} is under part 746, and what it asks was not read`, 'other-controls')
}

/** A party on a list that suspends every exception. Nothing is said where nobody is. */
export const noUnverifiedParty = ({ listed }: Deal, ask: Ask): readonly Finding[] => {
  const found = listed.filter(({ effect }) => effect?.value.effect.kind === 'suspends-exceptions')
  if (found.length === 0) return []
  const outcome = some(found.map((each) => each.outcome))
  const decided = found.find((each) => each.outcome === outcome)
  return [ask('no-unverified-party', not(outcome), `a party ${decided?.because}: every license exception is suspended`, decided?.code)]
}

export const shipmentDuties = (aesCode: string | null, cite: Citation): readonly Duty[] => [
  {
    code: 'aes-license-code',
    owner: 'exporter',
    when: 'with-shipment',
    channel: aesCode === null ? 'AES' : `AES ${aesCode}`,
    met: false,
    cite,
  },
  { code: 'keep-records', owner: 'exporter', when: 'after-export', met: false, cite },
]

const statusFrom = (outcome: Trilean): ExceptionStatus =>
  outcome === 'met' ? 'eligible' : outcome === 'unmet' ? 'ineligible' : 'needs-review'
export const statusAsTrilean = (status: ExceptionStatus): Trilean =>
  status === 'eligible' ? 'met' : status === 'ineligible' ? 'unmet' : 'unknown'
