import { readFileSync } from 'node:fs'
import { customerFlagsTable } from './customer-flags-table'
import { provisionsTable } from './provisions-table'
import { rulebookContent, rulebookHashOf } from './rulebook-hash'
import { storiesTable } from './stories'

/** Every file of the repository that is made from others, with the text it should have. */
export const generatedFiles = (): readonly { readonly path: string; readonly text: string }[] => [
  {
    path: 'functions/regimes/rulebook-hash.ts',
    text: `/** SHA-256 over law, chips and places. Generated: \`npm run generate\`. */\nexport const rulebookHash = '${rulebookHashOf(rulebookContent)}'\n`,
  },
  { path: 'docs/provisions.md', text: provisionsTable() },
  { path: 'docs/customer-flags.md', text: customerFlagsTable() },
  { path: 'README.md', text: withStories(readFileSync('README.md', 'utf8')) },
]

/** The README with its table of stories as they are answered today. */
const withStories = (readme: string): string =>
  readme.replace(/(?<=<!-- stories -->\n)[\s\S]*?(?=<!-- end of stories -->)/, `\n${storiesTable()}\n\n`)
