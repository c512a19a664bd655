import type { Chip } from '../../domain/chip'
import { maker, nonPlanar } from './part'
import { datasheet, epoch, evidence, press } from './sources'

const { datacenterPart: enflame } = maker('Enflame', 'CN')
const { datacenterPart: baidu } = maker('Baidu Kunlun', 'CN')
const { datacenterPart: alibaba } = maker('Alibaba T-Head', 'CN')
const { datacenterPart: sunway } = maker('Sunway', 'CN')

/** Other accelerators and processors designed in China. */
export const chinaAccelerators: readonly Chip[] = [
  {
    ...enflame('enflame-t20', 'CloudBlazer T20 (DTU 2.0)', 'PCIe'),
    aliases: ['CloudBlazer T20', 'Yunsui T20'],
    released: '2021-07-07',
    ...nonPlanar('GlobalFoundries 12nm', { dieNote: 'Only the size of the package is public.' }),
    dense: { int8: 256, fp16: 128, tf32: 128, fp32: 32 },
    memory: { type: 'HBM2e', gb: 32, bandwidthGBs: 1600 },
    interconnectGBs: 300,
    ...evidence('low', datasheet),
  },
  {
    ...enflame('enflame-i20', 'CloudBlazer i20', 'PCIe'),
    aliases: ['Yunsui i20'],
    released: '2021-12',
    ...nonPlanar('GlobalFoundries 12nm', { dieNote: 'Area not published.' }),
    dense: { int8: 256, fp16: 128, tf32: 128, fp32: 32 },
    memory: { type: 'HBM2e', gb: 16, bandwidthGBs: 819 },
    ...evidence('low', datasheet),
  },
  {
    ...baidu('baidu-kunlun-k200', 'K200 (gen 1)', 'PCIe'),
    aliases: ['Kunlun K200', 'Kunlun 1'],
    released: '2020',
    ...nonPlanar('Samsung 14nm', { dieAreaMm2: 504, dieNote: 'Monolithic.' }),
    dense: { int8: 256, fp16: 64, fp32: 16 },
    memory: { type: 'HBM', gb: 16, bandwidthGBs: 512 },
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...baidu('baidu-kunlun-r200', 'R200 (gen 2)', 'PCIe'),
    aliases: ['Kunlun R200', 'Kunlun 2', 'Kunlun II'],
    released: '2021-08-18',
    ...nonPlanar('7nm class', { dieNote: 'Area not published.' }),
    dense: { int8: 256, fp16: 128, fp32: 32 },
    memory: { type: 'GDDR6', gb: 16, bandwidthGBs: 512 },
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...baidu('baidu-kunlun-p800', 'P800 (gen 3)', 'OAM'),
    aliases: ['Kunlun P800', 'Kunlun 3'],
    released: '2024',
    ...nonPlanar('SMIC', { dieNote: 'Area not published.' }),
    dense: { fp16: 345 },
    memory: {},
    ...evidence('low', press),
    note: 'The rate is from the press.',
  },
  {
    ...alibaba('alibaba-hanguang-800', 'Hanguang 800', 'PCIe'),
    aliases: ['Hanguang 800 NPU'],
    released: '2019-09-25',
    ...nonPlanar('TSMC 12nm', { dieAreaMm2: 709, dieNote: 'Monolithic.', transistorsBn: 17 }),
    dense: { int8: 825 },
    memory: { type: 'SRAM' },
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...sunway('sunway-sw26010-pro', 'SW26010-Pro', 'Processor'),
    aliases: ['SW26010Pro'],
    released: '2021',
    ...nonPlanar('SMIC 14nm'),
    dense: { fp16: 55.3, fp32: 27.6, fp64: 13.8 },
    memory: { type: 'DDR4', gb: 96, bandwidthGBs: 307 },
    ...evidence('low', epoch),
    note: 'Supercomputer processor.',
  },
]
