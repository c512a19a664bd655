import { describe, expect, test } from 'vitest'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { nativeNames, withNativeNames } from '../../../functions/lists/starter/native-names'
import { coreOf } from '../../../functions/lists/starter/party-core'

const entry = (name: string, more: Partial<ListedParty> = {}): ListedParty => ({
  id: `EL-${name}`,
  list: 'EL',
  name,
  aliases: [],
  countries: ['CN'],
  ...more,
})

const given = (...entries: readonly ListedParty[]): readonly (readonly string[])[] => withNativeNames(entries).map(({ aliases }) => aliases)

describe('the table of native names', () => {
  test('has over a thousand names, each in a script that is not Latin', () => {
    const names = nativeNames().flatMap((each) => each.names)
    expect(names.length).toBeGreaterThan(1000)
    expect(names.filter((name) => !/[\p{Script=Han}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hangul}]/u.test(name))).toEqual([])
  })

  test('gives a name to one party only', () => {
    const names = nativeNames().flatMap((each) => each.names)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test('has no row without a listed name or a native one', () => {
    expect(nativeNames().filter(({ cores, names }) => [...cores, ...names].some((each) => each.trim() === ''))).toEqual([])
  })
})

describe('names added to entries', () => {
  test('come to a party however a list writes its name', () => {
    const written = [
      'Loongson Technology',
      'LOONGSON TECHNOLOGY CO., LTD.',
      'Loongson  Technology, Inc',
      'Loongson Technology Co., Ltd (Loongson)',
    ]
    for (const name of written) expect(given(entry(name))[0], name).toContain('龙芯中科技术股份有限公司')
  })

  test('come by an alias, where nobody on that list is so named', () => {
    const parent = entry('China Shipbuilding Research', { aliases: ['Jiangsu Institute of Automation'] })
    expect(given(parent)[0]).toContain('江苏自动化研究所')
  })

  test('pass by what only has the party among its aliases', () => {
    const owned = entry('Example Radar Parts', { aliases: ['China Electronics Technology Group Corporation 38th Research Institute'] })
    const owner = entry('China Electronics Technology Group Corporation 38th Research Institute (CETC 38)')
    const [ofOwned, ofOwner] = given(owned, owner)
    expect(ofOwned).toEqual(owned.aliases)
    expect(ofOwner).toContain('中国电子科技集团公司第三十八研究所')
    // On another list nobody has the name, and the alias is all there is.
    expect(given({ ...owned, list: 'MEU' }, owner)[0]).toContain('中国电子科技集团公司第三十八研究所')
  })

  test('go to an affiliate, not to the parent printed before it', () => {
    const affiliate = 'Huawei Technologies Co., Ltd. (Huawei). Affiliated Entity: Shanghai Huawei Technologies Co., Ltd.'
    expect(given(entry(affiliate))).toEqual([['上海华为技术有限公司']])
  })

  test('pass by branches and affiliates that only begin like the party', () => {
    for (const name of ['Huawei Technologies Lebanon', 'SMIC Example Trading', 'Cambricon Example (Wuhan)'])
      expect(given(entry(name))).toEqual([[]])
  })

  test('pass by a namesake elsewhere, and by persons and ships', () => {
    expect(given(entry('JSC Integral', { countries: ['KZ'] }))).toEqual([[]])
    expect(given(entry('JSC Integral', { countries: ['BY'] }))[0]).toContain('Интеграл')
    expect(given(entry('Loongson Technology', { kind: 'vessel' }))).toEqual([[]])
    expect(given(entry('Loongson Technology', { kind: 'person' }))).toEqual([[]])
    expect(given(entry('Loongson Technology', { countries: [], kind: 'entity' }))[0]).toContain('龙芯')
  })

  test('are added once, and leave other entries as they were', () => {
    const [other, party] = [entry('Example Chips'), entry('Sugon')]
    const once = withNativeNames([other, party])
    expect(once[0]).toBe(other)
    expect(withNativeNames(once)).toEqual(once)
    expect(party.aliases).toEqual([])
  })
})

describe('the core of a listed name', () => {
  test.each([
    ['HiSilicon Technologies Co., Ltd (HiSilicon)', 'hisilicon technologies'],
    ['National University of Defense Technology (NUDT)', 'national university of defense technology'],
    ['ACM Research (Shanghai)', 'acm research shanghai'],
    ['Huawei Device (Dongguan) Co., Ltd.', 'huawei device dongguan'],
    ["Xi'an Naura Microelectronics Equipment Co., Ltd.", 'xian naura microelectronics equipment'],
    ['PUBLIC JOINT STOCK COMPANY SBERBANK OF RUSSIA', 'sberbank of russia'],
    ['OOO Serniya Inzhiniring', 'serniya inzhiniring'],
    [
      'China Electronics Technology Group Corporation 13th Research Institute (CETC 13). Subordinate Institution - Bowei Integrated Circuits',
      'bowei integrated circuits',
    ],
    ['Limited', 'limited'],
  ])('of %s is %s', (name, core) => {
    expect(coreOf(name)).toBe(core)
  })
})
