import { expect, test } from 'vitest'
import { pinyinOf, withPinyin } from '../../../tools/lists/pinyin'

test.each([
  ['上海微电子装备（集团）股份有限公司', 'Shanghai Weidianzi Zhuangbei (Jituan) Gufen Youxian Gongsi'],
  ['华为技术有限公司', 'Huawei Jishu Youxian Gongsi'],
  ['華為技術有限公司', 'Huawei Jishu Youxian Gongsi'],
  ['中芯国际', 'Zhongxin Guoji'],
  ['重庆银行', 'Chongqing Yinhang'],
  ['金铁三', 'Jin Tiesan'],
  ['长江存储 YMTC', 'Changjiang Cunchu YMTC'],
])('%s reads %s', (name, read) => {
  expect(pinyinOf(name)).toBe(read)
})

const entry = (...names: readonly string[]) => ({ id: 'EX-1', list: 'EX', name: names[0] ?? '', aliases: names.slice(1), countries: [] })

test('an entry is found by the reading of each of its Chinese names, once', () => {
  expect(withPinyin(entry('Example Chips', '华为技术', '華為技術')).aliases).toEqual(['华为技术', '華為技術', 'Huawei Jishu'])
  expect(withPinyin(entry('Huawei Jishu', '华为技术')).aliases).toEqual(['华为技术'])
})

test.each([
  ['a name in Latin letters', 'Example Chips'],
  ['a name in Cyrillic', 'Пример'],
  ['a Japanese name', 'サンプル技術'],
  ['a name with its reading', 'Jin Tiesan (金铁三)'],
])('%s has no reading of its own', (_, name) => {
  const given = entry('Example', name)
  expect(withPinyin(given)).toEqual(given)
})
