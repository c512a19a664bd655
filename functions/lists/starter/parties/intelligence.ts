import { entityList } from '../party-rows'

/** Makers of surveillance and of models. Those listed for Xinjiang came in two notices of one number and two of another. */
export const artificialIntelligence = [
  ...entityList(
    { notice: '84 FR 54002', footnote: 4, review: 'surveillance' },
    `
    Beijing Sensetime Technology Development Co., Ltd. | SenseTime | Sense Time | Shangtang
    Megvii Technology | Megvii | Kuangshi | Face++
    Yitu Technologies | Yitu
    IFLYTEK | iFlytek | Keda Xunfei
    `,
  ),
  ...entityList({ notice: '84 FR 54002', footnote: 4 }, 'Dahua Technology | Zhejiang Dahua Technology'),
  ...entityList(
    { notice: '84 FR 54002', review: 'surveillance' },
    `
    Hangzhou Hikvision Digital Technology Co., Ltd. | Hikvision | Haikang Weishi
    Xiamen Meiya Pico Information Co. Ltd. | Meiya Pico
    Yixin Science and Technology Co. Ltd. | Yixin Technology
    `,
  ),
  ...entityList(
    { notice: '84 FR 54004', review: 'surveillance' },
    `
    NetPosa | NetPosa Technologies | Dongfang Wangli
    SenseNets | Shenzhen Shenwang Vision
    `,
  ),
  ...entityList({ notice: '85 FR 34505', review: 'surveillance', footnote: 4 }, 'Intellifusion | Yuntian Lifei | Shenzhen Yuntian Lifei'),
  ...entityList(
    { notice: '85 FR 34505', review: 'surveillance' },
    `
    CloudWalk Technology | CloudWalk | Yuncong
    FiberHome Technologies Group | FiberHome | Fenghuo
    IS'Vision | Isvision Technologies
    `,
  ),
  ...entityList(
    { notice: '85 FR 34497' },
    `
    Qihoo 360 Technology Company | Qihoo 360 | Qihu 360
    Beijing Cloudmind Technology Co., Ltd. | Cloudminds Technologies | Daxie Technology
    `,
  ),
  ...entityList({ notice: '86 FR 36496', review: 'surveillance' }, 'Beijing Geling Shentong Information Technology Co., Ltd. | DeepGlint'),
  ...entityList({ notice: '87 FR 77505' }, 'Tianjin Tiandi Weiye Technologies Co., Ltd. | Tiandy'),
  ...entityList({ notice: '89 FR 99702' }, 'Zhejiang Uniview Technologies Co., Ltd. | Uniview'),
  ...entityList(
    { notice: '90 FR 4617' },
    `
    Beijing Zhipu Huazhang Technology Co., Ltd. | Zhipu AI | Zhipu | Z.ai | Knowledge Atlas
    Beijing Zhipu Qingyan Technology Co., Ltd.
    Beijing Zhipu Linghang Technology Co., Ltd.
    Beijing Zhipu Future Technology Co., Ltd.
    Beijing Lingxin Intelligent Technology Co., Ltd.
    Hangzhou Zhipu Huazhang Technology Co., Ltd.
    Shanghai Zhipu Huanyu Technology Co., Ltd.
    Shenzhen Zhipu Future Technology Co., Ltd.
    `,
  ),
]
