import { describe, expect, it } from 'vitest'
import type { Band } from '../../../functions/domain/names/match'
import { bandOfPair } from '../../support/names'

type Row = readonly [theirs: string, ours: string, band: Band | 'none']

const rows: Readonly<Record<string, readonly Row[]>> = {
  'case, punctuation and accents': [
    ['EXAMPLE PRECISION OPTICS', 'Example Precision Optics', 'exact'],
    ['Example-Precision, Optics.', 'Example Precision Optics', 'exact'],
    ['Exämplé Précision Öptics', 'Example Precision Optics', 'exact'],
    ["Example Int'l Optics", 'Example International Optics', 'exact'],
  ],
  'full width and what is not seen': [
    ['Ｅｘａｍｐｌｅ　Ｏｐｔｉｃｓ', 'Example Optics', 'exact'],
    ['Exam\u200bple Opt\u00adics', 'Example Optics', 'exact'],
  ],
  'letters that look alike, and digits for letters': [
    ['Ехаmрlе Орtiсs', 'Example Optics', 'exact'],
    ['Εxαmple Optics', 'Example Optics', 'exact'],
    ['Examp1e 0ptics', 'Example Optics', 'strong'],
    ['E3C Example', 'EEC Example', 'none'],
  ],
  'legal forms by class': [
    ['Example Optics', 'Example Optics Co., Ltd.', 'exact'],
    ['Example Optics LLC', 'Example Optics GmbH', 'exact'],
    ['OOO Example Optics', 'Limited Liability Company Example Optics', 'exact'],
    ['Example Optics JSC', 'Example Optics Ltd.', 'strong'],
    ['Example Group', 'Example Ltd.', 'possible'],
  ],
  'words in another order': [['Optics Example Precision', 'Example Precision Optics', 'exact']],
  'words joined and split': [
    ['Exampleoptron Systems', 'Example Optron Systems', 'strong'],
    ['Exam pleoptron Systems', 'Exampleoptron Systems', 'strong'],
    ['Example Semicon ductor', 'Example Semiconductor', 'exact'],
    ['Example Limitedcompany', 'Example Limited Company', 'exact'],
  ],
  'generic words and places, dropped or added': [
    ['Example Quantron', 'Example Quantron Technology', 'strong'],
    ['Example Quantron (Hong Kong) Ltd.', 'Example Quantron Ltd.', 'strong'],
    ['Dubai Example Quantron', 'Example Quantron', 'strong'],
    ['Example Technology', 'Sample Technology', 'none'],
    ['Example Quantron (Moscow)', 'Example Quantron (Kazan)', 'possible'],
    ['Shenzhen Technology Co., Ltd.', 'Shenzhen Example Technology Co., Ltd.', 'none'],
  ],
  'one typo and two': [
    ['Exampel Quantron', 'Example Quantron', 'strong'],
    ['Exmple Quantrno', 'Example Quantron', 'possible'],
    ['Example Quantron Tecnhology', 'Example Quantron Technology', 'exact'],
    ['Example Cement', 'Example Cermet', 'possible'],
    ['Quantrex', 'Quantum', 'none'],
  ],
  abbreviations: [
    ['Example Comm Grp', 'Example Communication Group', 'exact'],
    ['Example Srvces', 'Example Services', 'strong'],
    ['Example Tech', 'Example Technologies', 'exact'],
    ['Example Quantron RI', 'Example Quantron Research Institute', 'strong'],
  ],
  acronyms: [
    ['EQOW', 'Example Quantron Optical Works', 'possible'],
    ['EQO', 'Example Quantron Optics', 'none'],
  ],
  'numbers that must agree': [
    ['Example Plant 11420', 'Example Plant 11420', 'exact'],
    ['Example Plant No. 11420', 'Example Plant 11420', 'strong'],
    ['Example Plant 11420', 'Example Plant 11421', 'none'],
    ['Pacific Dawn 3', 'Pacific Dawn 8', 'none'],
    ['Pacific Dawn III', 'Pacific Dawn 3', 'exact'],
    ['Example 28th Institute', 'Example Institute 28', 'exact'],
  ],
  'other alphabets': [
    ['Пример Оптикс', 'Primer Optiks', 'exact'],
    ['Παράδειγμα Οπτικς', 'Paradeigma Optiks', 'exact'],
    ['Công ty TNHH Đặng Example', 'Dang Example', 'exact'],
    ['示例光学技术有限公司', '示例光學技術股份有限公司', 'strong'],
    ['示例光学', '示例光学技术有限公司', 'strong'],
    ['示例电池', '示例光学', 'none'],
  ],
}

describe('names of firms', () => {
  for (const [what, pairs] of Object.entries(rows)) {
    it.each(pairs)(`${what}: %s and %s are %s`, (theirs, ours, band) => {
      expect(bandOfPair(theirs, ours, 'entity')).toBe(band)
    })
  }
})
