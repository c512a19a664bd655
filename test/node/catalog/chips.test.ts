import { describe, expect, test } from 'vitest'
import { chips, chipsByName, findChip } from '../../../functions/catalog/chips/catalog'
import { type Chip, foldChipName } from '../../../functions/domain/chip'
import { csvRows, testWithShared } from '../../support/shared-files'

type Row = Record<string, string>

const chipWith = (chip: Pick<Chip, 'id' | 'aliases'>): Chip => ({
  vendor: 'Example',
  model: 'Example',
  formFactor: 'PCIe',
  released: '2024',
  dense: {},
  processNode: 'not published',
  memory: {},
  datacenter: true,
  source: 'made up for a test',
  confidence: 'low',
  designerHeadquarters: 'US',
  ...chip,
})

describe('the chip catalog against the reference table', () => {
  testWithShared('holds every chip of the table and no other', 'reference/chips.csv', (text) => {
    const expected = csvRows(text).map((row) => cell(row, 'id'))
    expect(expected).toHaveLength(157)
    expect(chips.map(({ id }) => id).sort()).toEqual(expected.sort())
  })

  testWithShared('gives every figure of the table, and none that the table leaves blank', 'reference/chips.csv', (text) => {
    for (const row of csvRows(text)) {
      const chip = findChip(cell(row, 'id'))
      expect(chip && factsOf(chip), cell(row, 'id')).toStrictEqual(factsIn(row))
    }
  })

  testWithShared('finds a chip by every alias of the table', 'reference/chips.csv', (text) => {
    for (const row of csvRows(text)) {
      for (const alias of aliasesIn(row)) expect(findChip(alias)?.id, alias).toBe(cell(row, 'id'))
    }
  })

  testWithShared('keeps the attribution of every row that rests on the table of Epoch AI', 'reference/chips.csv', (text) => {
    for (const row of csvRows(text)) {
      const source = findChip(cell(row, 'id'))?.source ?? ''
      expect(source.includes('Epoch AI, Machine Learning Hardware (CC BY 4.0)'), cell(row, 'id')).toBe(
        cell(row, 'source').includes('Epoch AI'),
      )
    }
  })

  testWithShared('says in its own words what the table notes', 'reference/chips.csv', (text) => {
    const noted = new Set(csvRows(text).flatMap((row) => [cell(row, 'notes'), cell(row, 'die_area_note')]))
    const ours = chips.flatMap(({ note, dieNote }) => [note, dieNote]).filter((each) => each !== undefined)
    expect(ours.filter((each) => noted.has(each) || noted.has(each.replace(/\.$/, '')))).toEqual([])
  })
})

describe('the chip catalog', () => {
  test('leaves the law out of its notes', () => {
    const notes = chips.flatMap(({ note = '', dieNote = '' }) => [note, dieNote])
    expect(notes.filter((each) => /3A090|4A090|\bTPP\b|\b[ab]\.[12]\b|licen[cs]e|Entity List|applicable/i.test(each))).toEqual([])
  })

  test('writes notes as sentences', () => {
    const notes = chips.flatMap(({ note, dieNote }) => [note, dieNote]).filter((each) => each !== undefined)
    expect(notes.filter((each) => !/^[A-Z].*\.$/.test(each))).toEqual([])
  })

  // The readings of the technical note part ways for these chips: their vector units are a figure of their own.
  test.each([
    ['nvidia-h20', 44],
    ['nvidia-v100-sxm2-32gb', 15.7],
    ['nvidia-a10', 31.2],
    ['nvidia-l20', 59.8],
    ['nvidia-l2', 24.1],
    ['nvidia-l40', 90.5],
    ['nvidia-rtx-4090-d', 73.5],
    ['nvidia-rtx-5090-d', 104.8],
    ['nvidia-rtx-5080', 56.3],
    ['nvidia-rtx-5000-ada', 65.3],
    ['nvidia-rtx-5880-ada', 69.3],
  ])('states the vector rate of %s', (id, rate) => {
    expect(findChip(id)?.vectorFp32).toBe(rate)
  })

  test('states a vector rate for eleven chips, and it is their FP32 rate', () => {
    const stated = chips.filter(({ vectorFp32 }) => vectorFp32 !== undefined)
    expect(stated).toHaveLength(11)
    for (const { id, vectorFp32, dense } of stated) expect(vectorFp32, id).toBe(dense.fp32)
  })
})

