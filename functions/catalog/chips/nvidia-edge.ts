import type { Chip } from '../../domain/chip'
import { maker, nonPlanar, soldInUs } from './part'
import { datasheet, evidence } from './sources'

const { otherPart } = maker('NVIDIA', 'US')

/** NVIDIA for the desk and the edge. */
export const nvidiaEdge: readonly Chip[] = [
  {
    ...otherPart('nvidia-gb10', 'GB10 (DGX Spark)', 'SoC'),
    aliases: ['GB10', 'DGX Spark', 'GB10 Grace Blackwell'],
    ...soldInUs('2025-10'),
    ...nonPlanar('TSMC 3nm', { dieNote: 'GPU and CPU dies in one package; area not published.' }),
    dense: { fp4: 500, fp32: 31 },
    memory: { type: 'LPDDR5X', gb: 128, bandwidthGBs: 273 },
    ...evidence('low', datasheet),
    note: 'Desktop system. The quoted rate of 1 PFLOPS counts sparsity.',
  },
  {
    ...otherPart('nvidia-jetson-agx-orin-64gb', 'Jetson AGX Orin 64GB', 'Module'),
    aliases: ['AGX Orin 64GB'],
    ...soldInUs('2022-03-22'),
    ...nonPlanar('Samsung 8nm', { dieAreaMm2: 455, dieNote: 'Monolithic.', transistorsBn: 17 }),
    dense: { int8: 137.5, fp32: 5.3 },
    memory: { type: 'LPDDR5', gb: 64, bandwidthGBs: 205 },
    ...evidence('medium', datasheet),
    note: 'The rate quoted with sparsity is 275 TOPS.',
  },
  {
    ...otherPart('nvidia-jetson-t5000', 'Jetson T5000 (Thor)', 'Module'),
    aliases: ['Jetson T5000', 'Jetson AGX Thor'],
    ...soldInUs('2025-08-25'),
    ...nonPlanar('TSMC 4nm'),
    dense: { fp4: 1035, fp8: 517 },
    memory: { type: 'LPDDR5X', gb: 128, bandwidthGBs: 273 },
    ...evidence('medium', datasheet),
    note: 'The FP4 rate quoted with sparsity is 2,070 TFLOPS.',
  },
]
