import { governing, type IsoDate, type Provision } from '../../domain/law'
import type { RecordNature, RetentionRule, RetentionTerms } from '../../domain/records/retention'

/** Counted from the latest of export, reexport and any other end of the transaction (15 CFR 762.6(a)). */
export const exportRecords: Provision<RetentionTerms> = {
  id: 'us/export-records',
  title: 'Retention of export records',
  history: [
    {
      from: '1996-03-25',
      cite: { provision: '15 CFR 762.6(a)', notice: '61 FR 12900' },
      confidence: 'secondary',
      value: { years: 5 },
    },
  ],
}

/** Counted from the transaction, or from the day on which blocked property is unblocked. */
export const sanctionsRecords: Provision<RetentionTerms> = {
  id: 'us/sanctions-records',
  title: 'Retention of records of transactions under sanctions',
  history: [
    {
      from: '1997-08-25',
      cite: { provision: '31 CFR 501.601', notice: '62 FR 45101' },
      confidence: 'recalled',
      value: { years: 5 },
    },
    {
      from: '2025-03-12',
      cite: { provision: '31 CFR 501.601', notice: '89 FR 74832' },
      confidence: 'recalled',
      value: { years: 10 },
    },
  ],
}

/** Every rule of retention, by what it is for. They decide how long we keep a record and nothing in an answer. */
export const retentionProvisions: Readonly<Record<RecordNature, Provision<RetentionTerms>>> = {
  'export-record': exportRecords,
  'sanctions-record': sanctionsRecords,
}

/** The rules as they stand on a day. */
export const retentionRulesOn = (day: IsoDate): readonly RetentionRule[] =>
  (Object.keys(retentionProvisions) as RecordNature[]).flatMap((nature) => {
    const entry = governing(retentionProvisions[nature], day)
    return entry === undefined ? [] : [{ nature, years: entry.value.years, cite: entry.cite }]
  })
