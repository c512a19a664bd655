import type { Assumption } from './determination'
import type { Export } from './export'
import { assumedRoles } from './party'

/** What an absent fact was taken to be, where the contract gives it a default. */
export const assumptionsOf = ({ parties, items, activity, usage }: Export): readonly Assumption[] => [
  ...assumedRoles
    .filter((role) => parties[role] === undefined)
    .map((role) => ({ pointer: `/parties/${role}`, because: 'taken to be the ultimate consignee' })),
  ...(usage?.lpp?.receivedTpp !== undefined && usage.lpp.affiliatesReceivedTpp === undefined && hasParent(parties)
    ? [{ pointer: '/usage/lpp/affiliatesReceivedTpp', because: 'taken to be nothing' }]
    : []),
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

const hasParent = ({ ultimateConsignee: { ultimateParents = [] } }: Export['parties']): boolean => ultimateParents.length > 0
