import { type Head, type Link, linkAfter } from '../domain/records/chain'
import type { Moment } from './caller'
import { readWaiting, type Waiting } from './d1-chain-waiting'
import { rowsOf } from './d1-rows'
import type { Db } from './db'

/** Rounds of one run; the next run goes on. Ten statements each, of the thousand that one invocation may send. */
const roundsMax = 40

export const seal = async (db: Db, now: Moment): Promise<number> => {
  let linked = 0
  for (let round = 0; round < roundsMax; round++) {
    const waiting = await readWaiting(db, now)
    if (waiting.length === 0) break
    linked += await writeLinks(db, now, await linksOf(waiting))
  }
  return linked
}

type NewLink = Link & { readonly tenant: string; readonly after: number; readonly sealed: number }

/** Each tenant's links, one on the other from where its chain ended when they were read. */
const linksOf = async (waiting: readonly Waiting[]): Promise<readonly NewLink[]> => {
  const heads = new Map<string, Head>()
  const links: NewLink[] = []
  for (const { tenant, head, kind, record, contentHash, sealed } of waiting) {
    const link = await linkAfter(heads.get(tenant) ?? head, kind, record, contentHash)
    heads.set(tenant, link)
    links.push({ ...link, tenant, after: head.seq, sealed })
  }
  return links
}

/** The new links as rows, whatever of them another run was first to write. */
const given = `json_each(?1) v`
const isWritten = `c.tenant = v.value ->> '$.tenant' AND c.seq = v.value ->> '$.seq' AND c.hash = v.value ->> '$.hash'`

/**
 * A tenant's links are written where its chain still ends as it did when they were made; otherwise another run was first,
 * and the next round reads what it left. The primary key is the last word.
 */
const writeLinks = async (db: Db, now: Moment, links: readonly NewLink[]): Promise<number> => {
  const rows = JSON.stringify(links)
  const sealing = (table: string, kinds: string) =>
    db
      .prepare(
        `UPDATE ${table} SET sealed = v.value ->> '$.sealed' FROM ${given} JOIN chain c ON ${isWritten}
         WHERE ${table}.id = v.value ->> '$.record' AND v.value ->> '$.kind' IN (${kinds})`,
      )
      .bind(rows)
  const [inserted] = await db.batch([
    db
      .prepare(
        `INSERT INTO chain (tenant, seq, kind, record, content_hash, previous, hash, sealed_at)
         SELECT v.value ->> '$.tenant', v.value ->> '$.seq', v.value ->> '$.kind', v.value ->> '$.record', v.value ->> '$.contentHash',
           v.value ->> '$.previous', v.value ->> '$.hash', ?2 FROM ${given}
         WHERE v.value ->> '$.after' = coalesce((SELECT max(seq) FROM chain WHERE tenant = v.value ->> '$.tenant'), 0)
         ORDER BY v.key RETURNING seq`,
      )
      .bind(rows, now.at.getTime()),
    sealing('screenings', "'screening', 'answer'"),
    sealing('dispositions', "'disposition'"),
    sealing('checks', "'check'"),
    sealing('check_rulings', "'check-ruling'"),
  ])
  return rowsOf(inserted).length
}
