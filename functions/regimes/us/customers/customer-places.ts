import type { CustomerPlaces } from '../../../domain/customers/customer-law'
import type { Provision } from '../../../domain/law'
import { intelligencePlaces, macauOrD5 } from '../place-sets'
import { outsidePartners } from '../supplement-5'

/** Places that matter for a customer of computing services. Sanctions programs are as recalled; the groups are those of the EAR. */
export const customerPlaces: Provision<CustomerPlaces> = {
  id: 'us/customer-places',
  title: 'Places of a customer of computing services',
  history: [
    {
      from: '2022-10-21',
      cite: { provision: '15 CFR part 740, Supp. No. 1' },
      confidence: 'recalled',
      value: {
        embargoed: { named: ['CU', 'IR', 'KP', 'SY', 'UA-43', 'UA-DNR', 'UA-LNR'] },
        formerlyEmbargoed: { named: [] },
        ...common(),
      },
    },
    {
      from: '2025-06-30',
      cite: { provision: '15 CFR part 740, Supp. No. 1' },
      confidence: 'recalled',
      value: {
        embargoed: { named: ['CU', 'IR', 'KP', 'UA-43', 'UA-DNR', 'UA-LNR'] },
        formerlyEmbargoed: { named: ['SY'] },
        ...common(),
      },
    },
  ],
}

function common(): Omit<CustomerPlaces, 'embargoed' | 'formerlyEmbargoed'> {
  return {
    restricted: macauOrD5,
    outsidePartners,
    allied: { anyOf: ['A:1'] },
    hubs: {
      named: [
        ...['AM', 'BR', 'CN', 'GE', 'IN', 'IL', 'KZ', 'KG', 'MX', 'NI', 'RS', 'SG', 'ZA', 'TW', 'TJ', 'TR', 'AE', 'UZ'],
        ...['MY', 'TH', 'ID', 'VN', 'HK'],
      ],
    },
    hubsSpared: { anyOf: ['A:1', 'A:5'] },
    militaryIntelligence: intelligencePlaces,
    militaryEndUsers: { named: ['BY', 'CN', 'KH', 'MM', 'NI', 'RU', 'VE'] },
  }
}
