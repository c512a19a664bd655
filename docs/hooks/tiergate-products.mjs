// What your product numbers stand for.
export const products = {
  'GPU-H100-PCIE-80': { kind: 'chip', chip: 'nvidia-h100-pcie' },
  'SRV-8X-H100': { kind: 'system', contains: [{ chip: 'nvidia-h100-sxm', quantity: 8 }] },
  'CABLE-QSFP-1M': { kind: 'classified', eccn: 'EAR99', tpp: 0 },
}
