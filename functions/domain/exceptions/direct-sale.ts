import type { Deal } from '../deal'
import type { Ask, Finding } from '../finding'
import { isSameName, type Party } from '../party'

/** To one ultimate consignee, through nobody who buys to sell on. Who only carries it does not break the way. */
export const directFinding = ({ export: { parties, endUse } }: Deal, code: string, ask: Ask): Finding => {
  const { distributor, purchaser, freightForwarder, intermediateConsignees = [], ultimateConsignee } = parties
  const between = [distributor, freightForwarder, ...intermediateConsignees].find((party) => party?.takesTitle === true)
  if (between !== undefined) return ask('directly', 'unmet', `title passes to ${between.name}: not directly to the ultimate consignee`)
  if (distributor !== undefined)
    return ask('directly', 'unknown', 'a distributor is a party; whether the items go through its hands as its own is not settled', code)
  if (endUse?.purpose === 'resale')
    return ask('directly', 'unknown', 'for resale: whether whoever receives the items keeps them is not settled', code)
  if (purchaser !== undefined && !areOneFamily(purchaser, ultimateConsignee))
    return ask('directly', 'unknown', `${purchaser.name} buys what goes to another: whether it sells on is not settled`, code)
  return ask('directly', 'met', 'directly to the ultimate consignee')
}

/** The same firm, its ultimate parent, or another under that parent. */
const areOneFamily = (one: Party, other: Party): boolean => {
  const names = [other.name, ...(other.ultimateParents ?? []).map(({ name }) => name)]
  return [one.name, ...(one.ultimateParents ?? []).map(({ name }) => name)].some((name) => names.some((each) => isSameName(name, each)))
}
