import type { DutyClock } from '../../domain/back-office/duty-clock'
import type { Provision } from '../../domain/law'

const clocks: readonly DutyClock[] = [
  { code: 'license', counts: 'day-of-export', what: 'have the license before the goods go' },
  { code: 'lpp-certification', counts: 'day-of-export', what: 'have the certification of the ultimate consignee before the goods go' },
  { code: 'lpp-large-shipment-notice', counts: 'day-of-export', what: 'tell BIS of the large shipment before the goods go' },
  { code: 'lpp-certification-copy', counts: 'day-of-export', what: 'send BIS a copy of the certification under License Exception LPP' },
  // As soon as it has received the last of it: a day that nobody knows here.
  { code: 'lpp-limit-reached', counts: 'day-of-export', what: 'tell BIS that the amount of the year was received' },
  { code: 'aia-certification', counts: 'day-of-export', what: 'have the certification of the ultimate consignee before the goods go' },
  { code: 'aia-certification-report', counts: 'day-of-export', what: 'send BIS the certification under License Exception AIA' },
  { code: 'aia-entries', counts: 'day-of-export', what: 'give the ultimate consignee the ECCN of every item' },
  {
    code: 'aia-shipment-notice',
    counts: 'day-of-export',
    what: 'say in writing, with the shipment, that it goes under License Exception AIA',
  },
  { code: 'nac-notification', counts: 'day-of-export', what: 'notify BIS so many days before the export' },
  { code: 'nac-data-points', counts: 'day-of-export', what: 'give BIS what the notification must hold' },
  { code: 'purchase-order', counts: 'day-of-export', what: 'have a purchase order or its equal' },
  { code: 'uvl-statement', counts: 'day-of-export', what: 'have the signed statement of the unverified party before the goods go' },
  { code: 'aes-filing', counts: 'day-of-export', what: 'file the export in the Automated Export System' },
  { code: 'aes-license-code', counts: 'day-of-export', what: 'put license code and number into the filing' },
  { code: 'authorized-designer-report', counts: 'day-of-export', what: 'report the customers of the authorized designer for the quarter' },
  { code: 'veu-reexport-report', counts: 'half-year', what: 'report what was reexported in the half year' },
  { code: 'veu-end-user-report', counts: 'half-year', what: 'report the inventory of the half year' },
  { code: 'veu-chip-accounting', counts: 'half-year', what: 'account for the circuits by facility' },
  // Their days run from what happens, and until something does nothing is owed.
  { code: 'veu-theft-report', counts: 'event', what: 'report theft, loss or tampering' },
  { code: 'veu-breach-report', counts: 'event', what: 'report a requirement that is not met' },
  // Never done while the records must be kept: they are told with the answer, and no day ends them.
  { code: 'keep-records', counts: 'standing', what: 'keep the records' },
  { code: 'veu-records', counts: 'standing', what: 'keep the records' },
  { code: 'track-packaged-output', counts: 'standing', what: 'keep track of what was packaged' },
  { code: 'acm-ledger', counts: 'standing', what: 'keep the ledger of the facility' },
]

/** From when the days of a duty are counted, and what it asks for in a sentence. */
export const dutyClocks: Provision<readonly DutyClock[]> = {
  id: 'us/duty-clocks',
  title: 'From when the days of a duty are counted',
  history: [
    {
      from: '2022-10-21',
      cite: { provision: '15 CFR 740.8, 740.27, 740.29, 744.15 and 748.15' },
      confidence: 'inferred',
      value: clocks,
    },
  ],
}
