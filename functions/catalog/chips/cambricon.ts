import type { Chip } from '../../domain/chip'
import { maker, nonPlanar } from './part'
import { datasheet, epoch, evidence, press } from './sources'

const { datacenterPart } = maker('Cambricon', 'CN')
const mlu370 = nonPlanar('TSMC 7nm', { dieNote: 'Two dies.', transistorsBn: 39 })

/** Cambricon. */
export const cambricon: readonly Chip[] = [
  {
    ...datacenterPart('cambricon-mlu270-s4', 'MLU270-S4', 'PCIe'),
    aliases: ['MLU270', 'Siyuan 270'],
    released: '2019-06-20',
    ...nonPlanar('TSMC 16nm'),
    dense: { int8: 128 },
    memory: { type: 'DDR4', gb: 16, bandwidthGBs: 102 },
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...datacenterPart('cambricon-mlu290-m5', 'MLU290-M5', 'OAM'),
    aliases: ['MLU290', 'Siyuan 290'],
    released: '2021-01-21',
    ...nonPlanar('TSMC 7nm', { dieAreaMm2: 560, dieNote: 'As reported.', transistorsBn: 46 }),
    dense: { int8: 512 },
    memory: { type: 'HBM2', gb: 32, bandwidthGBs: 1228 },
    interconnectGBs: 600,
    ...evidence('low', datasheet, epoch),
  },
  {
    ...datacenterPart('cambricon-mlu370-s4', 'MLU370-S4', 'PCIe'),
    aliases: ['Siyuan 370 S4'],
    released: '2021-11-03',
    ...nonPlanar('TSMC 7nm', { dieNote: 'Two dies.' }),
    dense: { int8: 192, fp16: 72, fp32: 18 },
    memory: { type: 'LPDDR5', gb: 24, bandwidthGBs: 307 },
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...datacenterPart('cambricon-mlu370-x4', 'MLU370-X4', 'PCIe'),
    aliases: ['Siyuan 370 X4'],
    released: '2021-11-03',
    ...mlu370,
    dense: { int8: 256, fp16: 96, fp32: 24 },
    memory: { type: 'LPDDR5', gb: 24, bandwidthGBs: 307 },
    interconnectGBs: 200,
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...datacenterPart('cambricon-mlu370-x8', 'MLU370-X8', 'PCIe'),
    aliases: ['Siyuan 370 X8'],
    released: '2022-03-21',
    ...mlu370,
    dense: { int8: 256, fp16: 96, fp32: 24 },
    memory: { type: 'LPDDR5', gb: 48, bandwidthGBs: 614 },
    interconnectGBs: 200,
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...datacenterPart('cambricon-mlu590', 'MLU590', 'OAM'),
    aliases: ['Siyuan 590'],
    released: '2023',
    ...nonPlanar('SMIC N+1/N+2', { dieNote: 'Area not published.' }),
    dense: {},
    memory: { type: 'HBM2e', gb: 80, bandwidthGBs: 2000 },
    ...evidence('low', press),
    note: 'There is no data sheet; the press puts it at about four fifths of an A100.',
  },
]
