import { type Papers, papersOf } from '../domain/back-office/export-pack'
import { isByNotice } from '../domain/back-office/notification-wait'
import { owedDuties } from '../domain/back-office/owed-duties'
import type { OwedDuty } from '../domain/back-office/owed-duty'
import type { PaperLaw } from '../domain/back-office/paper-terms'
import { canonicalJson } from '../domain/canonical-json'
import { sha256 } from '../domain/digest'
import { destinationsOf } from '../domain/export'
import { bindsFrom, dayBefore, governing, type IsoDate, type Provision } from '../domain/law'
import { ok, type Result, refuse } from '../domain/result'
import type { HeldLine, Screening } from '../domain/screening/screening'
import { aesCodes } from '../regimes/us/aes-codes'
import { exportInvoice, filingByPlace } from '../regimes/us/export-papers'
import { lawOfDay } from '../regimes/us/law-of-day'
import type { Caller, Moment } from '../store/caller'
import type { RuledScreening, Versions } from '../store/record-store'
import type { Store } from '../store/store'
import { askedOf } from './composed-answer'
import { type DayOf, dutyLawOn } from './count-duties'
import type { DeterminationAnswer } from './create-determination'
import { getScreening } from './get-screening'

/** What an order that is allowed takes along, composed from its record. */
export type ExportPack = Papers & {
  readonly screening: string
  /** `superseded`: the order was screened again since, and goes by the later answer. */
  readonly status: 'valid' | 'expired' | 'superseded'
  readonly decidedAt: string
  readonly validUntil: string
  readonly law: DeterminationAnswer['law']
  readonly boundTo: {
    readonly reference: string
    readonly asOf: IsoDate
    readonly destination: string
    /** Everywhere that the items end up, as far as it was told. */
    readonly destinations: readonly string[]
    readonly ultimateConsignee: string
    /** SHA-256 of items and of parties as they were screened: another quantity or address gives another one. */
    readonly linesHash: string
    readonly partiesHash: string
  }
  readonly quota: {
    readonly hold: string | null
    readonly expiresAt: string | null
    readonly lines: readonly HeldLine[]
    readonly secured: boolean
  }
  readonly duties: readonly OwedDuty[]
  readonly evidence: {
    readonly lists: Screening<DeterminationAnswer>['lists']
    readonly screenedParties: number
    readonly parties: number
    readonly versions: Versions
  }
}

export type PackRefusal =
  | { readonly reason: 'screening-not-found'; readonly screening: string }
  | { readonly reason: 'screening-not-allowed'; readonly screening: string; readonly because: string }

export const getExportPack = async (
  store: Store,
  caller: Caller,
  now: Moment,
  dayOf: DayOf,
  id: string,
): Promise<Result<ExportPack, PackRefusal>> => {
  const found = await getScreening(store, caller, now, id)
  if (found === undefined) return refuse({ reason: 'screening-not-found', screening: id })
  const refused = (because: string) => refuse({ reason: 'screening-not-allowed' as const, screening: id, because })
  if (found.record.answer === null || found.record.input === null) return refused('its contents were deleted')
  if (found.standing !== 'allow') return refused(`it stands at ${found.standing}`)
  const later = await store.listScreenings(caller, now, { reference: found.record.reference, limit: 1 })
  return ok(await packOf(found, later.screenings[0]?.id !== id, now, dayOf))
}

const packOf = async ({ record }: RuledScreening, isSuperseded: boolean, now: Moment, dayOf: DayOf): Promise<ExportPack> => {
  const answer = JSON.parse(record.answer ?? '') as Screening<DeterminationAnswer>
  const { given } = askedOf(record.input ?? '').input
  const { determination, hold, parties, lists, decidedAt, validUntil, outstanding } = answer
  const { asOf } = given
  const track = determination.law.track === 'codified' ? 'codified' : 'enforced'
  const order = { given, outstanding, isByNotice: isByNotice(determination), decidedOn: dayOf(record.decidedAt), leftOn: undefined }
  return {
    screening: answer.id,
    status: isSuperseded ? 'superseded' : now.at.getTime() > Date.parse(validUntil) ? 'expired' : 'valid',
    decidedAt,
    validUntil,
    law: determination.law,
    boundTo: {
      reference: answer.reference,
      asOf,
      destination: given.parties.ultimateConsignee.country,
      destinations: destinationsOf(given),
      ultimateConsignee: given.parties.ultimateConsignee.name,
      linesHash: await hashed(given.items),
      partiesHash: await hashed(given.parties),
    },
    ...papersOf(answer, given, paperLawOn(asOf), lawOfDay(track, asOf).geography),
    quota: {
      hold: hold?.id ?? null,
      expiresAt: hold?.expiresAt ?? null,
      lines: hold?.lines ?? [],
      secured: answer.authority?.secured ?? false,
    },
    duties: owedDuties(order, dutyLawOn(asOf, track)),
    evidence: {
      lists,
      screenedParties: parties.filter(({ screened }) => screened.length > 0).length,
      parties: parties.length,
      versions: record.versions,
    },
  }
}

const hashed = async (value: unknown): Promise<string> => `sha256:${await sha256(canonicalJson(value))}`

const paperLawOn = (day: IsoDate): PaperLaw => ({
  codes: aesCodes.flatMap((provision) => {
    const entry = governing(provision, day)
    return entry === undefined ? [] : [{ entry, validTo: lastDayOf(provision, day) }]
  }),
  invoice: governing(exportInvoice, day),
  toPlaces: governing(filingByPlace, day),
})

/** The day before the next entry binds; null where none is known. */
const lastDayOf = ({ history }: Provision<unknown>, day: IsoDate): IsoDate | null => {
  const next = history.map(bindsFrom).find((from) => from > day)
  return next === undefined ? null : dayBefore(next)
}
