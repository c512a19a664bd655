import type { Caller } from '../../functions/store/caller'
import { storeOn } from '../../functions/store/d1'
import type { Db } from '../../functions/store/db'

const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }

/** Registers a line of a license with a tenant: for H100 to a consignee in China, unless said otherwise. */
export const registerLicense = async (db: Db, caller: Caller, id: string, consignee: string, over: object = {}): Promise<void> => {
  const terms = {
    kind: 'license' as const,
    holder: 'Example Exports Inc',
    period: { from: '2026-01-01', to: '2027-12-31' },
    ceilings: [{ from: '2026-01-01', tpp: 1_000_000_000 }],
    covers: { consignees: [consignee], countries: ['CN'], eccns: ['3A090.a'] },
    cite: { provision: `License ${id}` },
    ...over,
  }
  const put = await storeOn(db).putAllocation(caller, now, id, terms, undefined)
  if (!put.ok) throw new Error(`a license was not registered: ${JSON.stringify(put.error)}`)
}
