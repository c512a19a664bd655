import { listed } from '../party-rows'

/** Parents whose securities may not be traded: a strong flag for what stands below them. */
export const securities = listed(
  { list: 'CMIC', kind: 'entity', countries: ['CN'], programs: ['CMIC-EO13959'] },
  `
  Huawei Technologies Co., Ltd. | Huawei
  Huawei Investment & Holding Co., Ltd.
  Semiconductor Manufacturing International Corporation | SMIC @ CN KY
  Inspur Group Co., Ltd. | Inspur
  Dawning Information Industry Co., Ltd | Sugon
  Hangzhou Hikvision Digital Technology Co., Ltd. | Hikvision
  Changsha Jingjia Microelectronics Company Limited | Jingjia Micro
  SenseTime Group Limited | SenseTime
  Megvii Technology Limited | Megvii @ CN KY
  Yitu Limited | Yitu @ KY
  CloudWalk Technology Co., Ltd. | CloudWalk
  SZ DJI Technology Co., Ltd. | DJI
  Aviation Industry Corporation of China, Ltd. | AVIC
  Aero Engine Corporation of China | AECC
  China Electronics Corporation | CEC
  China Electronics Technology Group Corporation | CETC
  China Aerospace Science and Technology Corporation | CASC
  China Aerospace Science and Industry Corporation Limited | CASIC
  China North Industries Group Corporation Limited | Norinco
  China South Industries Group Corporation
  China State Shipbuilding Corporation Limited | CSSC
  China National Nuclear Corporation | CNNC
  China Mobile Communications Group Co., Ltd.
  China Mobile Limited | China Mobile
  China Telecommunications Corporation
  China Telecom Corporation Limited | China Telecom
  China United Network Communications Group Co., Ltd. | China Unicom
  Panda Electronics Group Co., Ltd. | Panda Electronics
  `,
)
