import { verifyChain } from './chain-verification'

const usage = `usage: TIERGATE_KEY=... npm run verify-chain [-- --kept SEQ:HASH]
TIERGATE_URL is where the service is, by default http://127.0.0.1:8787; the key needs the scope review.
--kept is the head that an earlier run printed.`

/** Recomputes the chain of the key's tenant and says the first link that does not hold. Ends with 1 if there is one, with 2 if it could not ask. */
const main = async (): Promise<number> => {
  const { TIERGATE_URL: url = 'http://127.0.0.1:8787', TIERGATE_KEY: key } = process.env
  const [option, given] = process.argv.slice(2)
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(given ?? '') ?? []
  const kept = seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash }
  if (key === undefined || (option !== undefined && (option !== '--kept' || kept === undefined))) {
    console.error(usage)
    return 2
  }
  const ask = async (path: string): Promise<unknown> => {
    const response = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${key}` } })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    return response.json()
  }
  const verified = await verifyChain(ask, kept)
  if (!verified.holds) {
    console.log(
      `link ${verified.seq} does not hold: ${verified.because}${verified.record === undefined ? '' : ` (record ${verified.record})`}`,
    )
    return 1
  }
  const { head, links, opened, unsealed } = verified
  console.log(`the chain holds: ${links} links, ${opened} with their content, ${unsealed} records still to be sealed`)
  console.log(`keep this head: ${head.seq}:${head.hash}`)
  return 0
}

process.exitCode = await main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : String(fault))
  return 2
})
