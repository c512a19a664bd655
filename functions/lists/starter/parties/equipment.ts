import { entityList } from '../party-rows'

/** Makers of equipment, software and materials for fabs, and investors in them: most came in one notice. */
export const equipment = [
  ...entityList({ notice: '87 FR 77505' }, 'Shanghai Micro Electronics Equipment (Group) Co., Ltd. | SMEE'),
  ...entityList(
    { notice: '89 FR 96837' },
    `
    Naura Technology Group Co., Ltd. | Naura | Beifang Huachuang
    Beijing Naura Microelectronics Equipment Co., Ltd. | Beijing Naura
    Shanghai Naura Microelectronics Equipment Co., Ltd.
    Shenzhen Naura Microelectronics Equipment Co., Ltd.
    Wuhan Naura Microelectronics Equipment Co., Ltd.
    Xi'an Naura Microelectronics Equipment Co., Ltd.
    Piotech | Tuojing Technology
    Piotech (Beijing) Co., Ltd.
    Piotech (Shanghai) Co., Ltd.
    ACM Research (Shanghai) | ACM Shanghai | Shengmei Shanghai
    Beijing E-Town Semiconductor Technology Co., Ltd. | Beijing E-Town | Yitang Semiconductor
    Shenyang Xinyuan Microelectronic Equipment Co., Ltd. | Kingsemi
    Hwa Tsing Technology Co., Ltd. | Huahai Qingke
    Skyverse | Shenzhen Nanolighting Technology
    Shenzhen SiCarrier Technologies Co., Ltd. | SiCarrier | Xinkailai
    Shenzhen Xinkailai Industrial Machinery Co., Ltd.
    Shanghai Kaishitong Semiconductor Co., Ltd. | Kingstone Semiconductor
    Beijing Huafeng Test & Control Technology Co., Ltd. | AccoTest
    Beijing Huada Jiutian Technology Co., Ltd. | Empyrean | Huada Empyrean
    Dongfang Jingyuan Electron Co., Ltd. | DJEL
    Beijing Zhongke Xin Electronic Equipment | Zhongkexin
    Shanghai Jingce Semiconductor Technology Co., Ltd. | Jingce
    Raintree Scientific Instruments (Shanghai) Corporation | RSIC
    Shanghai Yuliangsheng Technology Co., Ltd. | UEASCEND
    Shanghai Zhichun Purification System Technology Co., Ltd. | PNC Process Systems
    Shanghai Xinsheng Semiconductor Technology Co., Ltd. | Zing Semiconductor
    Jiangsu Nata Optoelectronic Material Co., Ltd. | Nata Optoelectronic
    Guowei Group (Shenzhen) Co., Ltd. | SMIT Group
    Zhuhai Cornerstone Technology Co., Ltd.
    Wingtech Technology Co., Ltd. | Wingtech | Wentai Keji
    JAC Capital | Beijing Jianguang Asset Management
    Wise Road Capital | Zhilu Asset Management
    `,
  ),
  ...entityList({ notice: '90 FR 4617' }, 'Beijing Keyi Hongyuan Optoelectronics Co., Ltd. | RSLaser'),
  ...entityList(
    { notice: '89 FR 41888' },
    `
    China Electronics Technology Group Corporation 45th Research Institute | CETC 45
    China Electronics Technology Group Corporation Electronic Equipment Group Co., Ltd. | CETC-E
    United Microelectronics Center Co., Ltd. | CUMEC
    `,
  ),
]
