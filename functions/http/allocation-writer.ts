import { isShared, kindOfId } from '../domain/quota/allocation'
import { deployment } from '../store/caller'
import type { KeyHolder } from './key'

/** On whose ceilings all tenants draw, the deployment alone decides: said whether or not there is such an allocation. */
export const isOfDeployment = (id: string): boolean => {
  const kind = kindOfId(id)
  return kind !== undefined && isShared(kind)
}

/** Why a key may not write an allocation. Undefined where it may. */
export const barredFrom = (id: string, { tenant, scopes }: KeyHolder): string | undefined => {
  if (isOfDeployment(id))
    return tenant === deployment && scopes.includes('admin') ? undefined : 'only an admin key of the deployment writes a shared allocation'
  return scopes.includes('quota') ? undefined : 'the key lacks the scope quota'
}
