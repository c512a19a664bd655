import { bundle } from './bundle'
import { customerFigures } from './customers'
import { engineFigures } from './engine'
import { ledgerFigures } from './ledger'
import { nameFigures } from './names'
import { shipmentFigures } from './shipments'

/** All figures of one run, each beside something bare in the same run. `npm run bench -- names` measures that part alone. */
const out = 'dist/bench'
const parts = {
  engine: engineFigures,
  ledger: ledgerFigures,
  shipments: shipmentFigures,
  names: nameFigures,
  customers: customerFigures,
} as const

const wanted = process.argv.slice(2)
for (const name of wanted) if (!(name in parts)) throw new Error(`no part is called ${name}; there are ${Object.keys(parts).join(', ')}`)

const whole = bundle('functions/index.ts', `${out}/worker`)
for (const [name, figures] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await figures(whole, out)
