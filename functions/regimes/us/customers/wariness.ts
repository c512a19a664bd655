import type { WarinessTerms } from '../../../domain/customers/customer-law'
import type { IsoDate, Provision } from '../../../domain/law'

/** From which a firm outside the allied countries is looked at by when it was founded, or began to buy. */
export const controlsSince: IsoDate = '2022-10-07'

/** From when on something calls for a second look. Policy of this service where no rule names a figure; the days are those of the proposed rule. */
export const wariness: Provision<WarinessTerms> = {
  id: 'us/customer-wariness',
  title: 'Figures by which customers of computing services are looked at',
  history: [
    {
      from: '2022-10-21',
      cite: { provision: 'policy of this service', notice: '89 FR 5698' },
      confidence: 'secondary',
      value: {
        newMonths: 12,
        spendOverRevenue: 10,
        staffMin: 5,
        firmsAtAddressMin: 50,
        listPriceRatio: 1.5,
        disproportion: 5,
        powerMw: 10,
        reportDays: 15,
        resellerDays: 30,
      },
    },
  ],
}
