import { sha256 } from '../digest'

/** Characters. Nobody can ask about an order by a longer one. */
const referenceLengthMax = 200

/** The merchant's number of an order as it is kept: two that differ stay two, also where they are too long or are no text. */
export const referenceOf = async (told: string): Promise<string> =>
  told.length <= referenceLengthMax && told.isWellFormed() && !told.includes('\0') ? told : `sha256:${await sha256(JSON.stringify(told))}`
