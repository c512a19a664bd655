import { entityList } from '../party-rows'

/** Designers of processors and accelerators, most of them under footnote 4. */
export const chips = [
  ...entityList(
    { notice: '84 FR 29373', footnote: 4 },
    `
    Sugon | Dawning Information Industry | Zhongke Shuguang | Shuguang Information Industry
    Higon | Hygon Information Technology | Haiguang Information | THATIC
    Chengdu Haiguang Integrated Circuit | Hygon
    Chengdu Haiguang Microelectronics Technology | HMC
    Wuxi Jiangnan Institute of Computing Technology | Jiangnan Institute of Computing Technology
    `,
  ),
  ...entityList(
    { notice: '86 FR 18437', footnote: 4 },
    `
    Tianjin Phytium Information Technology | Phytium | Phytium Technology | Feiteng
    Sunway Microelectronics | Chengdu Sunway Technology | Shenwei
    Shanghai High-Performance Integrated Circuit Design Center | Shenwei Micro
    `,
  ),
  ...entityList({ notice: '86 FR 67319', footnote: 4 }, 'New H3C Semiconductor Technologies Co., Ltd. | H3C Semiconductor'),
  ...entityList(
    { notice: '86 FR 67319' },
    `
    Hunan Goke Microelectronics | Goke Micro
    Hangzhou Zhongke Microelectronics Co., Ltd.
    Yunchip Microelectronics
    `,
  ),
  ...entityList({ notice: '86 FR 71557', footnote: 4 }, 'Changsha Jingjia Microelectronics Co., Ltd | Jingjia Micro'),
  ...entityList(
    { notice: '87 FR 77505', footnote: 4 },
    `
    Cambricon Technologies Corporation Limited | Cambricon | Zhongke Cambricon | Hanwuji
    Shanghai Cambricon Information Technology Co., Ltd. | Shanghai Cambricon
    Anhui Cambricon Information Technology Co., Ltd. | Anhui Cambricon
    Cambricon (Kunshan) Information Technology Co., Ltd.
    Cambricon (Nanjing) Information Technology Co., Ltd.
    Cambricon (Xi'an) Integrated Circuit Co., Ltd.
    Cambricon (Hong Kong) Co., Ltd.
    Suzhou Cambricon Information Technology Co., Ltd.
    Xiong'an Cambricon Technology Co., Ltd.
    `,
  ),
  ...entityList({ notice: '88 FR 13675', footnote: 4 }, 'Loongson Technology | Loongson | Godson | Longxin Zhongke'),
  ...entityList({ notice: '88 FR 13675' }, 'Suzhou Centec Communications Co., Ltd | Centec Networks'),
  ...entityList(
    { notice: '88 FR 71992', footnote: 4 },
    `
    Shanghai Biren Information Technology Co., Ltd.
    Shanghai Biren Integrated Circuit Co., Ltd.
    Beijing Biren Technology Development Co., Ltd.
    Guangzhou Biren Integrated Circuit Co., Ltd.
    Hangzhou Biren Technology Development Co., Ltd.
    Zhuhai Biren Integrated Circuit Co., Ltd.
    Moore Thread Intelligent Technology (Beijing) Co., Ltd. | Moore Threads | Mo'er Xiancheng
    Moore Thread Intelligent Technology (Shanghai) Co., Ltd.
    Moore Thread Intelligent Technology (Chengdu) Co., Ltd.
    Superburning Semiconductor (Nanjing) Co., Ltd.
    Light Cloud (Hangzhou) Technology Co., Ltd.
    `,
  ),
  // Of the Biren firms only this entry's scope gives no number of the footnote beside the rule that it stands for.
  ...entityList({ notice: '88 FR 71992' }, 'Shanghai Biren Intelligent Technology Co., Ltd. | Biren Technology | Biren | Bi Ren'),
  ...entityList(
    { notice: '90 FR 4621', footnote: 4 },
    `
    Sophgo Technologies Ltd. | Sophgo | Beijing Sophgo | Suanneng
    Sophon Technology (Beijing) Co., Ltd. | Sophon
    Fujian Sophon Technology Co., Ltd.
    Qingdao Sophgo Technology Co., Ltd.
    Xiamen Sophgo Technologies Limited
    Wuhan Suanneng Technology Co., Ltd. | Wuhan Sophgo
    Wuxi Suanneng Technology Co., Ltd. | Wuxi Sophgo
    `,
  ),
  ...entityList(
    { notice: '90 FR 44496', footnote: 4 },
    `
    Shanghai Fudan Microelectronics Co., Ltd. | Fudan Microelectronics | Fudan Micro | FMSH
    Sino IC Technology Co., Ltd. | Hualing | Sino IC Test
    `,
  ),
]
