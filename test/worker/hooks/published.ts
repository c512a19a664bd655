import { rsaKeyFrom } from '../../../functions/webhooks/rsa-keys'
import type { OrderSender, RawRequest, ShipmentSender } from '../../../functions/webhooks/sender'
import type { Signer } from '../../support/rsa'

/** A sender whose keys are published, each at an address of its own: `https://keys.example/` and its id. */
export const published = <S extends OrderSender | ShipmentSender>(sender: S, signers: readonly Signer[]): Pick<S, 'verify'> => ({
  verify: (request: RawRequest, secrets: readonly string[]) =>
    sender.verify(
      {
        ...request,
        keyOf: async (address, keyId) => {
          const found = signers.find(({ kid }) => addressOf(kid) === address && (keyId === kid || keyId === undefined))
          return found && rsaKeyFrom(found.jwk)
        },
      },
      secrets,
    ),
})

export const addressOf = (kid: string): string => `https://keys.example/${kid}`

/** @throws where there is none by this id. */
export const signerOf = (signers: readonly Signer[], address: string): Signer => {
  const found = signers.find(({ kid }) => addressOf(kid) === address)
  if (found === undefined) throw new Error(`nobody publishes at ${address}`)
  return found
}
