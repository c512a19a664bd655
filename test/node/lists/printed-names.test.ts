import { describe, expect, test } from 'vitest'
import { aliasesIn, namesIn } from '../../../functions/lists/names/printed-name'

// Quirk 6: a name carries a short form in brackets, names an affiliate beside its parent, or has stray signs around it.
describe('a printed name', () => {
  test.each([
    ['Example Chips Co., Ltd. (ExampleChips)', 'Example Chips Co., Ltd.', ['ExampleChips']],
    ['Example Chips Co., Ltd. (Example)', 'Example Chips Co., Ltd.', ['Example']],
    ['Example Energy Organization of Nowhere (EEON)', 'Example Energy Organization of Nowhere', ['EEON']],
    ['EXAMPLE SEMICONDUCTOR SYSTEMS, INC. (ESS)', 'EXAMPLE SEMICONDUCTOR SYSTEMS, INC.', ['ESS']],
    ['ESL (EXAMPLE SERVICES, LTD)', 'EXAMPLE SERVICES, LTD', ['ESL']],
    ['Example Trade Exports (Pvt) Ltd. (ETE)', 'Example Trade Exports (Pvt) Ltd.', ['ETE']],
    ['Example Science Corporation (ESC) 12th Institute', 'Example Science Corporation 12th Institute', ['ESC 12th Institute']],
    ['Example Works a.k.a. Sample Works', 'Example Works', ['Sample Works']],
    ['Example Works, a.k.a., Sample Works; f.k.a. Trial Works', 'Example Works', ['Sample Works', 'Trial Works']],
    ['Example Works (f.k.a., Trial Works)', 'Example Works', ['Trial Works']],
    ['EXAMPLE WORKS (AKA: TRIAL WORKS)', 'EXAMPLE WORKS', ['TRIAL WORKS']],
    ['Example Works [aka Trial Works, aka Sample Works]', 'Example Works', ['Trial Works', 'Sample Works']],
    ['EXAMPLE WORKS -AKAS- TRIAL WORKS, SAMPLE WORKS', 'EXAMPLE WORKS', ['TRIAL WORKS', 'SAMPLE WORKS']],
    ['JANE (A.K.A. JANET) EXAMPLE', 'JANE EXAMPLE', ['JANET EXAMPLE']],
    ['Jane (a.k.a Jane Sample Example) Example', 'Jane Example', ['Jane Sample Example']],
  ])('%s is %s', (printed, name, aliases) => {
    expect(namesIn(printed)).toEqual({ name, aliases: [...aliases, printed], remarks: [] })
  })

  test.each([
    ['Example Electronics Co., Ltd.,', 'Example Electronics Co., Ltd.'],
    [' EXAMPLE  PERSON', 'EXAMPLE PERSON'],
    ['-Example Design Bureau', 'Example Design Bureau'],
    ['Example Networks; ', 'Example Networks'],
    ['Example\u00a0Optics Technology', 'Example Optics Technology'],
    ['Example Electronics Co., Ltd.ÿ', 'Example Electronics Co., Ltd.'],
    ['Ex\u0092ample Person', 'Ex’ample Person'],
  ])('%j is %s, and needs no second name', (printed, name) => {
    expect(namesIn(printed)).toEqual({ name, aliases: [], remarks: [] })
  })

  test.each([
    'Example Devices (Hong Kong) Co., Ltd.',
    'Example Logistics (HK)',
    'Example Devices (Private) Limited',
    'Example Traders (SMC-Private) Limited',
    'Example Institute (Kursk)',
    'Example Partnership (Limited Partnership)',
    'EXAMPLE SONG TAO (GE)',
    'Sample Institute for Problems (SIP), Example Academy of Sciences (EAS)',
    '20th Research Institute of Example Electronics Group (EEG)',
    'AKA, Jean Example',
    'Affiliated Supply and Example Services',
  ])('a bracket or word that is no other name stays: %s', (printed) => {
    expect(namesIn(printed)).toEqual({ name: printed, aliases: [], remarks: [] })
  })

  test('an affiliate is the one that is listed, and its parent is said beside it', () => {
    const printed = 'Example Technologies Co., Ltd. (Example). Affiliated Entity: Sample Longshine Co., Ltd.'
    expect(namesIn(printed)).toEqual({
      name: 'Sample Longshine Co., Ltd.',
      aliases: [printed],
      remarks: ['Affiliated entity of Example Technologies Co., Ltd. (Example)'],
    })
  })

  test('a unit below another is found by its own name, unless that is a number among many', () => {
    const printed = 'Example Group Corporation 13th Research Institute (EGC 13). Subordinate Institution - Bowexi Circuits'
    expect(namesIn(printed)).toEqual({ name: printed, aliases: ['Bowexi Circuits'], remarks: [] })
    const numbered = 'Example Second Academy. Subordinate Institution - 206th Research Institute'
    expect(namesIn(numbered)).toEqual({ name: numbered, aliases: [], remarks: [] })
  })

  test.each([
    { printed: 'Jane Example (Turkish individual)', kind: 'person' },
    { printed: 'Jane Example (PRC national)', kind: 'person' },
    { printed: 'Jane Example (Hong Kong Entity)', kind: 'entity' },
  ])('$printed says that it is a $kind', ({ printed, kind }) => {
    const { name, aliases, remarks, kind: found } = namesIn(printed)
    expect({ name, aliases, found }).toEqual({ name: 'Jane Example', aliases: [printed], found: kind })
    expect(remarks).toEqual([printed.slice('Jane Example '.length)])
  })

  test('those who come after it are said, and are not its name', () => {
    const printed = 'Example Import Company; and any successor, sub-unit, or subsidiary thereof'
    expect(namesIn(printed)).toMatchObject({ name: 'Example Import Company', aliases: [printed] })
  })
})

// Quirk 7: aliases are a mix; one cell may hold several, or a word on where they stand.
describe('a printed alias', () => {
  test.each([
    ['Example OAO;OJSC Sample', ['Example OAO', 'OJSC Sample', 'Example OAO;OJSC Sample']],
    ['and Sample Bureau', ['Sample Bureau']],
    ['F.K.A. Example Office (EOF)', ['Example Office', 'EOF', 'F.K.A. Example Office (EOF)']],
    ['JSC EXAMPLE).', ['JSC EXAMPLE .']],
  ])('%s is %j', (printed, names) => {
    const { name, aliases } = aliasesIn(printed)
    expect([name, ...aliases]).toEqual(names)
  })

  test('a sentence on all of them is a remark', () => {
    expect(aliasesIn('(all of preceding located in or near Example City)')).toEqual({
      name: '',
      aliases: [],
      remarks: ['(all of preceding located in or near Example City)'],
    })
  })
})
