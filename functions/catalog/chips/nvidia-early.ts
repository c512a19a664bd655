import type { Chip } from '../../domain/chip'
import { maker, nonPlanar, planar, soldInUs } from './part'
import { datasheet, epoch, evidence } from './sources'

const { datacenterPart, otherPart } = maker('NVIDIA', 'US')
const gv100 = nonPlanar('TSMC 12nm FFN', { dieAreaMm2: 815, dieNote: 'Monolithic.', transistorsBn: 21.1 })
const tu102 = nonPlanar('TSMC 12nm FFN', { dieAreaMm2: 754, dieNote: 'Monolithic.', transistorsBn: 18.6 })

/** NVIDIA before Ampere: Kepler to Turing. */
export const nvidiaEarly: readonly Chip[] = [
  {
    ...datacenterPart('nvidia-k80', 'Tesla K80', 'PCIe (2 GPUs)'),
    aliases: ['Tesla K80'],
    ...soldInUs('2014-11-17'),
    ...planar('TSMC 28nm planar', { dieNote: 'Planar die.', transistorsBn: 14.2 }),
    dense: { fp32: 5.6, fp64: 1.87 },
    memory: { type: 'GDDR5', gb: 24, bandwidthGBs: 480 },
    ...evidence('medium', datasheet, epoch),
    note: 'The board carries two GPUs; the figures are those of the board.',
  },
  {
    ...datacenterPart('nvidia-p100-sxm2', 'P100 SXM2', 'SXM2'),
    aliases: ['Tesla P100 SXM2', 'Tesla P100-SXM2-16GB', 'P100-SXM2'],
    ...soldInUs('2016-04-05'),
    ...nonPlanar('TSMC 16nm', { dieAreaMm2: 610, dieNote: 'Monolithic.', transistorsBn: 15.3 }),
    dense: { fp16: 21.2, fp32: 10.6, fp64: 5.3 },
    memory: { type: 'HBM2', gb: 16, bandwidthGBs: 732 },
    interconnectGBs: 160,
    ...evidence('high', datasheet, epoch),
  },
  {
    ...datacenterPart('nvidia-p40', 'P40', 'PCIe'),
    aliases: ['Tesla P40'],
    ...soldInUs('2016-09-13'),
    ...nonPlanar('TSMC 16nm', { dieAreaMm2: 471, dieNote: 'Monolithic.', transistorsBn: 11.8 }),
    dense: { int8: 47, fp32: 11.8, fp64: 0.37 },
    memory: { type: 'GDDR5', gb: 24, bandwidthGBs: 346 },
    ...evidence('high', datasheet, epoch),
  },
  {
    ...datacenterPart('nvidia-v100-sxm2-32gb', 'V100 SXM2 32GB', 'SXM2'),
    aliases: ['Tesla V100 SXM2 32GB', 'Tesla V100-SXM2-32GB', 'V100-SXM2-32GB'],
    ...soldInUs('2018-03-27'),
    ...gv100,
    dense: { int8: 62.8, fp16: 125, fp32: 15.7, fp64: 7.8 },
    vectorFp32: 15.7,
    memory: { type: 'HBM2', gb: 32, bandwidthGBs: 900 },
    interconnectGBs: 300,
    ...evidence('high', datasheet, epoch),
  },
  {
    ...datacenterPart('nvidia-v100-pcie-32gb', 'V100 PCIe 32GB', 'PCIe'),
    aliases: ['Tesla V100 PCIe 32GB', 'Tesla V100-PCIE-32GB', 'V100-PCIE-32GB'],
    ...soldInUs('2018-03-27'),
    ...gv100,
    dense: { int8: 56, fp16: 112, fp32: 14, fp64: 7 },
    memory: { type: 'HBM2', gb: 32, bandwidthGBs: 900 },
    interconnectGBs: 32,
    ...evidence('high', datasheet, epoch),
  },
  {
    ...datacenterPart('nvidia-v100s-pcie-32gb', 'V100S PCIe 32GB', 'PCIe'),
    aliases: ['Tesla V100S', 'V100S', 'Tesla V100S-PCIE-32GB', 'V100S-PCIE-32GB'],
    ...soldInUs('2019-11-26'),
    ...gv100,
    dense: { int8: 65.4, fp16: 130, fp32: 16.4, fp64: 8.2 },
    memory: { type: 'HBM2', gb: 32, bandwidthGBs: 1134 },
    interconnectGBs: 32,
    ...evidence('high', datasheet, epoch),
  },
  {
    ...datacenterPart('nvidia-t4', 'T4', 'PCIe'),
    aliases: ['Tesla T4', 'T4 GPU'],
    ...soldInUs('2018-09-13'),
    ...nonPlanar('TSMC 12nm FFN', { dieAreaMm2: 545, dieNote: 'Monolithic.', transistorsBn: 13.6 }),
    dense: { int8: 130, fp16: 65, fp32: 8.1, fp64: 0.25 },
    memory: { type: 'GDDR6', gb: 16, bandwidthGBs: 320 },
    interconnectGBs: 32,
    ...evidence('high', datasheet, epoch),
    note: 'INT4 runs at 260 TOPS.',
  },
  {
    ...otherPart('nvidia-quadro-rtx-8000', 'Quadro RTX 8000', 'PCIe'),
    aliases: ['RTX 8000', 'Quadro RTX8000'],
    ...soldInUs('2018-08-13'),
    ...tu102,
    dense: { int8: 261, fp16: 130.5, fp32: 16.3, fp64: 0.5 },
    memory: { type: 'GDDR6', gb: 48, bandwidthGBs: 672 },
    interconnectGBs: 100,
    ...evidence('high', datasheet, epoch),
    note: 'Sold for workstations.',
  },
  {
    ...otherPart('nvidia-rtx-2080-ti', 'GeForce RTX 2080 Ti', 'PCIe'),
    aliases: ['RTX 2080 Ti', 'RTX2080Ti', 'GeForce 2080 Ti'],
    ...soldInUs('2018-09-20'),
    ...tu102,
    dense: { int8: 227.7, fp16: 113.8, fp32: 13.45, fp64: 0.42 },
    memory: { type: 'GDDR6', gb: 11, bandwidthGBs: 616 },
    interconnectGBs: 100,
    ...evidence('high', datasheet, epoch),
  },
]
