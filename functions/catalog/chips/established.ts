import type { Chip } from '../../domain/chip'
import { maker, nonPlanar, soldInUs } from './part'
import { datasheet, evidence } from './sources'

const { datacenterPart: qualcomm } = maker('Qualcomm', 'US')
const { datacenterPart: ibm } = maker('IBM', 'US')

/** Accelerators of companies better known for something else. */
export const established: readonly Chip[] = [
  {
    ...qualcomm('qualcomm-cloud-ai-100-pro', 'Cloud AI 100 Pro', 'PCIe'),
    aliases: ['AI 100 Pro'],
    ...soldInUs('2021'),
    ...nonPlanar('TSMC 7nm'),
    dense: { int8: 400, fp16: 200 },
    memory: { type: 'LPDDR4X', gb: 32, bandwidthGBs: 137 },
    ...evidence('medium', datasheet),
  },
  {
    ...ibm('ibm-spyre', 'Spyre', 'PCIe'),
    aliases: ['Spyre Accelerator'],
    ...soldInUs('2025-10'),
    ...nonPlanar('Samsung 5nm', { dieAreaMm2: 330, dieNote: 'Monolithic.', transistorsBn: 25.6 }),
    dense: { int8: 300 },
    memory: { type: 'LPDDR5', gb: 128, bandwidthGBs: 204 },
    ...evidence('low', datasheet),
    note: 'The maker quotes more than 300 TOPS.',
  },
]
