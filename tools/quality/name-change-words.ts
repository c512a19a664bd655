/** What names are changed with: facts about how people write, none of them the matcher's own. */

export const legalForms = ['LLC', 'Co., Ltd.', 'Limited', 'Inc.', 'GmbH', 'Corporation', 'JSC', 'S.A.', 'Pte. Ltd.']
/** Legal forms at the end of a name, one or several. */
export const legalEnd =
  /(?:,?\s+(?:co|company|ltd|limited|llc|l\.l\.c|inc|incorporated|corp|corporation|gmbh|jsc|ojsc|pjsc|plc|ag|oy|as|sa|s\.a|fze|fzc|fzco|ooo|oao|zao|pte|pvt|bv|b\.v|sdn|bhd|private|joint stock|public joint stock)\.?)+,?$/i
export const places = ['Shanghai', 'Moscow', 'Dubai', 'Hong Kong', 'Singapore', 'Istanbul', 'Shenzhen', 'Malaysia']
export const abbreviations: Readonly<Record<string, string>> = {
  technology: 'Tech',
  technologies: 'Tech',
  international: 'Intl',
  company: 'Co',
  corporation: 'Corp',
  limited: 'Ltd',
  development: 'Dev',
  communications: 'Comm',
  communication: 'Comm',
  group: 'Grp',
  services: 'Svcs',
  manufacturing: 'Mfg',
  engineering: 'Eng',
  equipment: 'Equip',
  industrial: 'Ind',
  institute: 'Inst',
  electronics: 'Elec',
  electronic: 'Elec',
  laboratory: 'Lab',
  university: 'Univ',
  information: 'Info',
  trading: 'Trdg',
  general: 'Gen',
  national: 'Natl',
  management: 'Mgmt',
  department: 'Dept',
}
export const generic = new Set([...Object.keys(abbreviations), 'industry', 'industries', 'trade', 'holding', 'science', 'design', 'bureau'])
export const lookAlikes: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  A: 'А',
  B: 'В',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  C: 'С',
  T: 'Т',
  X: 'Х',
}
export const digits: Readonly<Record<string, string>> = {
  o: '0',
  O: '0',
  l: '1',
  i: '1',
  I: '1',
  e: '3',
  E: '3',
  a: '4',
  A: '4',
  s: '5',
  S: '5',
}
