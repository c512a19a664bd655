import { blocked, entityList } from '../party-rows'

/** Traders of parts that were caught diverting them, and those who break into networks. */
export const diversion = [
  ...blocked(
    'RUSSIA-EO14024',
    'CN',
    `
    Sinno Electronics Co., Limited | Xinnuo Electronic
    King-Pai Technology HK Co., Limited | KingPai
    Allchips Limited
    Chipgoo Electronics Limited
    Kvantek Limited
    Superchip Limited
    Robotronix Semiconductors Limited
    Avtex Semiconductor Limited
    C&I Semiconductors Co Limited
    China HEAD Aerospace Technology Company | HEAD Aerospace
    `,
  ),
  ...blocked('RUSSIA-EO14024', 'RU', 'OOO Serniya Inzhiniring | Serniya Engineering | Sernia'),
  ...blocked(
    'NPWMD IFSR',
    'CN',
    `
    Jotrin Electronics Limited
    ICGOO Electronics Limited
    `,
  ),
  ...blocked(
    'CYBER2',
    'CN',
    `
    Integrity Technology Group, Incorporated | Yongxin Zhicheng | Flax Typhoon
    Sichuan Silence Information Technology Company, Limited | Wusheng Xinxi
    `,
  ),
  ...blocked('CYBER3', 'CN', 'Sichuan Juxinhe Network Technology Co., Ltd. | Juxinhe'),
  ...blocked('RUSSIA-EO14024', 'CN', 'Chang Guang Satellite Technology Co., Ltd. | Charming Globe | CGSTL'),
  ...entityList(
    { notice: '87 FR 38925', footnote: 3, review: 'food-and-medicine' },
    `
    King Pai Technology Co., Ltd. | Jinpai Technology
    Winninc Electronic
    `,
  ),
]
