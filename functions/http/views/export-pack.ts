import { z } from '@hono/zod-openapi'
import type { ExportPack } from '../../operations/get-export-pack'
import { CiteView, ConfidenceView, LawStampView } from './law'
import { ListStateView } from './match'

const open = z.boolean().nullable()

const LineView = z
  .object({
    index: z.int(),
    item: z.object({ kind: z.string(), chip: z.string().optional(), quantity: z.number().nullable() }),
    eccn: z.string().nullable().openapi({ example: '3A090', description: 'Five characters, as a filing takes it' }),
    paragraph: z.string().nullable().openapi({ example: '3A090.b', description: 'As an invoice prints it' }),
    onControlList: open,
    printEccn: open.openapi({ description: 'Whether the entry is printed on the commercial invoice' }),
    exceptionSymbol: z.string().nullable(),
    licenseCode: z.string().nullable().openapi({ example: 'C67', description: 'License type code of the Automated Export System' }),
    licenseCodeStatus: z.enum(['known', 'unresolved']),
    licenseCodeValid: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
    licenseCodeConfidence: ConfidenceView.nullable(),
    licenseCodeCite: CiteView.nullable(),
    licenseNumber: z.string().nullable(),
    licenseNumberIs: z.enum(['license-number', 'confirmation-number', 'symbol']).nullable(),
  })
  .openapi('ExportPackLine')

const PackDutyView = z.object({
  code: z.string(),
  owner: z.enum(['exporter', 'consignee']),
  when: z.enum(['before-export', 'with-shipment', 'after-export']),
  dueOn: z.string().nullable(),
  what: z.string(),
  channel: z.string().optional(),
  cite: CiteView,
})

export const ExportPackView = z
  .object({
    screening: z.string(),
    status: z.enum(['valid', 'expired', 'superseded']).openapi({ description: '`superseded`: the order was screened again since' }),
    decidedAt: z.string(),
    validUntil: z.string(),
    law: LawStampView,
    boundTo: z
      .object({
        reference: z.string(),
        asOf: z.string(),
        destination: z.string(),
        destinations: z.array(z.string()),
        ultimateConsignee: z.string(),
        linesHash: z.string(),
        partiesHash: z.string(),
      })
      .openapi({ description: 'What was decided, and nothing else: another quantity, address or place gives other hashes' }),
    lines: z.array(LineView),
    invoice: z.object({
      destinationControlStatement: z.object({
        required: open,
        textId: z.string().nullable().openapi({ example: '15-cfr-758.6(a)(1)', description: 'Where the text stands' }),
      }),
      printEccn: open,
      printedEntries: z.array(z.string()),
      cite: CiteView.nullable(),
      confidence: ConfidenceView.nullable(),
    }),
    eei: z.object({
      required: open,
      because: z.string(),
      cite: CiteView.nullable(),
      confidence: ConfidenceView.nullable(),
      ultimateConsigneeType: z.null().openapi({ description: 'D, G, R or O: nobody is asked for it here' }),
    }),
    quota: z.object({
      hold: z.string().nullable(),
      expiresAt: z.string().nullable(),
      secured: z.boolean(),
      lines: z
        .array(z.object({ allocation: z.string(), tpp: z.number(), remainingTpp: z.number().nullable() }))
        .openapi({ description: 'What was set aside, and what was left after it when it was decided' }),
    }),
    duties: z
      .array(PackDutyView)
      .openapi({ description: 'Not yet met when it was decided, with days counted from `asOf`. How they stand: `GET /v1/duties`' }),
    evidence: z.object({
      lists: ListStateView,
      screenedParties: z.int(),
      parties: z.int(),
      versions: z.object({
        rulebook: z.string(),
        engine: z.string(),
        policy: z.string(),
        matcher: z.string().nullable(),
        snapshot: z.string().nullable(),
      }),
    }),
  })
  .openapi('ExportPack')

export const viewPack = (pack: ExportPack): z.infer<typeof ExportPackView> => {
  const { screening, status, decidedAt, validUntil, law, boundTo, lines, invoice, filing, quota, duties, evidence } = pack
  return {
    screening,
    status,
    decidedAt,
    validUntil,
    law,
    boundTo: { ...boundTo, destinations: [...boundTo.destinations] },
    lines: lines.map(viewLine),
    invoice: {
      destinationControlStatement: { required: invoice.statementRequired, textId: invoice.statement },
      printEccn: invoice.printsEccn,
      printedEntries: [...invoice.printed],
      cite: invoice.cite,
      confidence: invoice.confidence,
    },
    eei: filing,
    quota: { ...quota, lines: [...quota.lines] },
    duties: duties.map(({ code, owner, when, dueOn = null, what, channel, cite }) => ({
      code,
      owner,
      when,
      dueOn,
      what,
      ...(channel === undefined ? {} : { channel }),
      cite,
    })),
    evidence,
  }
}

const viewLine = ({
  index,
  item,
  eccn,
  paragraph,
  isOnControlList,
  printsEccn,
  exceptionSymbol,
  aes,
}: ExportPack['lines'][number]): z.infer<typeof LineView> => ({
  index,
  item,
  eccn,
  paragraph,
  onControlList: isOnControlList,
  printEccn: printsEccn,
  exceptionSymbol,
  licenseCode: aes.code,
  licenseCodeStatus: aes.status,
  licenseCodeValid: { from: aes.validFrom, to: aes.validTo },
  licenseCodeConfidence: aes.confidence,
  licenseCodeCite: aes.cite,
  licenseNumber: aes.licenseNumber,
  licenseNumberIs: aes.numberIs,
})
