import { entityList } from '../party-rows'

/** Makers of servers, supercomputer centers and laboratories that compute. */
export const computing = [
  ...entityList(
    { notice: '80 FR 8524', footnote: 4 },
    `
    National University of Defense Technology (NUDT) | NUDT | Guofang Keji Daxue
    National Supercomputing Center Changsha (NSCC-CS)
    National Supercomputing Center Guangzhou (NSCC-GZ)
    National Supercomputing Center Tianjin (NSCC-TJ)
    `,
  ),
  ...entityList(
    { notice: '86 FR 18437', footnote: 4 },
    `
    National Supercomputing Center Jinan | Shandong Computing Center
    National Supercomputing Center Shenzhen | Shenzhen Cloud Computing Center
    National Supercomputing Center Wuxi | NSCC-WX
    National Supercomputer Center Zhengzhou | NSCC-ZZ
    `,
  ),
  ...entityList(
    { notice: '87 FR 77505', footnote: 4 },
    `
    Chinese Academy of Sciences Institute of Computing Technology | CAS ICT
    CETC Cloud (Beijing) Technology Co., Ltd. | CETC Cloud
    Key Laboratory of Information Systems Engineering | KLISE
    `,
  ),
  ...entityList(
    { notice: '88 FR 13675', footnote: 4 },
    `
    Inspur Group Co., Ltd. | Inspur Group | Langchao Group
    4Paradigm Technology Co., Ltd | 4Paradigm | Fourth Paradigm
    National Research Center for Parallel Computer Engineering and Technology | NRCPC
    Wuxi Institute of Advanced Technology
    Qingdao National Laboratory of Marine Science and Technology | QNLM
    `,
  ),
  ...entityList(
    { notice: '90 FR 14046', footnote: 4, review: 'refusal' },
    `
    Inspur Electronic Information Industry Co., Ltd. | Inspur Information | IEIT Systems | Langchao Xinxi @ CN HK
    Inspur Electronic Information (Hong Kong) Co., Ltd. @ CN HK
    Inspur (Beijing) Electronic Information Industry Co., Ltd.
    Inspur (HK) Electronics Co., Ltd. @ CN HK
    Inspur Software Co., Ltd. | Inspur Software
    Nettrix Information Industry Co., Ltd. | Nettrix | Ningchang Xinxi
    Henan Dingxin Information Industry Co., Ltd.
    Suma Techology Co., Ltd. | Suma Technology @ CN HK
    Suma-USI Electronics Co., Ltd.
    `,
  ),
  ...entityList(
    { notice: '90 FR 14046', footnote: 4 },
    `
    Beijing Academy of Artificial Intelligence | BAAI | Zhiyuan Research Institute
    Beijing Innovation Wisdom Technology Co., Ltd.
    `,
  ),
  ...entityList(
    { notice: '90 FR 560' },
    `
    Peng Cheng Laboratory | Pengcheng Laboratory | PCL
    Ji Hua Laboratory
    `,
  ),
  ...entityList({ notice: '88 FR 9389' }, 'China Electronics Technology Group Corporation 48th Research Institute | CETC 48'),
]
