import { z } from '@hono/zod-openapi'
import type { LocationCountry, Product } from '../../domain/orders/product'
import { locationNumber } from '../../domain/shipments/location-number'
import { systemFields } from './item'
import { Place } from './place'

/** More products than this are told by more than one connection. */
const rowsMax = 2000

const Known = (example: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((text) => text.isWellFormed(), 'not Unicode text')
    .openapi({ example })

const Sku = Known('GPU-H100-PCIE-80').openapi({ description: 'As the platform writes it, capitals and all' })

const SystemRequest = z
  .strictObject(systemFields)
  .openapi({ description: 'A computer, by the chips inside it: as an item of a determination' })

const NotControlled = z
  .strictObject({ by: z.string().trim().min(1).max(200), reason: z.string().trim().min(1).max(500) })
  .openapi({ description: 'On no control list, by whose word and why: it counts as EAR99. Embargoes and listed parties still stop it' })

const ProductRow = z
  .union([
    z.strictObject({
      sku: Sku,
      chip: z.string().min(1).max(100).openapi({ example: 'nvidia-h100-pcie', description: 'Id or alias of the catalog' }),
    }),
    z.strictObject({ sku: Sku, system: SystemRequest }),
    z.strictObject({ sku: Sku, notControlled: NotControlled }),
  ])
  .openapi('Product', { description: 'What a product number stands for: one of `chip`, `system` and `notControlled`' })

export const ProductsRequest = z.strictObject({ skus: z.array(ProductRow).max(rowsMax) }).openapi('ProductsRequest', {
  example: {
    skus: [
      { sku: 'GPU-H100-PCIE-80', chip: 'nvidia-h100-pcie' },
      { sku: 'SRV-8X-H100', system: { contains: [{ chip: 'nvidia-h100-sxm', quantity: 8 }] } },
      { sku: 'CABLE-QSFP-1M', notControlled: { by: 'Example Officer', reason: 'a cable without electronics' } },
    ],
  },
})

export const ProductsView = z.object({ skus: z.array(ProductRow) }).openapi('Products')

const LocationRow = z
  .strictObject({
    location: Known('9506000100005').openapi({
      description:
        'A GLN: its thirteen digits, or an address of GS1 Digital Link or an EPC name that holds them; or any other number that a partner uses',
    }),
    country: Place,
  })
  .openapi('Location')

export const LocationsRequest = z
  .strictObject({ locations: z.array(LocationRow).max(rowsMax) })
  .openapi('LocationsRequest', { example: { locations: [{ location: 'https://id.gs1.org/414/9506000200002', country: 'SG' }] } })

export const LocationsView = z.object({ locations: z.array(z.object({ location: z.string(), country: z.string() })) }).openapi('Locations')

export const productsOf = ({ skus }: z.output<typeof ProductsRequest>): readonly Product[] =>
  skus.map(({ sku, ...meaning }) => ({ sku, meaning }))

export const viewProducts = (products: readonly Product[]): z.infer<typeof ProductsView> =>
  ({ skus: products.map(({ sku, meaning }) => ({ sku, ...meaning })) }) as z.infer<typeof ProductsView>

export const locationsOf = ({ locations }: z.output<typeof LocationsRequest>): readonly LocationCountry[] =>
  locations.map(({ location, country }) => ({ location: locationNumber(location), country }))

/** Rows that name what a row before them names. */
export const repeatedIn = (keys: readonly string[], pointerAt: (at: number) => string) =>
  keys.flatMap((key, at) => {
    const first = keys.indexOf(key)
    return first === at ? [] : [{ pointer: pointerAt(at), detail: `the same as at ${first}` }]
  })
