const notice = /(\d{2,3})\s?F\.?\s?R\.?\s(\d{1,6})/g
/** What stands between notices and says nothing more than they do. */
const between = /\(?\b\d{1,2}\/\d{1,2}\/\d{2,4}\b\)?|\band\b|[\s,;.]/g

/**
 * Notices of the Federal Register, `89 FR 96837`, out of a cell that runs them together with their dates: `52 F.R. 3688 2/5/87
 * 58 F.R. 11024 2/23/93`. A cell that says anything else stays whole.
 */
export const noticesIn = (cell: string): readonly string[] => {
  const found = [...cell.matchAll(notice)].map(([, volume, page]) => `${volume} FR ${page}`)
  const left = cell.replace(notice, '').replace(between, '')
  if (cell.trim() === '') return []
  return found.length > 0 && left === '' ? [...new Set(found)] : [cell.trim()]
}
