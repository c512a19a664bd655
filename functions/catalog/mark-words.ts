import type { MarkWords } from '../domain/quota/mark-words'
import { addressWords } from './address-words'
import { callingCodes, trunks } from './calling-codes'
import { freeMail, mailHosts, secondLabels } from './free-mail'
import { genericWords, smallWords } from './generic-words'
import { formsAfter, formsAttached, formsBefore, nominees, placeholders } from './legal-forms'

/** All that is known of names, addresses and domains in general when consignees are compared. */
export const markWords: MarkWords = {
  names: { formsAfter, formsBefore, formsAttached, generic: genericWords, small: smallWords, placeholders, nominees },
  addresses: addressWords,
  contacts: { freeMail, secondLabels, hosts: mailHosts, callingCodes, trunks },
}
