import { entityList, listed } from '../party-rows'

/** Universities and institutes, those near the military among them. */
export const science = [
  ...entityList(
    { notice: '66 FR 24266' },
    `
    Beijing University of Aeronautics and Astronautics (BUAA) | Beihang University | BUAA
    Northwestern Polytechnical University | NWPU
    `,
  ),
  ...entityList({ notice: '85 FR 34497' }, 'Harbin Institute of Technology | HIT'),
  ...entityList({ notice: '85 FR 34501' }, 'Harbin Engineering University | HEU'),
  ...entityList(
    { notice: '85 FR 83420' },
    `
    Beijing Institute of Technology
    Nanjing University of Aeronautics and Astronautics | NUAA
    Nanjing University of Science and Technology | NJUST
    Beijing University of Posts and Telecommunications (BUPT) | BUPT
    Tianjin University
    `,
  ),
  ...entityList(
    { notice: '77 FR 58006', review: 'case-by-case' },
    `
    Sichuan University
    University of Electronic Science and Technology of China | UESTC
    `,
  ),
  ...entityList({ notice: '90 FR 14032' }, 'Air Force Engineering University'),
  ...entityList({ notice: '62 FR 35334' }, 'Chinese Academy of Engineering Physics | Ninth Academy | CAEP'),
  ...entityList(
    { notice: '86 FR 67319' },
    `
    Hefei National Laboratory for Physical Sciences at Microscale
    QuantumCTek Co., Ltd. | QuantumCTek
    `,
  ),
  ...entityList(
    { notice: '89 FR 41888' },
    `
    University of Science and Technology of China | USTC
    Beijing Academy of Quantum Information Sciences | BAQIS
    Origin Quantum Computing Technology (Hefei) Co., Ltd. | Origin Quantum
    Chinese Academy of Sciences, Institute of Physics | IOPCAS
    Chinese Academy of Sciences' Shanghai Institute of Microsystem and Information Technology | SIMIT
    Hefei National Laboratory for Quantum Information Science
    Shenzhen Institute of Quantum Science and Engineering | SIQSE
    `,
  ),
  ...entityList(
    { notice: '90 FR 560' },
    `
    Chinese Academy of Sciences Changchun Institute of Optics, Fine Mechanics, and Physics | CIOMP
    Shanghai Institute of Optics and Fine Mechanics | SIOM
    `,
  ),
  // Not verified by a visit: no license exception is left, and a statement comes first.
  ...listed(
    { list: 'UVL', countries: ['CN'] },
    `
    Sun Yat-Sen University | Zhongshan University
    Shanghai Institute of Applied Physics, Chinese Academy of Sciences | SINAP
    `,
  ),
]