describe('finding a chip', () => {
  test.each([
    { given: 'nvidia-h100-sxm', id: 'nvidia-h100-sxm', because: 'the id as written' },
    { given: 'NVIDIA H100 SXM', id: 'nvidia-h100-sxm', because: 'the id in other case and with blanks' },
    { given: 'h100_sxm5 80gb', id: 'nvidia-h100-sxm', because: 'an alias in other case, with other joints' },
    { given: 'RTX 4090', id: 'nvidia-rtx-4090', because: 'an alias' },
    { given: 'RTX 4090 D', id: 'nvidia-rtx-4090-d', because: 'not the RTX 4090' },
    { given: 'Ascend 910B3', id: 'huawei-ascend-910b3', because: 'not another 910B' },
    { given: 'GB200 GPU', id: 'nvidia-gb200-gpu', because: 'one GPU of the superchip, not a B200' },
  ])('$given is $id: $because', ({ given, id }) => {
    expect(findChip(given)?.id).toBe(id)
  })

  test.each(['H100', 'A100', 'V100', 'H200', 'Ascend 910', 'Ascend 910B', 'H10O SXM', 'nvidia', '', ' ', '-', '__proto__'])(
    'does not guess what %j means',
    (given) => {
      expect(findChip(given)).toBeUndefined()
    },
  )

  test('every name leads to one chip', () => {
    for (const chip of chips) {
      for (const name of [chip.id, ...chip.aliases]) expect(findChip(foldChipName(name)), name).toBe(chip)
    }
  })

  test('refuses to load two chips that claim one name', () => {
    const chip = chipWith({ id: 'example-x1', aliases: ['X1'] })
    expect(() => chipsByName([chip, chipWith({ id: 'example-x2', aliases: ['x-1'] })])).toThrow('example-x1 and example-x2')
    expect(() => chipsByName([chip, chipWith({ id: 'example-x1', aliases: [] })])).toThrow('example-x1 and example-x1')
  })
})

const factsOf = ({ source, note, dieNote, vectorFp32, ...facts }: Chip) => facts

const factsIn = (row: Row) => ({
  id: cell(row, 'id'),
  aliases: aliasesIn(row),
  vendor: cell(row, 'vendor'),
  model: cell(row, 'model'),
  formFactor: cell(row, 'form_factor'),
  released: cell(row, 'release_date'),
  dense: present({
    fp4: figure(row, 'fp4_tflops'),
    fp6: figure(row, 'fp6_tflops'),
    fp8: figure(row, 'fp8_tflops'),
    int8: figure(row, 'int8_tops'),
    fp16: figure(row, 'fp16_bf16_tflops'),
    tf32: figure(row, 'tf32_tflops'),
    fp32: figure(row, 'fp32_tflops'),
    fp64: figure(row, 'fp64_tflops'),
  }),
  processNode: cell(row, 'process_node'),
  memory: present({
    type: cell(row, 'memory_type') || undefined,
    gb: figure(row, 'memory_gb'),
    bandwidthGBs: figure(row, 'memory_bandwidth_gbs'),
  }),
  datacenter: cell(row, 'data_centre') === 'yes',
  confidence: cell(row, 'confidence'),
  designerHeadquarters: cell(row, 'designer_hq'),
  ...present({
    dieAreaMm2: figure(row, 'logic_die_area_mm2'),
    nonPlanar: cell(row, 'non_planar') === '' ? undefined : cell(row, 'non_planar') === 'yes',
    interconnectGBs: figure(row, 'interconnect_gbs'),
    transistorsBn: figure(row, 'transistors_bn'),
    usCommercialSince: cell(row, 'us_commercial_since') || undefined,
  }),
})

const aliasesIn = (row: Row): string[] => cell(row, 'aliases').split(';')

const figure = (row: Row, column: string): number | undefined => (cell(row, column) === '' ? undefined : Number(cell(row, column)))

/** A column that is not there is our mistake, not a blank cell. */
const cell = (row: Row, column: string): string => {
  const text = row[column]
  if (text === undefined) throw new Error(`the table has no column ${column}`)
  return text
}

/** Without the keys that have no value. */
const present = (cells: Record<string, unknown>) => Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined))
