import { entityList } from '../party-rows'

/** Fabs and those who work for them. */
export const fabs = [
  ...entityList({ notice: '83 FR 54521', footnote: 5 }, 'Fujian Jinhua Integrated Circuit Company, Ltd. | Jinhua | JHICC'),
  ...entityList(
    { notice: '85 FR 83420', footnote: 5, review: 'older-wafers' },
    'Semiconductor Manufacturing International Corporation (SMIC) | SMIC | SMIC Shanghai | Zhongxin Guoji',
  ),
  ...entityList(
    { notice: '85 FR 83420', footnote: 5 },
    `
    Semiconductor Manufacturing International (Beijing) Corporation | SMIC Beijing
    SMIC Northern Integrated Circuit Manufacturing (Beijing) Co., Ltd. | SMIC North
    `,
  ),
  ...entityList(
    { notice: '85 FR 83420', footnote: 5, review: 'by-reference' },
    'Semiconductor Manufacturing South China Corporation | SMIC South | SMIC Southern',
  ),
  ...entityList(
    { notice: '85 FR 83420', review: 'by-reference' },
    `
    Semiconductor Manufacturing International (Shenzhen) Corporation | SMIC Shenzhen
    Semiconductor Manufacturing International (Tianjin) Corporation | SMIC Tianjin
    SMIC Holdings Limited
    SMIC Hong Kong International Company Limited | SMIC Hong Kong @ CN HK
    Ningbo Semiconductor International Corporation (NSI) | NSI
    SJ Semiconductor | SJ Semi | SJ Jiangyin
    `,
  ),
  ...entityList({ notice: '87 FR 77508' }, 'Yangtze Memory Technologies Co., Ltd. | YMTC | Changjiang Cunchu'),
  ...entityList({ notice: '87 FR 77508', countries: ['JP'] }, 'Yangtze Memory Technologies (Japan) Inc. | YMTC Japan'),
  ...entityList({ notice: '87 FR 77505', footnote: 5 }, 'PXW Semiconductor Manufactory Co., Ltd. | PengXinWei | PXW'),
  ...entityList(
    { notice: '87 FR 77505', footnote: 5, review: 'by-reference' },
    'Shanghai Integrated Circuit Research and Development Center | ICRD',
  ),
  ...entityList(
    { notice: '89 FR 96837', footnote: 5, review: 'plain-equipment' },
    `
    Shenzhen Pengxinxu Technology Co., Ltd. | PXX | PST
    SwaySure Technology Co., Ltd. | SwaySure | ShengWeixu
    `,
  ),
  ...entityList(
    { notice: '89 FR 96837', footnote: 5, review: 'by-reference' },
    'Wuhan Xinxin Semiconductor Manufacturing Company Limited | XMC',
  ),
  ...entityList(
    { notice: '89 FR 96837', footnote: 5 },
    `
    Si'En Qingdao Co. Ltd. | SiEn | SiEn (Qingdao) Integrated Circuits
    SMIC Advanced Technology R&D (Shanghai) Corporation
    Northern Integrated Circuit Technology Innovation Center (Beijing) Co., Ltd. | STIC
    Shanghai Integrated Circuit Equipment & Materials Industry Innovation Center Co., Ltd. | CICEM
    Chinese Academy of Sciences Institute of Microelectronics | IMECAS
    Zhangjiang Laboratory
    `,
  ),
]
