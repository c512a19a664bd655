import type { Confidence } from '../../domain/law'
import type { RedFlag } from '../../domain/screening/red-flags'

type Known = RedFlag & { readonly confidence: Confidence }

const supplement = (flag: string) => ({ provision: `Supplement No. 3 to 15 CFR part 732, red flag ${flag}` })
const guidance = { provision: 'BIS industry guidance on advanced integrated circuits', notice: '2025-05-13' }

const flag = (
  code: string,
  severity: RedFlag['severity'],
  because: string,
  cite: RedFlag['cite'],
  confidence: Confidence = 'secondary',
): Known => ({ code, severity, basis: 'DUTY', because, cite, confidence })

/** What an exporter may have noticed of a buyer of goods, by the name of the signal. The severities are ours. */
export const redFlagsOfSignals = {
  refusesEndUse: flag('USE_REFUSED', 'high', 'the customer will not say what it is for or who will use it', supplement('1')),
  evasive: flag('USE_EVASIVE', 'medium', 'vague or ill-informed answers about the product or its use', supplement('6 and 12')),
  businessMismatch: flag('BIZ_LOB_MISMATCH', 'medium', 'the product does not fit the line of business', supplement('2')),
  disproportionate: flag('CMP_DISPROPORTIONATE', 'medium', 'more than the destination or the stated need explains', supplement('3')),
  littleBackground: flag('BIZ_NO_WEB', 'medium', 'little or no business background or trace', supplement('4')),
  unusualPayment: flag('PAY_UNUSUAL_PREPAY', 'medium', 'cash or another way of payment unusual for such a sale', supplement('5')),
  declinesSupport: flag('USE_DECLINES_SUPPORT', 'low', 'installation, training or maintenance is declined', supplement('7')),
  vagueDelivery: flag('SHP_VAGUE_DELIVERY', 'low', 'delivery dates are vague or the place is out of the way', supplement('8')),
  forwarderAsDestination: flag('BIZ_FORWARDER', 'high', 'a freight forwarder is the final destination', supplement('9')),
  oddRoute: flag('SHP_ODD_ROUTE', 'medium', 'the shipping route is abnormal for product and destination', supplement('10')),
  oddPackaging: flag('SHP_ODD_PACKAGING', 'low', 'the packaging does not fit the way of shipment or the destination', supplement('11')),
  ownershipUnclear: flag('USE_RESELLER_UNDISCLOSED', 'high', 'the ultimate owner or user is unclear', supplement('21'), 'recalled'),
  sharedManagement: flag(
    'PTY_MGMT_OVERLAP',
    'high',
    'shares managers or technical leaders with a listed party',
    supplement('23'),
    'recalled',
  ),
  successorOfListed: flag('PTY_SUCCESSOR', 'high', 'asks for what was designed for a customer since listed', supplement('24'), 'recalled'),
  listedOwnerShareUnknown: flag('OWN_PCT_UNKNOWN', 'high', 'a listed owner whose share is not known', supplement('29')),
  newSinceControls: flag('BIZ_POST_CONTROL', 'medium', 'began buying only after October 2022', guidance),
  firstLargeOrder: flag('CMP_FIRST_LARGE', 'medium', 'a first order, and a large one', guidance),
  residentialAddress: flag('BIZ_RESIDENTIAL', 'medium', 'a residential, vague or unverifiable address', guidance),
  deliveryUnknown: flag('USE_LOCATION_UNKNOWN', 'medium', 'where it will stand is unknown or withheld', guidance),
  capacityUnconfirmed: flag('CMP_CAPACITY_UNCONFIRMED', 'high', 'the data center cannot show power, cooling and space for it', guidance),
  adverseReports: flag('PTY_ADVERSE', 'medium', 'reported to have broken export or sanctions rules', guidance, 'recalled'),
  remoteUsersUnaffirmed: flag('USE_DOWNSTREAM_D5', 'high', 'a provider of computing that will not affirm who its users are', guidance),
} as const satisfies Readonly<Record<string, Known>>

export type Signal = keyof typeof redFlagsOfSignals
