import type { Chip } from '../../domain/chip'
import { maker, nonPlanar, soldInUs } from './part'
import { datasheet, epoch, evidence, press, tracker } from './sources'

const { datacenterPart } = maker('NVIDIA', 'US')
const twoBlackwellDies = nonPlanar('TSMC 4NP', { dieAreaMm2: 1628, dieNote: 'Two dies; their area is an estimate.', transistorsBn: 208 })

/** NVIDIA Blackwell with HBM, and Rubin after it. */
export const nvidiaBlackwell: readonly Chip[] = [
  {
    ...datacenterPart('nvidia-b100', 'B100', 'SXM6'),
    aliases: ['B100 SXM', 'HGX B100'],
    released: '2024-11-15',
    ...twoBlackwellDies,
    dense: { fp4: 7000, fp6: 3500, fp8: 3500, int8: 3500, fp16: 1750, tf32: 875, fp32: 60, fp64: 30 },
    memory: { type: 'HBM3e', gb: 192, bandwidthGBs: 8000 },
    interconnectGBs: 1800,
    ...evidence('medium', datasheet, epoch, tracker),
  },
  {
    ...datacenterPart('nvidia-b200', 'B200', 'SXM6'),
    aliases: ['B200 SXM', 'B200-SXM6-180GB', 'HGX B200', 'DGX B200 GPU'],
    ...soldInUs('2024-11-15'),
    ...twoBlackwellDies,
    dense: { fp4: 9000, fp6: 4500, fp8: 4500, int8: 4500, fp16: 2250, tf32: 1125, fp32: 75, fp64: 37 },
    memory: { type: 'HBM3e', gb: 180, bandwidthGBs: 7700 },
    interconnectGBs: 1800,
    ...evidence('medium', datasheet, epoch, tracker),
  },
  {
    ...datacenterPart('nvidia-gb200-gpu', 'GB200 (per GPU)', 'Superchip'),
    aliases: ['GB200 GPU', 'GB200 NVL72 GPU', 'Grace Blackwell GPU'],
    ...soldInUs('2025-02-15'),
    ...twoBlackwellDies,
    dense: { fp4: 10000, fp6: 5000, fp8: 5000, int8: 5000, fp16: 2500, tf32: 1250, fp32: 80, fp64: 40 },
    memory: { type: 'HBM3e', gb: 186, bandwidthGBs: 8000 },
    interconnectGBs: 1800,
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...datacenterPart('nvidia-b300', 'B300', 'SXM6'),
    aliases: ['B300 SXM', 'HGX B300', 'Blackwell Ultra B300'],
    ...soldInUs('2025-08-22'),
    ...twoBlackwellDies,
    dense: { fp4: 14000, fp6: 4500, fp8: 4500, int8: 150, fp16: 2250, tf32: 1125, fp32: 75, fp64: 1.2 },
    memory: { type: 'HBM3e', gb: 270, bandwidthGBs: 7700 },
    interconnectGBs: 1800,
    ...evidence('medium', datasheet, epoch, tracker),
  },
  {
    ...datacenterPart('nvidia-gb300-gpu', 'GB300 (per GPU)', 'Superchip'),
    aliases: ['GB300 GPU', 'GB300 NVL72 GPU', 'Grace Blackwell Ultra GPU'],
    ...soldInUs('2025-08-22'),
    ...twoBlackwellDies,
    dense: { fp4: 15000, fp6: 5000, fp8: 5000, int8: 165, fp16: 2500, tf32: 1250, fp32: 80, fp64: 1.3 },
    memory: { type: 'HBM3e', gb: 288, bandwidthGBs: 8000 },
    interconnectGBs: 1800,
    ...evidence('medium', datasheet, epoch),
  },
  {
    ...datacenterPart('nvidia-b30a', 'B30A', 'SXM'),
    aliases: ['B30A GPU'],
    released: '2026',
    ...nonPlanar('TSMC 4NP', { dieAreaMm2: 814, dieNote: 'A single die; its area is an estimate.', transistorsBn: 104 }),
    dense: { fp4: 7000, fp8: 2250, fp16: 1125, tf32: 550 },
    memory: { type: 'HBM3e', gb: 144, bandwidthGBs: 4000 },
    interconnectGBs: 900,
    ...evidence('low', tracker, press),
    note: 'Said to be half a B300; the maker has never confirmed it.',
  },
  {
    ...datacenterPart('nvidia-rubin-gpu', 'Rubin (VR200, per GPU)', 'Superchip'),
    aliases: ['Rubin GPU', 'VR200 GPU'],
    released: '2026',
    ...nonPlanar('TSMC N3P', { dieAreaMm2: 1628, dieNote: 'Two dies; their area is an estimate.', transistorsBn: 336 }),
    dense: { fp4: 35000, fp8: 17500, int8: 250, fp16: 4000, tf32: 2000, fp32: 130, fp64: 33 },
    memory: { type: 'HBM4', gb: 288, bandwidthGBs: 22000 },
    interconnectGBs: 3600,
    ...evidence('low', datasheet, tracker),
    note: 'The FP4 rate is the one for training; for inference the maker quotes 50 PFLOPS.',
  },
  {
    ...datacenterPart('nvidia-rubin-cpx', 'Rubin CPX', 'PCIe/OAM'),
    aliases: ['VR CPX'],
    released: '2026',
    ...nonPlanar('TSMC N3P'),
    dense: { fp4: 20000 },
    memory: { type: 'GDDR7', gb: 128, bandwidthGBs: 2000 },
    ...evidence('low', datasheet, epoch),
    note: 'The maker quotes 30 PFLOPS without saying whether that is dense.',
  },
]
