import { canonicalJson } from '../canonical-json'
import { sha256 } from '../digest'

/** Characters of a hash that tell duties apart. */
const hashLength = 32

/** Made of what the duty is, so that the same one is never made twice. */
export const dutyId = async (parts: readonly unknown[]): Promise<string> =>
  `dut_${(await sha256(canonicalJson(parts))).slice(0, hashLength)}`
