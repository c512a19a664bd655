import type { Chip } from '../../domain/chip'
import { maker, nonPlanar, soldInUs } from './part'
import { datasheet, epoch, evidence } from './sources'

const { datacenterPart: cerebras } = maker('Cerebras', 'US')
const { datacenterPart: groq } = maker('Groq', 'US')
const { datacenterPart: tenstorrent } = maker('Tenstorrent', 'US')
const { datacenterPart: graphcore } = maker('Graphcore', 'GB')
const { datacenterPart: sambaNova } = maker('SambaNova', 'US')

/** Accelerators of the younger companies. */
export const startups: readonly Chip[] = [
  {
    ...cerebras('cerebras-wse-2', 'WSE-2', 'Wafer'),
    aliases: ['WSE2', 'CS-2 wafer', 'Wafer Scale Engine 2'],
    ...soldInUs('2021-04-20'),
    ...nonPlanar('TSMC 7nm', { dieAreaMm2: 46225, dieNote: 'The entire wafer.', transistorsBn: 2600 }),
    dense: { fp16: 7500 },
    memory: { type: 'SRAM', gb: 40, bandwidthGBs: 20_000_000 },
    ...evidence('low', datasheet),
    note: 'The dense rate is estimated from clock and core count.',
  },
  {
    ...cerebras('cerebras-wse-3', 'WSE-3', 'Wafer'),
    aliases: ['WSE3', 'CS-3 wafer', 'Wafer Scale Engine 3'],
    ...soldInUs('2024-03-13'),
    ...nonPlanar('TSMC 5nm', { dieAreaMm2: 46225, dieNote: 'The entire wafer.', transistorsBn: 4000 }),
    dense: { fp16: 125000 },
    memory: { type: 'SRAM', gb: 44, bandwidthGBs: 21_000_000 },
    ...evidence('low', datasheet),
    note: 'The quoted 125 PFLOPS probably count sparsity.',
  },
  {
    ...groq('groq-lpu-v1', 'LPU v1 (GroqChip)', 'PCIe'),
    aliases: ['GroqChip', 'GroqChip 1', 'GroqCard', 'Groq LPU'],
    ...soldInUs('2022-10-15'),
    ...nonPlanar('GlobalFoundries 14nm', { dieAreaMm2: 725, dieNote: 'Monolithic.', transistorsBn: 26.8 }),
    dense: { int8: 750, fp16: 188 },
    memory: { type: 'SRAM', gb: 0.23, bandwidthGBs: 80000 },
    interconnectGBs: 330,
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...tenstorrent('tenstorrent-grayskull-e150', 'Grayskull e150', 'PCIe'),
    aliases: ['e150'],
    ...soldInUs('2023'),
    ...nonPlanar('GlobalFoundries 12nm', { dieAreaMm2: 620, dieNote: 'Monolithic.' }),
    dense: { fp8: 332, fp16: 92 },
    memory: { type: 'LPDDR4', gb: 8, bandwidthGBs: 118 },
    ...evidence('low', datasheet),
  },
  {
    ...tenstorrent('tenstorrent-wormhole-n150', 'Wormhole n150', 'PCIe'),
    aliases: ['n150', 'n150d', 'n150s'],
    ...soldInUs('2024-07'),
    ...nonPlanar('GlobalFoundries 12nm', { dieAreaMm2: 670, dieNote: 'Monolithic.' }),
    dense: { fp8: 262, fp16: 74 },
    memory: { type: 'GDDR6', gb: 12, bandwidthGBs: 288 },
    interconnectGBs: 200,
    ...evidence('low', datasheet),
    note: 'The n300 board carries two and is rated at 466 TFLOPS.',
  },
  {
    ...tenstorrent('tenstorrent-blackhole-p150', 'Blackhole p150', 'PCIe'),
    aliases: ['p150', 'p150a', 'p150b'],
    ...soldInUs('2025-04-03'),
    ...nonPlanar('TSMC N6', { dieNote: 'Area not published.' }),
    dense: { fp8: 664 },
    memory: { type: 'GDDR6', gb: 32, bandwidthGBs: 512 },
    interconnectGBs: 800,
    ...evidence('low', datasheet),
    note: 'First quoted at 774 TFLOPS.',
  },
  {
    ...graphcore('graphcore-gc2', 'GC2 (Mk1)', 'PCIe'),
    aliases: ['Colossus Mk1', 'Mk1 IPU', 'GC2 IPU'],
    ...soldInUs('2018'),
    ...nonPlanar('TSMC 16nm', { dieAreaMm2: 806, dieNote: 'Monolithic.', transistorsBn: 23.6 }),
    dense: { fp16: 125, fp32: 31.3 },
    memory: { type: 'SRAM', gb: 0.3, bandwidthGBs: 45000 },
    interconnectGBs: 320,
    ...evidence('medium', datasheet),
  },
  {
    ...graphcore('graphcore-gc200', 'GC200 (Mk2)', 'IPU-M2000'),
    aliases: ['Colossus Mk2', 'Mk2 IPU', 'GC200 IPU'],
    ...soldInUs('2020-07-15'),
    ...nonPlanar('TSMC 7nm', { dieAreaMm2: 823, dieNote: 'Monolithic.', transistorsBn: 59.4 }),
    dense: { fp16: 250, fp32: 62.5 },
    memory: { type: 'SRAM', gb: 0.9, bandwidthGBs: 47500 },
    interconnectGBs: 320,
    ...evidence('high', datasheet),
  },
  {
    ...graphcore('graphcore-bow', 'Bow', 'Bow-2000'),
    aliases: ['Bow IPU'],
    ...soldInUs('2022-03-03'),
    ...nonPlanar('TSMC 7nm', { dieAreaMm2: 823, dieNote: 'The wafer that delivers power is left out.', transistorsBn: 59.4 }),
    dense: { fp16: 350, fp32: 87.5 },
    memory: { type: 'SRAM', gb: 0.9, bandwidthGBs: 65400 },
    interconnectGBs: 320,
    ...evidence('medium', datasheet),
  },
  {
    ...sambaNova('sambanova-sn30', 'SN30', 'System'),
    aliases: ['Cardinal SN30', 'SN30 RDU'],
    ...soldInUs('2022-09'),
    ...nonPlanar('TSMC 7nm', { dieNote: 'Two dies.', transistorsBn: 86 }),
    dense: { fp16: 688 },
    memory: { type: 'SRAM+DDR', gb: 0.64 },
    ...evidence('low', datasheet),
  },
  {
    ...sambaNova('sambanova-sn40l', 'SN40L', 'System'),
    aliases: ['SN40L RDU'],
    ...soldInUs('2023-09-19'),
    ...nonPlanar('TSMC 5nm', { dieNote: 'Two dies.', transistorsBn: 102 }),
    dense: { fp16: 638 },
    memory: { type: 'HBM3', gb: 64, bandwidthGBs: 1600 },
    ...evidence('medium', datasheet),
  },
]
