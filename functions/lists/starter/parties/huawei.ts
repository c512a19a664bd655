import { entityList } from '../party-rows'

/** Huawei and its affiliates, all under footnote 1. The list has about 150 of them; these make chips, phones and clouds. */
export const huawei = [
  ...entityList(
    { notice: '84 FR 22963', footnote: 1 },
    `
    Huawei Technologies Co., Ltd. (Huawei) | Huawei | Huawei Technology | Shenzhen Huawei Technologies | Huawei Jishu
    Huawei Device Co., Ltd. | Huawei Device | Songshan Lake Southern Factory
    Huawei Device (Dongguan) Co., Ltd.
    Huawei Device (Shenzhen) Co., Ltd.
    `,
  ),
  ...entityList(
    { notice: '84 FR 22961', footnote: 1 },
    `
    HiSilicon Technologies Co., Ltd (HiSilicon) | HiSilicon | Hi-Silicon | Haisi Bandaoti
    HiSilicon Optoelectronics Co., Ltd.
    HiSilicon Tech (Suzhou) Co., Ltd.
    Shanghai Haisi Technology Co., Ltd.
    Huawei Machine Co., Ltd.
    Huawei Software Technologies Co., Ltd.
    Beijing Huawei Digital Technologies Co., Ltd.
    Chengdu Huawei Technologies Co., Ltd.
    Huawei International Co., Limited @ HK
    Huawei Device (Hong Kong) Co., Limited @ HK CN
    `,
  ),
  ...entityList(
    { notice: '84 FR 43495', footnote: 1 },
    `
    Shanghai HiSilicon Technologies Co., Ltd. | Shanghai HiSilicon
    Shenzhen HiSilicon Technologies Co., Electrical Research Center
    `,
  ),
  ...entityList(
    { notice: '85 FR 51603', footnote: 1 },
    `
    Huawei Cloud Computing Technology | Huawei Cloud | HUAWEI CLOUD Computing Technologies
    Huawei Cloud Beijing
    Huawei Cloud Guangzhou
    Huawei Cloud Guiyang
    Huawei Cloud Shanghai
    Huawei Cloud Shenzhen
    Huawei Cloud Hong Kong @ HK
    Wulanchabu Huawei Cloud Computing Technology | Ulanqab Huawei Cloud Computing Technology
    `,
  ),
]
