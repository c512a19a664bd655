import { columnsOf, type Row } from '../row'

const columns = [
  'Name',
  'Street_Address',
  'City',
  'State',
  'Country',
  'Postal_Code',
  'Effective_Date',
  'Expiration_Date',
  'Standard_Order',
  'Last_Update',
  'Action',
  'FR_Citation',
] as const

/** A row of the Denied Persons List, whose columns are parted by tabs. */
export type DplRecord = Readonly<Record<(typeof columns)[number], string>>

export const dplReader = (header: readonly string[]): ((row: Row<readonly string[]>) => DplRecord) => columnsOf(header, columns)
