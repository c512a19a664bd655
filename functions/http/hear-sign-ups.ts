import type { SignUpVerdict } from '../domain/customers/sign-up'
import { unavailableVerdict } from '../domain/customers/sign-up-verdict'
import { sha256 } from '../domain/digest'
import { screenSignUp } from '../operations/screen-sign-up'
import type { Reply, SignUpSender } from '../webhooks/sender'
import { type Hearing, type HookCall, keyLengthMax, workBudgetMs } from './hook-call'
import { askedOf } from './lists-of'
import { logAdmittedUnchecked } from './log'
import { customerMarker } from './marker'
import { storeOf } from './store-of'
import { version } from './version'

/** Somebody who wants an account: checked, and answered in the sender's words. */
export const hearSignUps = (sender: SignUpSender, { request, now, env, lists, requestId }: HookCall): Hearing => ({
  answered: async (connection, body, context) => {
    if (body === undefined) return sender.canBlock ? sender.reply(notRead, context) : 'malformed'
    const delivered = await sender.read(body.value, request, connection.settings)
    if (delivered === undefined) return sender.canBlock ? sender.reply(notRead, context) : 'unreadable'
    if (delivered.kind === 'nothing') return sender.reply(delivered.verdict, context)
    const text = await screenSignUp(storeOf(env, workBudgetMs), now, {
      connection,
      key: delivered.key.length > keyLengthMax ? `sha256:${await sha256(delivered.key)}` : delivered.key,
      signUp: delivered.signUp,
      check: {
        customer: `cus_${crypto.randomUUID()}`,
        lists: async (lookMs) => askedOf(env)(await lists(lookMs), now.at),
        requestId,
        id: `chk_${crypto.randomUUID()}`,
        salt: crypto.randomUUID(),
        engine: version,
        marks: customerMarker(env?.MARK_SECRET),
      },
      replyTo: async (verdict) => JSON.stringify(await sender.reply(verdict, context)),
      keepsReply: sender.keepsReply,
    })
    return JSON.parse(text) as Reply
  },

  undecided: async ({ settings }, body, context) => {
    const delivered = await sender.read(body.value, request, settings)
    return delivered?.kind === 'nothing' ? sender.reply(delivered.verdict, context) : undefined
  },

  // Where the sender cannot keep anybody out it had better ask again: a receipt would be the end of it.
  unavailable: async (connection, body, context) => {
    // What could not be read is let in by nobody's choice.
    const choice = sender.canBlock && body !== undefined ? (connection?.settings.onUnavailable ?? 'refuse') : 'refuse'
    if (choice === 'admit') logAdmittedUnchecked(requestId, sender.source)
    return sender.reply(unavailableVerdict(choice), context)
  },
})

const notRead: SignUpVerdict = {
  verdict: 'unavailable',
  message: 'This sign-up could not be read. Please tell whoever runs this site.',
}
