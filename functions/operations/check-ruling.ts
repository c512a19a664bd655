import { canonicalJson } from '../domain/canonical-json'
import { type AskedRuling, barOfApproval, barOfFlagRuling, flagOf } from '../domain/customers/ruling-bar'
import { sha256 } from '../domain/digest'
import type { Decision, RulingEvidence } from '../domain/records/screening'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment } from '../store/caller'
import type { CheckRuling, CheckRulingRefusal } from '../store/customer-store'
import type { Store } from '../store/store'
import { answerFromText } from './kept-check'

/** A ruling with the id and the salt that it is to be kept under. */
export type CheckRulingToAdd = AskedRuling & {
  readonly id: string
  readonly salt: string
  readonly check: string
  readonly reason: string
  readonly evidence: readonly RulingEvidence[]
  readonly by: string
}

export type RuledCheck = { readonly ruling: CheckRuling; readonly customer: string; readonly standing: Decision }

/**
 * What a person rules on a check: on one of its flags, or on the customer. A flag that is resolved counts no more, here and in the
 * checks that follow, for as long as it says the same.
 */
export const addCheckRuling = async (
  store: Store,
  caller: Caller,
  now: Moment,
  requestKey: string,
  toAdd: CheckRulingToAdd,
): Promise<Result<Applied<RuledCheck>, CheckRulingRefusal>> => {
  const { id, salt, check, ruling, reason, evidence, by } = toAdd
  const record = await store.findCheck(caller, now, check)
  if (record === undefined) return refuse({ reason: 'check-not-found', check })
  if (record.answer === null)
    return refuse({ reason: 'invalid-fact', pointer: '/ruling', detail: 'its record was deleted: check the customer again' })
  const { flags, customer } = answerFromText(record.answer)
  const barred = barOfFlagRuling(flags, toAdd)
  if (barred !== undefined) return refuse(barred)
  const flag = flagOf(flags, toAdd.flag)
  const about = { code: flag?.code ?? null, subject: flag?.subject ?? null, because: flag?.because ?? null }
  const added = await store.addCheckRuling(
    caller,
    now,
    {
      ...{ id, salt, check, ruling, ...about, body: { reason, evidence, by } },
      requestKey,
      requestHash: await sha256(canonicalJson({ disposition: check, ruling, flag: toAdd.flag ?? null, reason, evidence, by })),
    },
    (kept) => barOfApproval(ruling, flags, kept.rulings),
  )
  return added.ok ? ok({ ...added.value, value: { ...added.value.value, customer } }) : added
}
