import { describe, expect, test } from 'vitest'
import { postureOf } from '../../../functions/domain/listings/entry-policy'
import { matchParty } from '../../../functions/domain/names/match-party'
import { starterParties } from '../../../functions/lists/starter/starter-parties'
import { starterSnapshot } from '../../../functions/lists/starter/starter-snapshot'

describe('the snapshot of the starter list', () => {
  test('opens once, with every party in it, and is never complete', async () => {
    const snapshot = await starterSnapshot()
    expect(snapshot.meta).toMatchObject({ complete: false, entries: starterParties().length })
    expect(snapshot.meta.entries).toBeGreaterThanOrEqual(250)
    expect(await starterSnapshot()).toBe(snapshot)
  })

  test('counts its entries by list', async () => {
    const { rows } = (await starterSnapshot()).meta
    expect(Object.keys(rows)).toEqual(['CMIC', 'EL', 'MEU', 'SDN', 'UVL'])
    expect(Object.values(rows).reduce((sum, each) => sum + each, 0)).toBe(starterParties().length)
    for (const [list, count] of Object.entries(rows)) expect(count).toBe(starterParties().filter((each) => each.list === list).length)
  })

  test('holds every entry under its id', async () => {
    const { entryAt, placeOf } = await starterSnapshot()
    for (const party of starterParties()) expect(entryAt(placeOf(party.id) ?? -1)).toEqual(party)
  })

  test('finds every party by its name and by each of its aliases', async () => {
    const snapshot = await starterSnapshot()
    const lost = starterParties().flatMap(({ id, list, name, aliases }) =>
      [name, ...aliases].filter((each) => {
        const found = matchParty(snapshot, { name: each }, { lists: new Set([list]), limit: 50 })
        return !found.some(({ entry, band }) => snapshot.entryAt(entry).id === id && band !== 'possible')
      }),
    )
    expect(lost).toEqual([])
  })

  test.each([
    ['华为技术有限公司', 'EL-starter-huawei-technologies-co-ltd-huawei'],
    ['海思半导体', 'EL-starter-hisilicon-technologies-co-ltd-hisilicon'],
    ['中芯国际', 'EL-starter-semiconductor-manufacturing-international-corporation-smic'],
    ['國防科技大學', 'EL-starter-national-university-of-defense-technology-nudt'],
    ['Байкал Электроникс', 'SDN-starter-baikal-electronics-jsc'],
    ['صنایع الکترونیک ایران', 'SDN-starter-iran-electronics-industries'],
    ['정찰총국', 'SDN-starter-reconnaissance-general-bureau'],
  ])('finds %s, as it is written at home', async (name, id) => {
    const snapshot = await starterSnapshot()
    expect(matchParty(snapshot, { name }).map(({ entry }) => snapshot.entryAt(entry).id)).toContain(id)
  })

  test.each(['大华银行', '海思科医药集团股份有限公司', '长江电力', '紫光集团', '腾讯科技(深圳)有限公司', 'Яндекс', '삼성전자'])(
    'passes by %s, which is not on it',
    async (name) => {
      expect(matchParty(await starterSnapshot(), { name })).toEqual([])
    },
  )
})

describe('an entry of the starter list', () => {
  test('of the Entity List says its scope, its policy, its notice and since when', () => {
    const lacking = starterParties().filter(
      ({ list, licenseScope, policy, notices, from }) => list === 'EL' && (!licenseScope || !policy || notices?.length !== 1 || !from),
    )
    expect(lacking).toEqual([])
  })

  test('has a posture where its policy names one, and no other', () => {
    const wrong = starterParties().filter(({ list, policy, posture }) => list === 'EL' && postureOf(policy ?? '') !== posture)
    expect(wrong).toEqual([])
  })

  test('carries the numbers of the footnotes that reach goods made abroad', () => {
    const footnotes = (id: string) => starterParties().find((each) => each.id === id)?.footnotes
    expect(footnotes('EL-starter-huawei-technologies-co-ltd-huawei')).toEqual([1])
    expect(footnotes('EL-starter-rostec-russian-technologies-state-corporation')).toEqual([3])
    expect(footnotes('EL-starter-cambricon-technologies-corporation-limited')).toEqual([4])
    expect(footnotes('EL-starter-semiconductor-manufacturing-international-corporation-smic')).toEqual([5])
    expect(footnotes('EL-starter-hangzhou-hikvision-digital-technology-co-ltd')).toBeUndefined()
  })

  test('has no name twice', () => {
    const twice = starterParties().filter(({ name, aliases }) => new Set([name, ...aliases]).size !== 1 + aliases.length)
    expect(twice).toEqual([])
  })
})
