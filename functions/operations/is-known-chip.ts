import { customersChip } from './chip-book'

/** Whether the catalog has a chip by this id or alias, or parts of a model that is called so. */
export const isKnownChip = (idOrAlias: string): boolean => customersChip(idOrAlias) !== undefined
