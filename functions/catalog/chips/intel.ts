import type { Chip } from '../../domain/chip'
import { maker, nonPlanar, soldInUs } from './part'
import { datasheet, epoch, evidence } from './sources'

const { datacenterPart, otherPart } = maker('Intel', 'US')

/** Intel: Gaudi, Data Center GPU and Arc. */
export const intel: readonly Chip[] = [
  {
    ...datacenterPart('intel-gaudi', 'Gaudi (HL-205)', 'OAM'),
    aliases: ['HL-205', 'Habana Gaudi', 'Gaudi 1'],
    ...soldInUs('2019-06-18'),
    ...nonPlanar('TSMC 16nm', { dieNote: 'Monolithic.' }),
    dense: {},
    memory: { type: 'HBM2', gb: 32, bandwidthGBs: 1000 },
    interconnectGBs: 250,
    ...evidence('low', datasheet),
    note: 'The maker published no rated throughput.',
  },
  {
    ...datacenterPart('intel-gaudi-2', 'Gaudi 2', 'OAM'),
    aliases: ['Gaudi2', 'Habana Gaudi2', 'HL-225', 'HL-225H'],
    ...soldInUs('2022-05-10'),
    ...nonPlanar('TSMC 7nm', { dieNote: 'Monolithic; the area is not published.' }),
    dense: { fp8: 865, fp16: 432 },
    memory: { type: 'HBM2e', gb: 96, bandwidthGBs: 2450 },
    interconnectGBs: 600,
    ...evidence('medium', datasheet, epoch),
    note: 'Some tables give it the die area of the A100 (826 mm²) in error.',
  },
  {
    ...datacenterPart('intel-gaudi-3', 'Gaudi 3 (HL-325L)', 'OAM'),
    aliases: ['Gaudi 3', 'Gaudi3', 'HL-325L'],
    ...soldInUs('2024-09-24'),
    ...nonPlanar('TSMC 5nm', { dieNote: 'Two dies; the area is not published.' }),
    dense: { fp8: 1835, fp16: 1835, tf32: 459 },
    memory: { type: 'HBM2e', gb: 128, bandwidthGBs: 3700 },
    interconnectGBs: 1200,
    ...evidence('medium', datasheet, epoch),
    note: 'Newer data sheets rate both FP8 and BF16 at 1,678 TFLOPS.',
  },
  {
    ...datacenterPart('intel-max-1550', 'Data Center GPU Max 1550', 'OAM'),
    aliases: ['Max 1550', 'GPU Max 1550', 'Ponte Vecchio 1550'],
    ...soldInUs('2023-01-10'),
    ...nonPlanar('Intel 7/TSMC N5', { dieAreaMm2: 1280, dieNote: 'Reported sum of the tiles.' }),
    dense: { int8: 1678, fp16: 839, tf32: 419, fp32: 52.4, fp64: 52.4 },
    memory: { type: 'HBM2e', gb: 128, bandwidthGBs: 3277 },
    ...evidence('medium', datasheet, epoch),
    note: 'Some tables rate it by its FP32 vector units alone.',
  },
  {
    ...datacenterPart('intel-max-1100', 'Data Center GPU Max 1100', 'PCIe'),
    aliases: ['Max 1100', 'GPU Max 1100', 'Ponte Vecchio 1100'],
    ...soldInUs('2023-01-10'),
    ...nonPlanar('Intel 7/TSMC N5', { dieAreaMm2: 1280, dieNote: 'At most this: the sum of all tiles.' }),
    dense: { int8: 704, fp16: 352, tf32: 176, fp32: 22.2, fp64: 22.2 },
    memory: { type: 'HBM2e', gb: 48, bandwidthGBs: 1229 },
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...datacenterPart('intel-flex-170', 'Data Center GPU Flex 170', 'PCIe'),
    aliases: ['Flex 170', 'GPU Flex 170'],
    ...soldInUs('2022-08-24'),
    ...nonPlanar('TSMC N6', { dieAreaMm2: 406, dieNote: 'Monolithic.' }),
    dense: { int8: 256, fp16: 128, fp32: 16 },
    memory: { type: 'GDDR6', gb: 16, bandwidthGBs: 576 },
    ...evidence('medium', datasheet),
  },
  {
    ...otherPart('intel-arc-a770', 'Arc A770', 'PCIe'),
    aliases: ['A770', 'Arc A770 16GB'],
    ...soldInUs('2022-10-12'),
    ...nonPlanar('TSMC N6', { dieAreaMm2: 406, dieNote: 'Monolithic.', transistorsBn: 21.7 }),
    dense: { int8: 262, fp16: 131, fp32: 19.7 },
    memory: { type: 'GDDR6', gb: 16, bandwidthGBs: 560 },
    ...evidence('medium', datasheet),
  },
]
