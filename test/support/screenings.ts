import type { Db } from '../../functions/store/db'

/** A stored screening, as the tests insert it. */
export type ScreeningWords = {
  readonly tenant: string
  readonly id: string
  readonly reference: string
  readonly decidedAt: Date
  readonly decision: 'allow' | 'review' | 'block' | null
  readonly outcome: string | null
  readonly hold: string | null
  readonly consignee: string
  readonly lawStatus: 'enforced' | 'codified-not-enforced' | 'hypothetical'
  readonly answer: string | null
  readonly retainedUntil: string
}

const versions = { rulebook: 'rulebook-of-tests', engine: '0.1.0', policy: '1', matcher: null, snapshot: null }

/** What a screening answers, in the parts that records are read by. */
const answerOf = ({ id, reference, decidedAt, decision, outcome, hold, lawStatus }: Omit<ScreeningWords, 'answer'>) => ({
  id,
  reference,
  decidedAt: decidedAt.toISOString(),
  validUntil: new Date(decidedAt.getTime() + 172_800_000).toISOString(),
  decision,
  because: [{ code: 'DUTY_OUTSTANDING', text: 'a duty before export is not met yet', cite: { provision: '15 CFR 740.29(d)' } }],
  nextSteps: ['Obtain the certification and screen again.'],
  authority: { kind: 'license-exception', symbol: 'LPP', aesCode: null, secured: hold !== null },
  determination: { law: { track: 'enforced', asOf: '2026-11-22', status: lawStatus }, outcome },
  parties: [],
  redFlags: [],
  outstanding: [],
  ...(hold === null
    ? {}
    : {
        hold: {
          id: hold,
          expiresAt: '2026-11-24T17:00:00.000Z',
          lines: [{ allocation: 'license:D7654321:1', tpp: 100, remainingTpp: 900 }],
        },
      }),
  lists: { snapshot: null, publishedAt: null, ageHours: null, complete: false },
})

/** A screening for review in the database, with words changed. An answer of null is one still to be composed. */
export const storedScreening = async (db: Db, change: Partial<ScreeningWords> & { tenant: string }): Promise<ScreeningWords> => {
  const words = {
    id: crypto.randomUUID(),
    reference: 'EX-1001',
    decidedAt: new Date('2026-11-22T16:00:00Z'),
    decision: 'review' as const,
    outcome: 'license-exception',
    hold: null,
    consignee: 'Example Compute Ltd',
    lawStatus: 'enforced' as const,
    retainedUntil: '2036-11-22',
    ...change,
  }
  const answer = change.answer === undefined ? JSON.stringify(answerOf(words)) : change.answer
  const input = { reference: words.reference, parties: { ultimateConsignee: { name: words.consignee, country: 'SG' } } }
  await db.batch([
    db
      .prepare(
        `INSERT INTO screenings (id, tenant, request_key, request_hash, request_id, reference, decided_at, as_of, decision, outcome, input, readings, answer,
           versions, hold, salt, retention_class, retained_until)
         VALUES (?1, ?2, ?3, 'hash', 'request-1', ?4, ?5, '2026-11-22', ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 'house-rule', ?14)`,
      )
      .bind(
        words.id,
        words.tenant,
        crypto.randomUUID(),
        words.reference,
        words.decidedAt.getTime(),
        answer === null ? null : words.decision,
        answer === null ? null : words.outcome,
        JSON.stringify(input),
        JSON.stringify({ counters: [] }),
        answer,
        JSON.stringify(versions),
        words.hold,
        saltOf(words.id),
        words.retainedUntil,
      ),
  ])
  return { ...words, answer }
}

/** Unlike a real one it can be told from the id. */
const saltOf = (id: string): string => `salt of ${id}`

/** Composes an answer that was still to come. */
export const composeLate = (db: Db, words: ScreeningWords) =>
  db.batch([
    db
      .prepare(
        `UPDATE screenings SET answer = ?2, decision = 'review', outcome = 'license-exception', hold = 'order-2',
           readings = json_set(readings, '$.placements', json('[{"hold":"order-2","outcome":"placed"}]')) WHERE id = ?1 AND answer IS NULL`,
      )
      .bind(words.id, JSON.stringify(answerOf({ ...words, decision: 'review', outcome: 'license-exception', hold: 'order-2' }))),
  ])
