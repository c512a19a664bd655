import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { epcis } from '../../../functions/webhooks/epcis'
import { pieceOf, transactionNumber, transportUnitNumber, wordOf } from '../../../functions/webhooks/epcis-words'
import { delivery, type Headers, now, settings } from './delivery'

const dock = 'https://id.gs1.org/414/9506000100005'
const customer = 'https://id.gs1.org/414/9506000200002'
const event = {
  type: 'ObjectEvent',
  eventID: 'ni:///sha-256;3f1ca9?ver=CBV2.0',
  eventTime: '2026-11-22T08:55:00Z',
  eventTimeZoneOffset: '+00:00',
  action: 'OBSERVE',
  epcList: ['https://id.gs1.org/01/09506000134352/21/SN0001', 'https://id.gs1.org/01/09506000134352/21/SN0002'],
  bizStep: 'shipping',
  disposition: 'in_transit',
  readPoint: { id: dock },
  bizTransactionList: [{ type: 'po', bizTransaction: 'urn:example:po:so_1001' }],
  destinationList: [{ type: 'location', destination: customer }],
  'scr:destinationCountry': 'SG',
}
const documentOf = (...events: readonly unknown[]) => ({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', { scr: 'https://screen.example/ns/' }],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-22T09:10:00Z',
  epcisBody: { eventList: events },
})

const requestOf = (body: unknown, part: string, headers: Headers = {}) =>
  delivery(JSON.stringify(body), headers, now, { path: `/v1/hooks/epcis/connection/${part}` })
const capture = (body: unknown, headers: Headers = {}, over = {}) => epcis.read(body, requestOf(body, 'capture', headers), settings(over))
const reportsOf = async (...events: readonly unknown[]) => (await capture(documentOf(...events)))?.reports ?? []
const reportOf = async (one: unknown) => (await reportsOf(one))[0]
const problemTo = (body: unknown, part = 'capture', headers: Headers = {}) => {
  const reply = epcis.unreadable?.({ body, request: requestOf(body, part, headers), secrets: [], at: now })
  return { status: reply?.status, type: reply?.headers['content-type'], ...JSON.parse(reply?.body ?? '{}') }
}

describe('a token', () => {
  const secret = 'a-token-of-a-partner'
  test.each([
    [`Bearer ${secret}`, true],
    [`bearer  ${secret}`, true],
    [secret, false],
    [`Basic ${secret}`, false],
    [`Bearer ${secret}x`, false],
    ['Bearer ', false],
    ['', false],
  ])('sent as “%s” is theirs: %s', async (authorization, isTheirs) => {
    expect(await epcis.verify(delivery('{}', { authorization }), ['another-token-of-theirs', secret])).toBe(isTheirs)
  })

  test('that is short or cannot be sent is none', () => {
    for (const text of ['short', 'with a space in it, and long', '']) expect(epcis.secretFault(text)).toBeDefined()
    expect(epcis.secretFault(secret)).toBeUndefined()
  })
})

