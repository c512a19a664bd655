import type { Assumption } from './determination'
import type { Export } from './export'
import { assumedRoles } from './party'

/** What an absent fact was taken to be, where the contract gives it a default. */
export const assumptionsOf = ({ parties, items, activity }: Export): readonly Assumption[] => [
  ...assumedRoles
    .filter((role) => parties[role] === undefined)
    .map((role) => ({ pointer: `/parties/${role}`, because: 'taken to be the ultimate consignee' })),
  ...items.flatMap((item, at): Assumption[] => [
    ...(item.kind === 'system' && item.designedForDatacenter === undefined
      ? [{ pointer: `/items/${at}/designedForDatacenter`, because: 'taken from the circuits inside' }]
      : []),
    ...(item.kind === 'chip' && item.spec?.dieAreaMm2 !== undefined && item.spec.nonPlanar === undefined
      ? [{ pointer: `/items/${at}/spec/nonPlanar`, because: 'taken to be a non-planar die, so that its area counts' }]
      : []),
    ...(activity !== 'export' && item.jurisdiction === undefined && item.kind !== 'compute'
      ? [{ pointer: `/items/${at}/jurisdiction`, because: 'taken to be subject to the EAR' }]
      : []),
  ]),
]
