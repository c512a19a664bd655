import { markWords } from '../functions/catalog/mark-words'
import { isDistinctive, mayBePerson } from '../functions/domain/screening/confirmation'

for (const n of [
  'Huawei Technologies Co., Ltd.',
  'ZTE',
  'YMTC',
  'Yangtze Memory Technologies Co., Ltd. (YMTC)',
  'Carvana',
  'Inspur Group',
  'JOHN SMITH',
  'SMITH, John',
  'Ali Hassan Trading',
  'Beijing Institute of Technology',
  'DJI',
  'China Electronics Technology Group Corporation',
  'General Trading Co',
  'Pacific Trading LLC',
  'Moore Threads',
  'Biren',
  'Sugon',
  '华为技术有限公司',
  'Hai Guang',
  'Sinno Electronics Co., Ltd.,',
  'Star Technology',
  'Phytium',
  'SMIC',
  'Huawei Cloud Dalian',
  'Example Compute DE',
  'Cambricon (Suzhou) Information Technology Co., Ltd.',
  'TRI-LOG',
  'Tsinghua University',
])
  console.log(n.padEnd(50), isDistinctive(n, markWords.names), mayBePerson(n, undefined, markWords.names))
