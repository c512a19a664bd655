import { bigcommerce } from './bigcommerce'
import { commercetools } from './commercetools'
import { saleor } from './saleor'
import type { OrderSender } from './sender'
import { shopify } from './shopify'
import { shopifyValidate } from './shopify-validate'
import { stripe } from './stripe'
import { woocommerce } from './woocommerce'

/** Merchants' platforms, by the word in the path. */
export const orderSenders = {
  commercetools,
  shopify,
  'shopify-validate': shopifyValidate,
  stripe,
  saleor,
  bigcommerce,
  woocommerce,
} as const satisfies Readonly<Record<string, OrderSender>>
