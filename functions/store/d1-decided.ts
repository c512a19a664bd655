import type { Caller, Moment, OnBehalf } from './caller'
import { isOrdersOwn } from './d1-screening-rows'
import type { Db, Statement } from './db'

/**
 * What was decided for a sender's order, told in the batch that keeps its answer: many senders ask after the order is made and
 * read nothing of a reply. Whoever asked with a key has the answer already, and of a redirect its own notification tells.
 */
export const tellHooked = (db: Db, caller: Caller | OnBehalf, now: Moment, screening: string): readonly Statement[] =>
  caller.keyId !== undefined || caller.connection === undefined
    ? []
    : [
        db
          .prepare(
            `INSERT INTO notifications (id, tenant, type, created_at, payload, retained_until)
             SELECT 'ntf_' || s.id, s.tenant, 'screening.decided', ?3, json_object('screening', s.id, 'reference', s.reference,
               'decision', s.decision, 'previousDecision', NULL, 'because', json(coalesce(s.answer -> '$.because', '[]')), 'hold', s.hold, 'validUntil', s.answer ->> '$.validUntil'), s.retained_until
             FROM screenings s WHERE s.id = ?1 AND s.tenant = ?2 AND s.decision IS NOT NULL AND s.answer IS NOT NULL AND ${isOrdersOwn('s')}
             ON CONFLICT DO NOTHING`,
          )
          .bind(screening, caller.tenant, now.at.getTime()),
      ]

const refusing = `('true-match', 'refuse')`
const before = (rulings: string): string =>
  `EXISTS (SELECT 1 FROM dispositions p WHERE p.screening = s.id AND p.seq < d.seq AND p.ruling IN ${rulings})`

/** What a ruling made of a screening, told in its batch where that is another decision than stood before. The same rules as `standingOf`. */
export const tellRuled = (db: Db, { tenant }: Caller, now: Moment, disposition: string): Statement =>
  db
    .prepare(
      `INSERT INTO notifications (id, tenant, type, created_at, payload, retained_until)
       SELECT 'ntf_' || r.disposition, r.tenant, 'screening.decided', ?3, json_object('screening', r.id, 'reference', r.reference,
         'decision', r.standing, 'previousDecision', r.stood, 'because', json_array(json_object('code', r.ruling, 'text', 'a person ruled so')), 'disposition', r.disposition, 'hold', r.hold, 'validUntil', r.valid_until), r.retained_until
       FROM (
         SELECT b.*, CASE WHEN b.ruling IN ${refusing} OR b.stood = 'block' THEN 'block' WHEN b.ruling = 'proceed' THEN 'allow' ELSE b.stood END AS standing FROM (
           SELECT s.tenant, s.id, s.reference, s.hold, s.retained_until, s.answer ->> '$.validUntil' AS valid_until, d.id AS disposition, d.ruling,
             CASE WHEN ${before(refusing)} THEN 'block' WHEN s.decision = 'review' AND ${before(`('proceed')`)} THEN 'allow' ELSE s.decision END AS stood
           FROM dispositions d JOIN screenings s ON s.id = d.screening AND s.tenant = d.tenant WHERE d.id = ?1 AND d.tenant = ?2) b) r
       WHERE r.standing <> r.stood ON CONFLICT DO NOTHING`,
    )
    .bind(disposition, tenant, now.at.getTime())
