import type { GroupChange } from '../../domain/country-table'
import type { Provision } from '../../domain/law'

const supplement1 = '15 CFR part 740, Supp. No. 1'

/**
 * The Country Groups. The first entry is the table of 2026-07-23 with every later change taken back; each amendment since
 * is an entry. D:5 mirrors 22 CFR 126.1 at all times, so a State Department change counts from its own day and the
 * Commerce table is conformed later.
 */
export const countryGroups: Provision<GroupChange> = {
  id: 'us/country-groups',
  title: 'Country Groups',
  history: [
    {
      from: '2020-02-24',
      cite: { provision: supplement1, notice: 'edition of 2026-07-23' },
      confidence: 'confirmed',
      value: {
        opens: {
          'A:1': 'AR AT AU BE BG CA CH CZ DE DK EE ES FI FR GB GR HR HU IE IN IS IT JP KR LT LU LV MX NL NO NZ PL PT RO SE SI SK TR US ZA',
          'A:2': 'AR AT AU BE BG BR CA CH CZ DE DK ES FI FR GB GR HU IE IN IS IT JP KR LU NL NO NZ PL PT SE TR UA US ZA',
          'A:3':
            'AR AT AU BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IN IS IT JP KR LT LU LV MT MX NL NO NZ PL PT RO SE SI SK TR UA US',
          'A:4':
            'AR AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT JP KR KZ LT LU LV MT MX NL NO NZ PL PT RO RS SE SI SK TR UA US ZA',
          'A:5': 'AR AT AU BE BG CA CH CZ DE DK EE ES FI FR GB GR HR HU IE IN IS IT JP KR LT LU LV NL NO NZ PL PT RO SE SI SK TR',
          'A:6': 'AL IL MT SG TW ZA',
          B: 'AD AE AF AG AL AO AR AT AU AW BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BZ CA CD CF CG CH CI CL CM CO CR CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FM FR GA GB GD GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IS IT JM JO JP KE KI KM KN KR KW LB LC LK LR LS LT LU LV MA MC ME MG MH MK ML MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SX SZ TD TG TH TL TN TO TR TT TV TW TZ UG US UY VA VC VU WS XK ZA ZM ZW',
          'D:1': 'AM AZ BY CN GE IQ KG KH KP KZ LA LY MD MM MN MO RU TJ TM UZ VE VN',
          'D:2': 'BY CU IL IQ IR KP LY PK VE',
          'D:3': 'AE AF AM AZ BH BY CN CU EG GE IL IQ IR JO KG KP KW KZ LB LY MD MM MN MO OM PK QA SA SY TJ TM TW UZ VE VN YE',
          'D:4': 'AE BH BY CN EG IL IQ IR JO KP KW LB LY MO OM PK QA SA SY VE YE',
          'D:5': 'AF BY CD CF CN CU CY ER HT IQ IR KP LB LY MM RU SD SO SS SY VE ZW',
          'E:1': 'IR KP SY',
          'E:2': 'CU',
        },
        unread: ['A:2', 'A:3', 'A:4', 'B', 'D:2', 'D:3'],
      },
    },
    {
      from: '2020-02-24',
      cite: { provision: supplement1, notice: '85 FR 10274' },
      confidence: 'confirmed',
      value: { place: 'RU', joins: ['D:2', 'D:3', 'D:4'] },
    },
    {
      from: '2020-02-24',
      cite: { provision: supplement1, notice: '85 FR 10274' },
      confidence: 'confirmed',
      value: { place: 'YE', joins: ['D:1'], leaves: ['B'] },
    },
    {
      // In group D until the rule of 2020-12-28; in which of its columns was not established.
      from: '2020-02-24',
      cite: { provision: supplement1, notice: '85 FR 84211' },
      confidence: 'unconfirmed',
      value: { place: 'UA', doubts: ['D:1', 'D:2', 'D:3', 'D:4'], code: 'COLUMNS_UNCONFIRMED' },
    },
    {
      from: '2020-12-28',
      cite: { provision: supplement1, notice: '85 FR 84211' },
      confidence: 'confirmed',
      value: { place: 'UA', joins: ['B'], leaves: ['D:1', 'D:2', 'D:3', 'D:4'] },
    },
    {
      from: '2020-12-28',
      cite: { provision: supplement1, notice: '85 FR 84211' },
      confidence: 'confirmed',
      value: { place: 'CY', joins: ['A:6'] },
    },
    {
      from: '2020-12-28',
      cite: { provision: supplement1, notice: '85 FR 84211' },
      confidence: 'confirmed',
      value: { place: 'MX', joins: ['A:6'] },
    },
    {
      // Added to 22 CFR 126.1; read by commentators into D:5, but no copy of the table shows it.
      from: '2021-11-01',
      cite: { provision: supplement1, notice: '22 CFR 126.1' },
      confidence: 'unconfirmed',
      value: { place: 'ET', doubts: ['D:5'], code: 'D5_BY_REFERENCE_UNCONFIRMED' },
    },
    {
      from: '2021-12-09',
      cite: { provision: supplement1, notice: '86 FR 70015' },
      confidence: 'confirmed',
      value: { place: 'KH', joins: ['D:5'] },
    },
    {
      from: '2023-10-01',
      cite: { provision: supplement1, notice: '88 FR 63016' },
      confidence: 'confirmed',
      value: { place: 'CY', leaves: ['D:5'], conformed: { from: '2024-05-30', notice: '89 FR 40369' } },
    },
    {
      from: '2024-03-15',
      cite: { provision: supplement1, notice: '89 FR 18780' },
      confidence: 'confirmed',
      value: { place: 'NI', joins: ['D:1', 'D:5'], leaves: ['B'] },
    },
    {
      from: '2025-11-07',
      cite: { provision: supplement1, notice: '22 CFR 126.1, rule effective 2025-11-07' },
      confidence: 'confirmed',
      value: { place: 'KH', leaves: ['D:5'], conformed: { from: '2026-02-03', notice: '91 FR 5091' } },
    },
    {
      from: '2026-07-10',
      cite: { provision: supplement1, notice: '91 FR 43034' },
      confidence: 'confirmed',
      value: { place: 'AE', joins: ['A:5'], leaves: ['D:3', 'D:4'] },
    },
    {
      // One copy of these columns was read, on this day; what they held before is known only as far as the entries above say.
      from: '2026-07-23',
      cite: { provision: supplement1, notice: 'edition of 2026-07-23' },
      confidence: 'secondary',
      value: { reads: ['A:2', 'A:3', 'A:4', 'B', 'D:2', 'D:3'] },
    },
  ],
}
