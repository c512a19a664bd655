import { markWords } from '../catalog/mark-words'
import type { CustomerFacts } from '../domain/customers/customer'
import { customerMarks } from '../domain/customers/customer-marks'
import { base64Url } from '../domain/digest'
import type { Export } from '../domain/export'
import { marksOf } from '../domain/quota/marks'
import type { Mark as HashedMark } from '../store/screening-store'

/** As many as one party has at most; those of a longer list that come first are the most telling. */
export const marksMax = 100
const markBytes = 16

/** What the consignee of a deal is known by; by election, that of whoever operates the items and draws in its place. */
export const hashConsignee = (secret: string, { parties, election }: Export): Promise<readonly HashedMark[]> => {
  const drawing = election === undefined ? parties.ultimateConsignee : (parties.operator ?? parties.ultimateConsignee)
  return hashMarks(secret, marksOf(drawing, parties, markWords))
}

/** What a customer's other accounts would show as well. */
export const hashCustomer = (secret: string, facts: CustomerFacts): Promise<readonly HashedMark[]> =>
  hashMarks(secret, customerMarks(facts, markWords))

/**
 * Marks as they are kept: HMAC-SHA-256 over kind and text, cut to 128 bits. Names and telephone numbers can be guessed, so a
 * bare hash would tell them to whoever reads the table.
 *
 * @param secret `MARK_SECRET`. Under another one nothing that was kept before is found again.
 */
export const hashMarks = async (
  secret: string,
  marks: readonly { readonly kind: string; readonly text: string }[],
): Promise<readonly HashedMark[]> => {
  const bytes = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return Promise.all(
    marks.slice(0, marksMax).map(async ({ kind, text }) => {
      const mac = await crypto.subtle.sign('HMAC', key, bytes.encode(`${kind}\n${text}`))
      return { kind, mark: base64Url(new Uint8Array(mac, 0, markBytes)) }
    }),
  )
}