describe('an event', () => {
  test('that ships pieces tells of their order, where it goes, and each serial number', async () => {
    expect(await reportsOf(event)).toEqual([
      {
        key: 'ni:///sha-256;3f1ca9?ver=CBV2.0',
        order: 'so_1001',
        status: 'in-transit',
        occurredAt: new Date('2026-11-22T08:55:00Z'),
        location: { location: '9506000100005' },
        destination: { location: '9506000200002', country: 'SG' },
        contents: [{ sku: '09506000134352', units: 2, serials: ['09506000134352.SN0001', '09506000134352.SN0002'] }],
        code: 'ObjectEvent shipping in_transit',
      },
    ])
  })

  const at = (place: string) => ({ readPoint: { id: place } })
  test.each([
    { over: { bizStep: 'departing' }, status: 'in-transit' },
    { over: { bizStep: 'arriving' }, status: 'in-transit' },
    { over: { bizStep: 'transporting' }, status: 'in-transit' },
    { over: { bizStep: 'https://ref.gs1.org/cbv/BizStep-shipping' }, status: 'in-transit' },
    { over: { bizStep: 'urn:epcglobal:cbv:bizstep:shipping' }, status: 'in-transit' },
    { over: { bizStep: 'receiving', ...at(customer) }, status: 'delivered' },
    { over: { bizStep: 'accepting', ...at(`${customer}/254/32a`) }, status: 'delivered' },
    { over: { bizStep: 'receiving', ...at('urn:epc:id:sgln:950600020000..0') }, status: 'delivered' },
    { over: { bizStep: 'receiving', ...at('https://id.gs1.org/414/9506000300009') }, status: 'in-transit' },
    { over: { bizStep: 'receiving', ...at(customer), destinationList: undefined }, status: 'in-transit' },
    { over: { disposition: 'returned' }, status: 'returning' },
    { over: { bizStep: 'receiving', disposition: 'returned' }, status: 'returned' },
    { over: { bizStep: 'void_shipping' }, status: 'cancelled' },
    { over: { disposition: 'stolen' }, status: 'exception' },
    { over: { disposition: 'destroyed' }, status: 'exception' },
    { over: { disposition: 'damaged' }, status: 'exception' },
    { over: { disposition: 'disposed' }, status: 'exception' },
    { over: { bizStep: 'packing', disposition: undefined }, status: 'unknown' },
    { over: { bizStep: undefined, disposition: undefined }, status: 'unknown' },
  ])('with $over is $status', async ({ over, status }) => {
    expect((await reportOf({ ...event, ...over }))?.status).toBe(status)
  })

  test.each([
    { list: [{ type: 'po', bizTransaction: 'so_1001' }], order: 'so_1001' },
    { list: [{ type: 'urn:epcglobal:cbv:btt:po', bizTransaction: 'urn:epcglobal:cbv:bt:9506000100005:so_1001' }], order: 'so_1001' },
    { list: [{ type: 'https://ref.gs1.org/cbv/BTT-po', bizTransaction: 'https://shop.example/po/so%201001' }], order: 'so 1001' },
    { list: [{ type: 'inv', bizTransaction: 'urn:example:inv:1' }], order: undefined },
    {
      list: [
        { type: 'po', bizTransaction: 'urn:example:po:1' },
        { type: 'po', bizTransaction: 'urn:example:po:2' },
      ],
      order: undefined,
    },
  ])('of $list is of the order $order', async ({ list, order }) => {
    expect((await reportOf({ ...event, bizTransactionList: list }))?.order).toBe(order)
  })

  test('of no order and no carton, by which nothing moves, is nothing', async () => {
    expect(await reportsOf({ ...event, bizStep: 'commissioning', action: 'ADD', disposition: 'active', bizTransactionList: [] })).toEqual(
      [],
    )
  })

  test('counts pieces that have no serial numbers, and none that cannot be counted', async () => {
    const bulk = (...quantityList: readonly object[]) => reportOf({ ...event, epcList: [], quantityList })
    expect((await bulk({ epcClass: 'urn:epc:class:lgtin:9506000.013435.L1', quantity: 5 }))?.contents).toEqual(
      (await bulk({ epcClass: 'https://id.gs1.org/01/09506000134352/10/L1', quantity: 5, uom: 'EA' }))?.contents,
    )
    expect((await bulk({ epcClass: 'https://id.gs1.org/01/09506000134352', quantity: 5 }))?.contents).toEqual([
      { sku: '09506000134352', units: 5 },
    ])
    for (const over of [{ quantity: 2.5 }, { quantity: 5, uom: 'KGM' }, {}])
      expect((await bulk({ epcClass: 'https://id.gs1.org/01/09506000134352', ...over }))?.contents).toBeUndefined()
  })

  test('the same piece under its two spellings is one piece', async () => {
    const epcList = [
      'https://id.gs1.org/01/09506000134352/21/SN0001',
      'urn:epc:id:sgtin:9506000.013435.SN0001',
      'https://shop.example/01/09506000134352/21/SN0001?x=1',
    ]
    expect((await reportOf({ ...event, epcList }))?.contents).toEqual([
      { sku: '09506000134352', units: 1, serials: ['09506000134352.SN0001'] },
    ])
  })

  test('that packs tells what is in a carton, and one that ships cartons names each', async () => {
    const carton = 'urn:epc:id:sscc:9506000.0123456789'
    const packed = {
      ...event,
      type: 'AggregationEvent',
      action: 'ADD',
      bizStep: 'packing',
      parentID: carton,
      childEPCs: event.epcList,
      epcList: undefined,
    }
    expect(await reportsOf(packed)).toMatchObject([
      {
        key: `${event.eventID}:095060001234567893`,
        carrier: 'sscc',
        trackingNumber: '095060001234567893',
        contents: [{ units: 2 }],
        status: 'unknown',
      },
    ])
    const shipped = await reportsOf({ ...event, epcList: [carton, 'https://id.gs1.org/00/195060001234567893', event.epcList[0]] })
    expect(shipped.map(({ trackingNumber, contents, status }) => ({ trackingNumber, units: contents?.[0]?.units, status }))).toEqual([
      { trackingNumber: undefined, units: 1, status: 'in-transit' },
      { trackingNumber: '095060001234567893', units: undefined, status: 'in-transit' },
      { trackingNumber: '195060001234567893', units: undefined, status: 'in-transit' },
    ])
    const only = await reportsOf({ ...event, epcList: [carton] })
    expect(only).toHaveLength(1)
    expect(only[0]).not.toHaveProperty('contents')
  })
})

