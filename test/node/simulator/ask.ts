import { ownerOf } from '../../../functions/domain/quota/allocation'
import { storeOn } from '../../../functions/store/d1'
import { liveKey } from '../../../functions/store/d1-keys'
import type { Db } from '../../../functions/store/db'
import type { Answered } from '../../../functions/store/ledger-store'
import type { Store } from '../../../functions/store/store'
import type { Request } from './requests'

/** Sends a request to the store. What comes back is brought to the shape in which the model speaks. */
export const ask = async (db: Db, request: Request): Promise<unknown> => {
  const store = storeOn(db)
  const { caller, now } = request
  switch (request.call) {
    case 'place':
      return store.placeHold(caller, now, request.operation, request.attempt)
    case 'apply':
      return one(await store.applyOperation(caller, now, request.id, request.operation))
    case 'many':
      return (await store.applyOperations(caller, now, request.operations)).map(one)
    case 'base':
      return base(await store.moveBase(caller, now, request.id, request.move))
    case 'declare':
      return declare(db, request)
    case 'hold':
      return store.findHold(caller, now, request.id)
    case 'balance':
      return (await store.findAllocation(caller, now, request.id))?.balance
    case 'sweep':
      return store.expireLapsed(now)
  }
}

/** An answer without what only says how it was come by. */
const one = (each: Answered): unknown => (each.ok ? { ok: true, value: each.value } : { ok: false, error: each.error })

/** A base that cannot be moved is refused in words for people; which words is not the ledger's promise. */
const base = (answer: Awaited<ReturnType<Store['moveBase']>>): unknown => {
  if (answer.ok) return { ok: true, value: { isFirst: answer.value.isFirst, value: answer.value.value.balance } }
  return answer.error.reason === 'invalid-fact' ? { ok: false } : answer
}

const declare = async (db: Db, { caller, now, id, allocation, total, elsewhere }: Request & { call: 'declare' }): Promise<undefined> => {
  const terms = JSON.stringify({ lines: [{ owner: ownerOf(allocation, caller.tenant), allocation, total, elsewhere }] })
  const sql = `INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key) VALUES (?1, ?2, 'declare', NULL, ?3, ?4, ?5, ?6)`
  await db.batch([liveKey(db, caller, now), db.prepare(sql).bind(caller.tenant, id, terms, now.at.getTime(), now.day, caller.keyId)])
}
