import { blocked, entityList } from '../party-rows'

const russia = ['RU'] as const

/** Russian and Belarusian makers of chips and computers, arms, services and banks. */
export const russiaAndBelarus = [
  ...entityList(
    { notice: '81 FR 61595', countries: russia },
    `
    Joint Stock Company Angstrem-T
    Angstrem-M
    `,
  ),
  ...entityList({ notice: '81 FR 61601', countries: russia }, 'PJSC Mikron | Mikron'),
  ...entityList({ notice: '83 FR 44824', countries: russia }, 'Joint Stock Company (JSC) NIIME | Molecular Electronics Research Institute'),
  ...entityList({ notice: '86 FR 60760', countries: russia }, 'Positive Technologies'),
  ...entityList(
    { notice: '87 FR 12240', countries: russia, footnote: 3, review: 'food-and-medicine' },
    `
    Rostec (Russian Technologies State Corporation) | Rostec | Rostekh
    SP Kvant | Kvant LLC
    Tactical Missiles Corporation JSC
    `,
  ),
  ...entityList(
    {
      notice: '82 FR 722',
      countries: russia,
      footnote: 3,
      review: 'refusal',
      scope: 'All items but those that a general license of OFAC covers',
    },
    'Federal Security Service (FSB) | FSB | Federalnaya Sluzhba Bezopasnosti',
  ),
  ...entityList(
    { notice: '87 FR 13141', countries: russia, review: 'refusal' },
    `
    Baikal Electronics | Baykal Elektroniks
    Crocus Nano Electronics
    NPP Istok
    `,
  ),
  ...entityList(
    {
      notice: '87 FR 13141',
      countries: russia,
      footnote: 3,
      review: 'space-station',
      exceptions: 'License Exception GOV',
    },
    'JSC Element',
  ),
  ...entityList({ notice: '87 FR 20299', countries: ['BY'], footnote: 3, review: 'food-and-medicine' }, 'Peleng JSC'),
  ...entityList(
    { notice: '87 FR 75173', countries: russia, footnote: 3, review: 'food-and-medicine' },
    `
    Ruselectronics JSC | Roselektronika
    Milandr ICC JSC | Milandr
    `,
  ),
  ...entityList(
    { notice: '88 FR 12158', countries: russia, footnote: 3, review: 'refusal' },
    `
    Skolkovo Foundation | Fond Skolkovo
    Skolkovo Institute of Science and Technology | Skoltech
    `,
  ),
  ...entityList({ notice: '89 FR 52362', countries: russia }, 'AO Kaspersky Lab | Kaspersky | Laboratoriya Kasperskogo'),
  ...entityList({ notice: '89 FR 99702', countries: russia }, 'NtechLab LLC | NtechLab'),
  ...blocked(
    'RUSSIA-EO14024',
    'RU',
    `
    Joint Stock Company Mikron | Mikron JSC | NIIME and Mikron
    Joint Stock Company Angstrem | Angstrem
    JSC Angstrem-T
    Baikal Electronics JSC | Baikal Electronics
    JSC Moscow Center of SPARC Technologies | MCST | MTsST
    ELVEES Research and Development Center JSC | ELVEES | Elvis
    JSC PKK Milandr | Milandr
    T-Platforms | T-Platformy
    KNS Group OOO | YADRO | KNS Group
    Joint Stock Company Institute of Electronic Control Computers Named After I.S. Bruk | INEUM
    Joint Stock Company Kraftway Corporation PLS | Kraftway
    Limited Liability Company Group of Companies Akvarius | Aquarius
    State Corporation Rostec | Rostec
    Keldysh Institute of Applied Mathematics
    Skolkovo Institute of Science and Technology | Skoltech
    Public Joint Stock Company Sberbank of Russia | Sberbank | Sber @ CN IN RU
    VTB Bank Public Joint Stock Company | VTB | Bank VTB @ CN IN RU
    Gazprombank Joint Stock Company | Gazprombank @ CN IN KZ MN RU
    Promsvyazbank Public Joint Stock Company | Promsvyazbank | PSB @ CN IN RU
    Joint Stock Company Alfa-Bank | Alfa-Bank
    `,
  ),
  ...blocked('UKRAINE-EO13662', 'RU', 'Open Joint Stock Company Russian Electronics | Ruselectronics'),
  ...blocked(
    'CYBER2',
    'RU',
    `
    Main Intelligence Directorate | GRU | Glavnoe Razvedyvatelnoe Upravlenie
    Federal Security Service | FSB
    Kvant Scientific Research Institute | NII Kvant
    Special Technology Center | STC Ltd
    `,
  ),
  ...blocked(
    'BELARUS-EO14038',
    'BY',
    `
    Public Joint Stock Company Integral | Integral Minsk
    Planar Research and Production Holdings for Precision Engineering | Planar
    `,
  ),
]
