import { type Deal, roleName } from '../deal'
import type { Ask, Finding } from '../finding'

/** Who owns leased, colocated or hosted machines is not told by who uses them. Nothing is said where nobody has them so. */
export const tenureFinding = ({ principals }: Deal, code: string, ask: Ask): readonly Finding[] => {
  const found = principals.find(({ party: { tenure } }) => tenure !== undefined && tenure !== 'owned')
  if (found === undefined) return []
  const because = `${roleName(found)} has them ${found.party.tenure}: who owns and who uses them must be settled first`
  return [ask('tenure', 'unknown', because, code)]
}
