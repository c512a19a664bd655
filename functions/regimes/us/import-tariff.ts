import type { Provision } from '../../domain/law'
import type { TariffTerms } from '../../domain/tariff-terms'

/** The duty linked to the January 2026 window. Advisory: it changes no outcome. */
export const importTariff: Provision<TariffTerms> = {
  id: 'us/import-tariff',
  title: 'Tariff on certain advanced chips',
  history: [
    {
      from: '2026-01-15',
      cite: { provision: 'Proclamation 11002 of 2026-01-14', notice: 'FR Doc 2026-01052' },
      confidence: 'confirmed',
      value: {
        code: 'tariff-25',
        percent: 25,
        into: ['US', 'PR'],
        bands: [
          { tpp: { min: 14_000, max: 17_500 }, dramBandwidthGBs: { min: 4500, max: 5000 } },
          { tpp: { min: 20_800, max: 21_100 }, dramBandwidthGBs: { min: 5800, max: 6200 } },
        ],
        exemptUses: [
          'US data centers',
          'US repairs and replacements',
          'US research and development',
          'US start-ups',
          'consumer use outside data centers',
          'civil industrial use outside data centers',
          'US public sector',
        ],
        edges: { code: 'TARIFF_EDGES', because: 'a figure lies on the edge of a band; that edges count as inside is unconfirmed' },
        unsettled: {
          from: '2026-07-01',
          code: 'TARIFF_CHANGES',
          because: 'an update of the tariff was due on 2026-07-01; whether anything changed since was not established',
        },
      },
    },
  ],
}