describe('the key', () => {
  const { eventID: _, ...unnamed } = event

  test('of an event without a name is what it says, in whatever order and whenever it was recorded', async () => {
    const key = (await reportOf(unnamed))?.key
    expect(key).toMatch(/^content:[0-9a-f]{64}$/)
    const reversed = Object.fromEntries(Object.entries({ ...unnamed, recordTime: '2026-11-22T09:00:00Z' }).reverse())
    expect((await reportOf(reversed))?.key).toBe(key)
    expect((await reportOf({ ...unnamed, bizStep: 'departing' }))?.key).not.toBe(key)
  })

  test.each([event, unnamed])('of a declaration of an error is that of what it takes back, and one of its own: %#', async (said) => {
    const first = await reportOf(said)
    const errorDeclaration = {
      declarationTime: '2026-11-22T10:00:00Z',
      reason: 'did_not_occur',
      correctiveEventIDs: ['ni:///sha-256;77?ver=CBV2.0'],
    }
    expect(await reportsOf({ ...said, errorDeclaration })).toEqual([
      {
        key: `${first?.key}~withdrawn`,
        withdraws: first?.key,
        order: 'so_1001',
        status: 'unknown',
        code: 'ObjectEvent shipping in_transit withdrawn',
        text: 'ni:///sha-256;77?ver=CBV2.0',
      },
    ])
  })
})

describe('a document', () => {
  const bad = { ...event, eventID: 'bad', action: 'LOOK' }

  test('is captured whole, or with proceed as far as it can be read, and its job says which events were not', async () => {
    const good = await capture(documentOf(event))
    expect(JSON.parse(good?.kept?.reply.body ?? '')).toMatchObject({
      running: false,
      success: true,
      captureErrorBehaviour: 'rollback',
      errors: [],
    })

    expect(await capture(documentOf(event, bad))).toBeUndefined()
    expect(problemTo(documentOf(event, bad))).toMatchObject({
      status: 400,
      type: 'epcisException:ValidationException',
      errors: [{ pointer: '/epcisBody/eventList/1/action' }],
    })

    const some = await capture(documentOf(bad, event), { 'gs1-capture-error-behaviour': 'proceed' })
    expect(some?.reports).toHaveLength(1)
    expect(JSON.parse(some?.kept?.reply.body ?? '')).toMatchObject({
      success: false,
      captureErrorBehaviour: 'proceed',
      errors: [{ status: 400, errors: [{ pointer: '/epcisBody/eventList/0/action' }] }],
    })
  })

  test('is answered with its job’s address, the same each time, and with the versions that are spoken', async () => {
    const body = documentOf(event)
    const request = requestOf(body, 'capture')
    const delivered = await epcis.read(body, request, settings())
    const reply = delivered && epcis.receipt({ body, request, secrets: [], at: now }, delivered)
    expect(reply).toEqual({
      status: 202,
      headers: {
        location: expect.stringMatching(/^\/v1\/hooks\/epcis\/connection\/capture\/[0-9a-f]{32}-rollback$/),
        'gs1-epcis-version': '2.0.0',
        'gs1-cbv-version': '2.0.0',
      },
      body: null,
    })
    expect((await epcis.read(body, request, settings()))?.kept?.id).toBe(delivered?.kept?.id)
  })

  test.each([
    { body: documentOf(), status: undefined },
    { body: { ...documentOf(event), type: 'EPCISQueryDocument' }, status: 400 },
    { body: { ...documentOf(event), schemaVersion: '1.2' }, status: 400 },
    { body: { ...documentOf(event), creationDate: 'today' }, status: 400 },
    { body: { ...documentOf(event), epcisBody: {} }, status: 400 },
    { body: documentOf(...Array.from({ length: 101 }, () => event)), status: 413 },
    { body: event, status: 400 },
    { body: [], status: 400 },
  ])('of another kind is refused with $status: %#', async ({ body, status }) => {
    expect((await capture(body)) === undefined).toBe(status !== undefined)
    if (status !== undefined) expect(problemTo(body).status).toBe(status)
  })

  test.each<Headers>([{ 'gs1-epcis-version': '1.2' }, { 'gs1-capture-error-behaviour': 'ignore' }])(
    'with %o is refused',
    async (headers) => {
      expect(await capture(documentOf(event), headers)).toBeUndefined()
      expect(problemTo(documentOf(event), 'capture', headers).status).toBe(400)
      expect(await capture(documentOf(event), { 'gs1-epcis-version': '2.0.0', 'gs1-capture-error-behaviour': 'rollback' })).toBeDefined()
    },
  )

  test.each([
    { over: { eventTime: '2026-11-22 08:55' }, pointer: '/eventTime' },
    { over: { eventTimeZoneOffset: undefined }, pointer: '/eventTimeZoneOffset' },
    { over: { action: undefined }, pointer: '/action' },
    { over: { type: 'OtherEvent' }, pointer: '/type' },
    { over: { epcList: [] }, pointer: '/epcList' },
    { over: { type: 'AggregationEvent', action: 'ADD', childEPCs: [] }, pointer: '/parentID' },
    { over: { type: 'TransactionEvent', bizTransactionList: [] }, pointer: '/bizTransactionList' },
    { over: { type: 'AssociationEvent' }, pointer: '/parentID' },
  ])('is held to what the standard asks: $pointer', async ({ over, pointer }) => {
    expect(problemTo({ ...event, ...over }, 'events')).toMatchObject({ status: 400, errors: [{ pointer }] })
  })

  test.each(['TransformationEvent', 'AssociationEvent', 'TransactionEvent', 'AggregationEvent'])('may hold a %s', async (type) => {
    expect(await capture(documentOf({ ...event, type, parentID: 'urn:example:rack:1' }))).toBeDefined()
  })
})

