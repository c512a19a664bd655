import type { Chip } from '../../domain/chip'
import { maker, nonPlanar, soldInUs } from './part'
import { datasheet, evidence, press } from './sources'

const { datacenterPart, otherPart } = maker('NVIDIA', 'US')
const gb202 = nonPlanar('TSMC 4NP', { dieAreaMm2: 750, dieNote: 'Monolithic.', transistorsBn: 92.2 })

/** NVIDIA Blackwell on cards with GDDR7. */
export const nvidiaBlackwellCards: readonly Chip[] = [
  {
    ...otherPart('nvidia-rtx-5090', 'GeForce RTX 5090', 'PCIe'),
    aliases: ['RTX 5090', 'RTX5090'],
    ...soldInUs('2025-01-30'),
    ...gb202,
    dense: { fp4: 1676, fp8: 838, int8: 838, fp16: 419, tf32: 104.8, fp32: 104.8, fp64: 1.64 },
    memory: { type: 'GDDR7', gb: 32, bandwidthGBs: 1792 },
    interconnectGBs: 128,
    ...evidence('high', datasheet),
  },
  {
    ...otherPart('nvidia-rtx-5090-d', 'GeForce RTX 5090 D', 'PCIe'),
    aliases: ['RTX 5090 D', 'RTX 5090D', 'RTX5090D', 'GeForce RTX 5090D'],
    released: '2025-01-30',
    ...gb202,
    dense: { fp4: 1187.5, fp8: 594, int8: 594, fp16: 297, tf32: 104.8, fp32: 104.8, fp64: 1.64 },
    vectorFp32: 104.8,
    memory: { type: 'GDDR7', gb: 32, bandwidthGBs: 1792 },
    interconnectGBs: 128,
    ...evidence('medium', datasheet),
    note: 'Variant for China.',
  },
  {
    ...otherPart('nvidia-rtx-5080', 'GeForce RTX 5080', 'PCIe'),
    aliases: ['RTX 5080', 'RTX5080'],
    ...soldInUs('2025-01-30'),
    ...nonPlanar('TSMC 4NP', { dieAreaMm2: 378, dieNote: 'Monolithic.', transistorsBn: 45.6 }),
    dense: { fp4: 900.5, fp8: 450, int8: 450, fp16: 225, tf32: 56.3, fp32: 56.3, fp64: 0.88 },
    vectorFp32: 56.3,
    memory: { type: 'GDDR7', gb: 16, bandwidthGBs: 960 },
    interconnectGBs: 128,
    ...evidence('high', datasheet),
  },
  {
    ...otherPart('nvidia-rtx-pro-6000-workstation', 'RTX PRO 6000 Blackwell Workstation', 'PCIe'),
    aliases: ['RTX PRO 6000 Blackwell Workstation Edition', 'RTX PRO 6000 WS'],
    ...soldInUs('2025-03-18'),
    ...gb202,
    dense: { fp4: 2000, fp8: 1000, int8: 1000, fp16: 503.8, tf32: 251.9, fp32: 125, fp64: 1.97 },
    memory: { type: 'GDDR7', gb: 96, bandwidthGBs: 1792 },
    interconnectGBs: 128,
    ...evidence('medium', datasheet),
  },
  {
    ...datacenterPart('nvidia-rtx-pro-6000-server', 'RTX PRO 6000 Blackwell Server', 'PCIe'),
    aliases: ['RTX PRO 6000 Blackwell Server Edition', 'RTX PRO 6000 SE'],
    ...soldInUs('2025-03-18'),
    ...gb202,
    dense: { fp4: 2000, fp8: 1000, int8: 1000, fp16: 500, tf32: 250, fp32: 120, fp64: 1.9 },
    memory: { type: 'GDDR7', gb: 96, bandwidthGBs: 1597 },
    interconnectGBs: 128,
    ...evidence('medium', datasheet),
  },
  {
    ...datacenterPart('nvidia-rtx-pro-6000d', 'RTX PRO 6000D / B40', 'PCIe'),
    aliases: ['RTX PRO 6000D', 'RTX6000D', 'B40'],
    released: '2025-08',
    ...gb202,
    dense: {},
    memory: { type: 'GDDR7', gb: 84 },
    ...evidence('low', press),
    note: 'Rated performance is not public. The press writes of 156 of the 188 SMs, 84 GB and a bus of 448 bits.',
  },
  {
    ...otherPart('nvidia-rtx-pro-5000', 'RTX PRO 5000 Blackwell', 'PCIe'),
    aliases: ['RTX PRO 5000'],
    ...soldInUs('2025-03-18'),
    ...gb202,
    dense: { fp4: 1032, fp8: 516, int8: 516, fp16: 258, tf32: 129, fp32: 73.7, fp64: 1.15 },
    memory: { type: 'GDDR7', gb: 48, bandwidthGBs: 1344 },
    interconnectGBs: 128,
    ...evidence('medium', datasheet),
    note: 'Sold for workstations.',
  },
]
