import { findChip } from '../catalog/chips/catalog'

/** Whether the catalog has a chip by this id or alias. */
export const isKnownChip = (idOrAlias: string): boolean => findChip(idOrAlias) !== undefined
