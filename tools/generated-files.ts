import { provisionsTable } from './provisions-table'
import { rulebookContent, rulebookHashOf } from './rulebook-hash'

/** Every file of the repository that is made from others, with the text it should have. */
export const generatedFiles = (): readonly { readonly path: string; readonly text: string }[] => [
  {
    path: 'functions/regimes/rulebook-hash.ts',
    text: `/** SHA-256 over law, chips and places. Generated: \`npm run generate\`. */\nexport const rulebookHash = '${rulebookHashOf(rulebookContent)}'\n`,
  },
  { path: 'docs/provisions.md', text: provisionsTable() },
]
