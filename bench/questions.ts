/** The questions the benchmark asks: permitted, refused by a parent, excepted, and unknown. */
export const question = {
  asOf: '2026-11-22',
  activity: 'export',
  items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 64 }],
  parties: {
    ultimateConsignee: {
      name: 'Example Compute Sdn Bhd',
      country: 'MY',
      headquarters: 'MY',
      ultimateParents: [{ name: 'Example Holdings Ltd', kind: 'company', headquarters: 'CN' }],
    },
  },
} as const

const firm = (country: string) => ({ name: 'Example Compute Ltd', country, headquarters: country, ultimateParents: [] })

export const questions = [
  question,
  { ...question, parties: { ultimateConsignee: firm('IN') } },
  { ...question, parties: { ultimateConsignee: firm('CN') } },
  { ...question, items: [{ kind: 'chip', chip: 'nvidia-rtx-4090', quantity: 8 }], parties: { ultimateConsignee: firm('VN') } },
  { ...question, parties: { ultimateConsignee: { name: 'Example Compute Ltd', country: 'DE' } } },
  { ...question, asOf: '2023-06-01', parties: { ultimateConsignee: firm('MO') } },
  {
    ...question,
    items: [{ kind: 'system', contains: [{ chip: 'nvidia-h100-sxm', quantity: 8 }], quantity: 4 }],
    parties: { ultimateConsignee: firm('AE'), endUser: firm('AE'), purchaser: firm('SG') },
  },
] as const

/** Ten days of 2025 on both tracks: what a comparison is asked for. */
export const under = ['enforced', 'codified'].flatMap((track) =>
  Array.from({ length: 10 }, (_, month) => ({ asOf: `2025-${String(month + 1).padStart(2, '0')}-20`, track })),
)
