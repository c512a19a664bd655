import type { Treatment } from '../../domain/country-table'
import type { Provision } from '../../domain/law'

/** Places without rows of their own, and whose rows govern them. */
export const placeTreatment: Provision<Treatment> = {
  id: 'us/place-treatment',
  title: 'Places governed by the rows of another',
  history: [
    {
      from: '2020-02-24',
      cite: { provision: '15 CFR 772.1' },
      confidence: 'recalled',
      value: {
        as: { US: 'AS GU MP PR UM VI' },
        isThatPlace: true,
        code: 'R-17',
        because: 'a territory of the United States counts as the United States',
      },
    },
    {
      from: '2020-02-24',
      cite: { provision: '15 CFR 738.3(b)' },
      confidence: 'inferred',
      value: {
        as: {
          AU: 'CC CX HM NF',
          DK: 'FO GL',
          FI: 'AX',
          FR: 'BL GF GP MF MQ NC PF PM RE TF WF YT',
          GB: 'AI BM FK GG GI GS IM IO JE MS PN SH TC VG',
          NL: 'BQ',
          NO: 'BV SJ',
          NZ: 'TK',
        },
        code: 'R-17',
        because:
          'a dependency without a row takes the treatment of the country it belongs to; that it shares its Country Groups is read, not printed',
      },
    },
    {
      from: '2020-02-24',
      cite: { provision: '15 CFR 738.3(b)' },
      confidence: 'inferred',
      value: {
        as: { GB: 'KY' },
        code: 'R-17',
        because:
          'the Cayman Islands take the treatment of the United Kingdom, the rule’s own example; that they share its Country Groups is read, not printed',
      },
    },
    {
      from: '2020-02-24',
      cite: { provision: '15 CFR part 738, Supp. No. 1, footnote 5' },
      confidence: 'recalled',
      value: {
        as: { CH: 'LI' },
        code: 'R-17',
        because:
          'Liechtenstein has a Country Chart row but no mark in the group table; the chart treats it as one territory with Switzerland',
      },
    },
    {
      from: '2020-02-24',
      cite: { provision: '15 CFR 746.6' },
      confidence: 'recalled',
      value: {
        as: { UA: 'UA-43 UA-DNR UA-LNR' },
        isApart: true,
        code: 'occupied-region',
        because: 'an occupied region of Ukraine is its own place: its group letters are those of Ukraine, but part 746 comes first',
      },
    },
    {
      from: '2020-02-24',
      cite: { provision: '15 CFR part 740, Supp. No. 1' },
      confidence: 'unconfirmed',
      value: {
        nobody: 'AQ CK NU PS',
        code: 'R-17',
        because: 'no row in the group table or the Country Chart, and no country whose rows govern it',
      },
    },
    {
      from: '2020-12-23',
      cite: { provision: '15 CFR 738.3(b)', notice: '85 FR 83765' },
      confidence: 'confirmed',
      value: {
        as: { CN: 'HK' },
        isThatPlace: true,
        code: 'hong-kong',
        because: 'Hong Kong is no separate destination and is treated as China',
      },
    },
  ],
}
