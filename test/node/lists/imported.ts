import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { type Imported, type ImportOptions, importFiles } from '../../../tools/lists/import-files'

/** Files by their names, in a folder that is gone afterwards. */
export const withFiles = async <T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (paths: readonly string[], folder: string) => Promise<T>,
): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'tiergate-lists-'))
  try {
    const paths = Object.entries(files).map(([name, content]) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    })
    return await use(paths, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const imported = (files: Readonly<Record<string, string | Uint8Array>>, options: ImportOptions = {}): Promise<Imported> =>
  withFiles(files, (paths) => importFiles(paths, options))

/** The only entry of an import. */
export const only = ({ entries, rejected }: Imported): ListedParty => {
  const [entry] = entries
  if (entry === undefined || entries.length > 1) throw new Error(`${entries.length} entries, and ${JSON.stringify(rejected)}`)
  return entry
}

const snapshotColumns = {
  row_id: 'EL-00001',
  list: 'EL',
  entity_number: null,
  type: null,
  name: 'Example Chips Co., Ltd.',
  alt_names: [] as readonly string[],
  countries: ['CN'] as readonly string[],
  programs: null,
  license_requirement: null,
  license_policy: null,
  federal_register_notice: null,
  source_list_url: 'https://lists.example/el',
}

/** A line of the snapshot with a word changed. */
export const snapshotLine = (change: Readonly<Record<string, unknown>> = {}): string => JSON.stringify({ ...snapshotColumns, ...change })

/** What becomes of one line of the snapshot. */
export const fromLine = async (change: Readonly<Record<string, unknown>>): Promise<ListedParty> =>
  only(await imported({ 'rows.jsonl': `${snapshotLine(change)}\n` }))

export const cslHeader =
  'source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids'

/** A row of the official table: cells by their columns, the others empty. */
export const cslRow = (cells: Readonly<Record<string, string>>): string =>
  cslHeader
    .split(',')
    .map((name) => `"${(cells[name] ?? '').replaceAll('"', '""')}"`)
    .join(',')
