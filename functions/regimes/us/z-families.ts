import type { Family } from '../../domain/eccn'
import type { Provision } from '../../domain/law'

const sub = (level: 'a' | 'b', count: number): readonly string[] => Array.from({ length: count }, (_, at) => `z.${at + 1}.${level}`)

/** Families whose paragraphs are z.1.a, z.1.b, z.2.a, ... */
const paired = (family: string, count: number, nature: Family['nature']): Family => ({
  family,
  nature,
  levels: { a: sub('a', count), b: sub('b', count) },
})

/** The irregular ones: z.1 is the .a level and z.2 the .b level. */
const single = (family: string, nature: Family['nature']): Family => ({
  family,
  nature,
  levels: { a: ['z.1'], b: ['z.2'] },
})

/** Items that stay classified elsewhere and also meet the parameters of 3A090 or 4A090. */
export const zFamilies: Provision<readonly Family[]> = {
  id: 'us/z-families',
  title: 'The .z paragraphs',
  history: [
    {
      from: '2023-11-17',
      cite: { provision: '15 CFR part 774, Supp. No. 1', notice: '88 FR 73458' },
      confidence: 'confirmed',
      value: [
        paired('3A001.z', 4, 'commodity'),
        paired('4A003.z', 2, 'commodity'),
        single('4A004.z', 'commodity'),
        single('4A005.z', 'commodity'),
        paired('5A002.z', 5, 'commodity'),
        paired('5A004.z', 2, 'commodity'),
        single('5A992.z', 'commodity'),
        paired('5D002.z', 9, 'software'),
        single('5D992.z', 'software'),
      ],
    },
  ],
}
