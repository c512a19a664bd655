import type { CustomerPlaceSet, CustomerPlaces, PlaceSource, SourcedPlaces } from '../../../domain/customers/customer-law'
import type { Citation, Confidence, Provision } from '../../../domain/law'
import type { PlaceCode } from '../../../domain/place'
import { intelligencePlaces, macauOrD5 } from '../place-sets'
import { outsidePartners } from '../supplement-5'

const groups: Citation = { provision: '15 CFR part 740, Supp. No. 1' }

const source = (provision: string, confidence: Confidence, notice?: string): PlaceSource => ({
  cite: { provision, ...(notice === undefined ? {} : { notice }) },
  confidence,
})

/** Cuba, Iran and North Korea, and the regions of Ukraine under occupation. */
const barred: readonly PlaceCode[] = ['CU', 'IR', 'KP', 'UA-43', 'UA-DNR', 'UA-LNR']
const barredBy = '31 CFR parts 510, 515, 560 and 589'

/** Named in the notices of 2022 on transshipment, and those that we add for hardware of this kind. */
const transshipment: readonly PlaceCode[] = 'AE AM BR CN GE IL IN KG KZ MX NI RS SG TJ TR TW UZ ZA'.split(' ')
const forHardware: readonly PlaceCode[] = ['HK', 'ID', 'MY', 'TH', 'VN']

const sets: Omit<CustomerPlaces, 'embargoed' | 'formerlyEmbargoed'> = {
  restricted: macauOrD5,
  outsidePartners,
  allied: { anyOf: ['A:1'] },
  hubs: { named: [...transshipment, ...forHardware] },
  hubsSpared: { anyOf: ['A:1', 'A:5'] },
  militaryIntelligence: intelligencePlaces,
  militaryEndUsers: { named: ['BY', 'CN', 'KH', 'MM', 'NI', 'RU', 'VE'] },
  servicesLimited: { named: ['RU'] },
}

const sources: Omit<Readonly<Record<CustomerPlaceSet, PlaceSource>>, 'embargoed'> = {
  formerlyEmbargoed: source('15 CFR part 740, Supp. No. 1', 'secondary'),
  restricted: source('15 CFR 742.6(a)(6)(iii) and part 740, Supp. No. 1', 'confirmed'),
  outsidePartners: source('15 CFR part 740, Supp. No. 5, para. (a)', 'recalled', '90 FR 4544'),
  allied: { cite: groups, confidence: 'confirmed' },
  hubs: source('FinCEN and BIS joint alert on transshipment', 'secondary', '2022-06-28'),
  hubsSpared: { cite: groups, confidence: 'confirmed' },
  militaryIntelligence: source('15 CFR 744.22', 'secondary'),
  militaryEndUsers: source('15 CFR 744.21', 'secondary'),
  servicesLimited: source('Executive Order 14071', 'recalled'),
}

/** Places that matter for a customer of computing services, as the sanctions programs and the groups of the EAR have them. */
export const customerPlaces: Provision<SourcedPlaces> = {
  id: 'us/customer-places',
  title: 'Places of a customer of computing services',
  history: [
    {
      from: '2022-10-21',
      cite: groups,
      confidence: 'recalled',
      value: {
        ...sets,
        embargoed: { named: [...barred, 'SY'] },
        formerlyEmbargoed: { named: [] },
        sources: { ...sources, embargoed: source('31 CFR parts 510, 515, 542, 560 and 589', 'recalled') },
      },
    },
    {
      // The program on Syria ended; its place in E:1 and D:5 did not.
      from: '2025-06-30',
      cite: groups,
      confidence: 'recalled',
      value: {
        ...sets,
        embargoed: { named: barred },
        formerlyEmbargoed: { named: ['SY'] },
        sources: { ...sources, embargoed: source(barredBy, 'recalled') },
      },
    },
  ],
}
