import { blocked, entityList } from '../party-rows'

/** Parties of Iran, North Korea and Pakistan. */
export const elsewhere = [
  ...entityList({ notice: '72 FR 38008', countries: ['IR'] }, 'Atomic Energy Organization of Iran (AEOI) | AEOI'),
  ...entityList(
    { notice: '88 FR 6622', countries: ['IR'], footnote: 3, review: 'food-and-medicine' },
    `
    Qods Aviation Industry | Qods Aviation Industries
    Shahed Aviation Industries
    `,
  ),
  ...blocked(
    'NPWMD IFSR',
    'IR',
    `
    Iran Electronics Industries | IEI | SAIran
    Shiraz Electronics Industries | SEI
    Iran Aircraft Manufacturing Industrial Company | HESA
    Malek Ashtar University of Technology | MUT
    Imam Hossein University | Imam Hussein University
    Shahid Hemmat Industrial Group | SHIG
    The Organization of Defensive Innovation and Research | SPND
    Ministry of Defense and Armed Forces Logistics | MODAFL
    Qods Aviation Industries
    Mahan Air | Mahan Airlines
    `,
  ),
  ...blocked('IRGC SDGT', 'IR SY', 'Islamic Revolutionary Guard Corps (IRGC)-Qods Force | IRGC-QF | Quds Force'),
  ...blocked('NPWMD IRGC', 'IR SY', 'Islamic Revolutionary Guard Corps | IRGC | Pasdaran'),
  ...blocked('IRAN-EO13846', 'IR', 'Navyan Abr Arvan Private Limited Company | ArvanCloud | Abr Arvan'),
  ...blocked('NPWMD', 'KP', 'Korea Ryonbong General Corporation | Ryonbong'),
  ...blocked('NPWMD', 'CN IR KP RU SY', 'Korea Mining Development Trading Corporation | KOMID'),
  ...blocked('DPRK', 'KP', 'Reconnaissance General Bureau | RGB'),
  ...blocked('DPRK3', 'KP', 'Lazarus Group | Hidden Cobra'),
  ...blocked('DPRK3', 'AE CN DE IN KP SY', 'Korea Computer Center | KCC'),
  ...blocked(
    'DPRK2',
    'KP',
    `
    Chinyong Information Technology Cooperation Company | Jinyong IT Cooperation Company
    Pyongyang University of Automation | Mirim College
    `,
  ),
  ...entityList(
    { notice: '63 FR 64322', countries: ['PK'], review: 'pakistan' },
    `
    Abdul Qader Khan Research Laboratories (AQKRL) | A.Q. Khan Research Laboratories | KRL
    Pakistan Atomic Energy Commission (PAEC) | PAEC
    Space and Upper Atmosphere Research Commission (SUPARCO) | SUPARCO
    `,
  ),
  ...entityList(
    { notice: '81 FR 90712', countries: ['PK'] },
    `
    National Engineering and Scientific Commission (NESCOM) | NESCOM
    Air Weapons Complex (AWC) | AWC
    Maritime Technology Complex (MTC)
    `,
  ),
  ...blocked('NPWMD', 'PK', 'National Development Complex | NDC'),
]
