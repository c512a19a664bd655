import { listingDate } from '../listing-dates'
import { entityList, listed } from '../party-rows'

/** Chinese military electronics, space, aviation and arms. */
export const defense = [
  ...entityList(
    { notice: '83 FR 37423' },
    `
    China Electronics Technology Group Corporation 14th Research Institute (CETC 14) | CETC 14 | NRIET
    China Electronics Technology Group Corporation 38th Research Institute (CETC 38) | CETC 38
    China Electronics Technology Group Corporation 55th Research Institute (CETC 55) | CETC 55 | NEDI
    China Aerospace Science and Industry Corporation Second Academy | CASIC Second Academy
    `,
  ),
  ...entityList(
    { notice: '83 FR 37423', footnote: 3, review: 'food-and-medicine' },
    'China Electronics Technology Group Corporation 13th Research Institute (CETC 13) | CETC 13',
  ),
  ...entityList(
    { notice: '79 FR 44680' },
    'China Electronics Technology Group Corporation 29 (CETC 29) Research Institute | CETC 29 | SWIEE',
  ),
  ...entityList({ notice: '80 FR 44846' }, 'China Electronic Technology Group Corporation No. 11 Research Institute | CETC 11'),
  ...entityList(
    { notice: '85 FR 52901' },
    `
    China Electronics Technology Group Corporation, 7th Research Institute (CETC-7) | CETC 7
    China Electronics Technology Group Corporation, 30th Research Institute (CETC-30) | CETC 30
    Guangzhou Haige Communication Group Co., Ltd. | Haige Communications
    `,
  ),
  ...entityList(
    { notice: '87 FR 51877' },
    `
    China Aerospace Science and Technology Corporation (CASC) 9th Academy 771 Research Institute | XMTI
    China Electronics Technology Group Corporation 43 Research Institute | CETC 43
    China Electronics Technology Group Corporation 58 Research Institute | CETC 58
    Zhuhai Orbita Control Systems | Orbita
    `,
  ),
  ...entityList(
    { notice: '87 FR 51877', footnote: 4 },
    'China Aerospace Science and Technology Corporation (CASC) 9th Academy 772 Research Institute | BMTI',
  ),
  ...entityList({ notice: '87 FR 77505', footnote: 4 }, 'China Electronics Technology Group Corporation No. 28 Institute | CETC 28'),
  ...entityList(
    { notice: '89 FR 41888' },
    `
    China Electronics Technology Group Corporation 32nd Research Institute | CETC 32
    CETC Chip Technology Co., Ltd. | CETC Chip
    `,
  ),
  ...entityList({ notice: '79 FR 36199' }, 'Poly Technologies Inc. | Poly Technologies'),
  ...entityList({ notice: '85 FR 83420', review: 'epidemic' }, 'Kuang-Chi Group | Kuang-Chi | Guangqi'),
  ...entityList(
    { notice: '85 FR 83420', review: 'epidemic', scope: 'All items subject to the EAR, except EAR99 items for its drones' },
    'DJI | Da-Jiang Innovations | SZ DJI Technology | Dajiang Chuangxin',
  ),
  ...entityList({ notice: '85 FR 83420' }, 'Tongfang NucTech Technology Ltd. | NucTech'),
  ...entityList({ notice: '86 FR 71557' }, 'Inner Mongolia First Machinery Group Co., Ltd. | FIRMACO'),
  ...listed(
    { list: 'MEU', countries: ['CN'], notices: ['85 FR 83799'], from: listingDate('85 FR 83799') },
    `
    AVIC International Holding Corporation | AVIC International
    AVIC Aircraft Co. Ltd.
    AVIC Leihua Electronic Technology Research Institute (LETRI) | LETRI
    AVIC Chengdu Aircraft Industrial (GROUP) Co. Ltd.
    AECC Aviation Power Co. Ltd.
    AECC Commercial Aircraft Engine Co. Ltd.
    Shenyang Aircraft Corporation
    Shanghai Aircraft Manufacturing Co. Ltd. (SAMC) | SAMC
    Shanghai Tianlang Electronic Science Co., Ltd.
    Chongqing Optel Telecom Technology Co., Ltd.
    `,
  ),
  ...listed(
    { list: 'MEU', countries: ['CN'], notices: ['86 FR 4864'], from: listingDate('86 FR 4864') },
    'Beijing Skyrizon Aviation Industry Investment Co., Ltd. | Skyrizon | Beijing Tianjiao Aviation',
  ),
]
