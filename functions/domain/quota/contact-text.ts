import type { ContactWords } from './mark-words'

const phoneDigitsMin = 7
const phoneDigitsMax = 15
/** Of one digit throughout, or counted upward: put where a form asks for a number. */
const placeholder = /^(\d)\1+$|12345678?9?0?$|^0*$/

/**
 * A telephone number with the calling code of its country, digits alone. Undefined for what cannot be one.
 *
 * @param country Where the party is: its code is taken where the number has none.
 */
export const phoneText = (phone: string, country: string, { callingCodes, trunks }: ContactWords): string | undefined => {
  const text = phone
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?:ext|x|#)[\s.:]*\d+\s*$|\(0\)/g, '')
  const digits = text.replace(/\D/g, '')
  const local = withoutTrunk(digits, trunks.get(country) ?? '0')
  if (local.length < phoneDigitsMin || digits.length > phoneDigitsMax + 2 || placeholder.test(local)) return undefined
  if (text.trim().startsWith('+')) return digits
  if (digits.startsWith('00')) return digits.slice(2)
  const code = callingCodes.get(country)
  if (code === undefined) return local
  if (code === '1' && digits.startsWith('011')) return digits.slice(3)
  // A number that begins with the code and is too long for one at home was written without its plus.
  return digits.startsWith(code) && digits.length - code.length >= (code.length === 1 ? 10 : 8) ? digits : code + local
}

const withoutTrunk = (digits: string, trunk: string): string =>
  trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits

/**
 * The domain that was registered, of which the one in an address is part: `example.com` of `sg.mail.example.com`.
 * Undefined where anyone may have an address.
 */
export const domainText = (email: string, { freeMail, secondLabels, hosts }: ContactWords): string | undefined => {
  const domain = email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
    .replace(/\.$/, '')
  const labels = domain.split('.')
  const [second = '', top = ''] = labels.slice(-2)
  const size = (top.length === 2 && secondLabels.has(second)) || hosts.has(`${second}.${top}`) ? 3 : 2
  if (labels.length < size) return undefined
  const registered = labels.slice(-size).join('.')
  return freeMail.has(registered) || freeMail.has(domain) ? undefined : registered
}