describe('a single event', () => {
  test('is kept as it came, where the answer says', async () => {
    const request = requestOf(event, 'events')
    const delivered = await epcis.read(event, request, settings())
    expect(delivered?.kept?.reply).toMatchObject({ status: 200, body: JSON.stringify(event) })
    const reply = delivered && epcis.receipt({ body: event, request, secrets: [], at: now }, delivered)
    expect(reply).toMatchObject({ status: 201, headers: { location: `/v1/hooks/epcis/connection/events/${delivered?.kept?.id}` } })
  })

  test('is not taken where documents are, nor beside both', async () => {
    expect(await epcis.read(event, requestOf(event, 'capture'), settings())).toBeUndefined()
    expect(await epcis.read(event, delivery(JSON.stringify(event), {}), settings())).toBeUndefined()
  })
})

test('whatever comes is read or is refused, and nothing is thrown', async () => {
  const any = fc.jsonValue()
  const near = fc.dictionary(fc.constantFrom(...Object.keys(event)), any).map((over) => ({ ...event, ...over }))
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        any,
        near,
        fc.array(fc.oneof(any, near)).map((events) => documentOf(...events)),
      ),
      async (body) => {
        for (const part of ['capture', 'events']) {
          const read = await epcis.read(body, requestOf(body, part), settings())
          if (read === undefined) expect(problemTo(body, part).status).toBeGreaterThanOrEqual(400)
        }
      },
    ),
  )
})

describe('words', () => {
  test.each([
    ['shipping', 'shipping'],
    ['urn:epcglobal:cbv:disp:in_transit', 'in_transit'],
    ['https://ref.gs1.org/cbv/Disp-in_transit', 'in_transit'],
    ['cbv:BizStep-void_shipping', 'void_shipping'],
  ])('%s is %s', (written, word) => {
    expect(wordOf(written)).toBe(word)
  })

  // The examples of GS1's Tag Data Standard.
  test('numbers are the same in either spelling', () => {
    expect(pieceOf('urn:epc:id:sgtin:0614141.112345.400')).toEqual({ product: '10614141123459', serial: '400' })
    expect(pieceOf('https://id.gs1.org/01/10614141123459/21/400')).toEqual({ product: '10614141123459', serial: '400' })
    expect(transportUnitNumber('urn:epc:id:sscc:0614141.1234567890')).toBe('106141412345678908')
    expect(transportUnitNumber('https://id.gs1.org/00/106141412345678908')).toBe('106141412345678908')
  })

  test('of no such kind are none, and what is encoded in an address is read', () => {
    expect(pieceOf('urn:epc:id:giai:0614141.1')).toBeUndefined()
    expect(pieceOf('https://id.gs1.org/01/10614141123459/21/SN%2F1')).toMatchObject({ serial: 'SN/1' })
    expect(pieceOf('https://id.gs1.org/01/10614141123459/21/SN%')).toMatchObject({ serial: 'SN%' })
    expect(transactionNumber('so:1001')).toBe('so:1001')
  })
})
