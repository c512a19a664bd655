import type { Chip } from '../../domain/chip'
import { maker, nonPlanar, unknownNode } from './part'
import { benchmark, datasheet, epoch, evidence } from './sources'

const { datacenterPart: biren } = maker('Biren', 'CN')
const { datacenterPart: mooreThreads } = maker('Moore Threads', 'CN')
const { datacenterPart: hygon } = maker('Hygon', 'CN')
const { datacenterPart: metax } = maker('MetaX', 'CN')
const { datacenterPart: iluvatar } = maker('Iluvatar CoreX', 'CN')

/** GPUs designed in China. */
export const chinaGpus: readonly Chip[] = [
  {
    ...biren('biren-br100', 'BR100', 'OAM'),
    aliases: ['BR100 OAM'],
    released: '2022-08-22',
    ...nonPlanar('TSMC 7nm', { dieAreaMm2: 1074, dieNote: 'Two dies, 537 mm² each.', transistorsBn: 77 }),
    dense: { int8: 2048, fp16: 1024, tf32: 512, fp32: 256 },
    memory: { type: 'HBM2e', gb: 64, bandwidthGBs: 1640 },
    interconnectGBs: 512,
    ...evidence('high', datasheet, epoch),
    note: 'Figures as announced; the output was reduced after October 2022.',
  },
  {
    ...biren('biren-br104', 'BR104', 'PCIe'),
    aliases: ['BR104 PCIe'],
    released: '2022-08-22',
    ...nonPlanar('TSMC 7nm', { dieAreaMm2: 537, dieNote: 'A single die.', transistorsBn: 38.5 }),
    dense: { int8: 1024, fp16: 512, tf32: 256, fp32: 128 },
    memory: { type: 'HBM2e', gb: 32, bandwidthGBs: 819 },
    interconnectGBs: 192,
    ...evidence('medium', datasheet),
  },
  {
    ...mooreThreads('moore-threads-s3000', 'MTT S3000', 'PCIe'),
    aliases: ['S3000', 'MTT-S3000'],
    released: '2022-11-03',
    ...nonPlanar('12nm class', { dieNote: 'Monolithic.', transistorsBn: 22 }),
    dense: { int8: 57, fp32: 15.2 },
    memory: { type: 'GDDR6', gb: 32, bandwidthGBs: 448 },
    ...evidence('low', datasheet),
  },
  {
    ...mooreThreads('moore-threads-s4000', 'MTT S4000', 'PCIe'),
    aliases: ['S4000', 'MTT-S4000'],
    released: '2023-12-19',
    ...nonPlanar('12nm class', { dieNote: 'Area not published.' }),
    dense: { int8: 200, fp16: 100, tf32: 50, fp32: 25 },
    memory: { type: 'GDDR6', gb: 48, bandwidthGBs: 768 },
    interconnectGBs: 240,
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...hygon('hygon-dcu-k100', 'DCU K100', 'PCIe'),
    aliases: ['K100'],
    released: '2023',
    ...nonPlanar('7nm class'),
    dense: { int8: 200, fp16: 100, fp32: 24.5, fp64: 24.5 },
    memory: { gb: 64 },
    ...evidence('low', benchmark),
  },
  {
    ...hygon('hygon-dcu-k100-ai', 'DCU K100 AI', 'PCIe'),
    aliases: ['K100 AI', 'K100_AI'],
    released: '2024',
    ...nonPlanar('7nm class'),
    dense: { int8: 392, fp16: 196, tf32: 98, fp32: 49, fp64: 24.5 },
    memory: { type: 'GDDR6', gb: 64, bandwidthGBs: 896 },
    ...evidence('low', benchmark),
  },
  {
    ...hygon('hygon-dcu-bw200', 'DCU BW200', 'PCIe/OAM'),
    aliases: ['BW200'],
    released: '2025',
    ...unknownNode('not published'),
    dense: { int8: 960, fp16: 480, tf32: 240, fp32: 60, fp64: 30 },
    memory: { type: 'HBM', gb: 64, bandwidthGBs: 1600 },
    ...evidence('low', benchmark),
  },
  {
    ...metax('metax-c500-pcie', 'MXC500 (PCIe)', 'PCIe'),
    aliases: ['C500 PCIe', 'Xiyun C500'],
    released: '2023-06-13',
    ...nonPlanar('TSMC 7nm', { dieNote: 'Area not published.' }),
    dense: { int8: 480, fp16: 240, tf32: 120, fp32: 15 },
    memory: { type: 'HBM2e', gb: 64, bandwidthGBs: 1800 },
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...metax('metax-c500-oam', 'MXC500 (OAM)', 'OAM'),
    aliases: ['C500 OAM'],
    released: '2023',
    ...nonPlanar('TSMC 7nm', { dieNote: 'Area not published.' }),
    dense: { int8: 560, fp16: 280, tf32: 140, fp32: 18 },
    memory: { type: 'HBM2e', gb: 64, bandwidthGBs: 1800 },
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...metax('metax-n100', 'MXN100', 'PCIe'),
    aliases: ['Xisi N100'],
    released: '2023-06-07',
    ...nonPlanar('7nm class'),
    dense: { int8: 160, fp16: 80 },
    memory: { type: 'HBM2e', gb: 16 },
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...iluvatar('iluvatar-bi-v100', 'BI-V100 (Tiangai 100)', 'PCIe'),
    aliases: ['BI-V100', 'BI V100', 'Tiangai 100', 'Big Island V100'],
    released: '2021-03-31',
    ...nonPlanar('TSMC 7nm', { dieNote: 'Area not published.', transistorsBn: 24 }),
    dense: { int8: 295, fp16: 147, fp32: 37 },
    memory: { type: 'HBM2', gb: 32, bandwidthGBs: 1200 },
    interconnectGBs: 64,
    ...evidence('medium', datasheet),
  },
  {
    ...iluvatar('iluvatar-zhikai-100', 'Zhikai 100', 'PCIe'),
    aliases: ['Zhikai100', 'MR-V100'],
    released: '2022-12-20',
    ...nonPlanar('7nm class', { dieNote: 'Area not published.' }),
    dense: { int8: 384, fp16: 192, fp32: 24 },
    memory: { type: 'HBM2e', gb: 32, bandwidthGBs: 800 },
    ...evidence('low', epoch),
  },
]
