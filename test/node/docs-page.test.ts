import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { example } from './docs-document'
import { answer, files, pageHeaders, web } from './docs-server'

/** Where a developer's own copy listens, and so the one address the examples may name. */
const exampleHost = 'http://127.0.0.1:8787'

describe('the pages name no other host', () => {
  test.each(files)('%s', (name) => {
    const text = readFileSync(join(web, name), 'utf8').replaceAll(exampleHost, '')
    expect(text).not.toMatch(/https?:\/\//i)
    // A comment puts a blank after its slashes; an address that borrows the page's scheme cannot.
    expect(text).not.toMatch(/(^|[^:/])\/\/[\w[@]/m)
  })
})

test('every page comes with a policy that admits nothing from elsewhere', () => {
  expect(pageHeaders).toEqual({
    'Content-Security-Policy': "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  })
})

const browserPath = '/usr/bin/chromium'

describe.skipIf(!existsSync(browserPath))('in a browser', () => {
  let browser: Browser
  let server: Server
  let origin: string
  let page: Page
  let complaints: string[]
  let addresses: string[]

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      const { status, headers, text } = answer(request.method ?? '', request.url ?? '', body, request.headers)
      response.writeHead(status, headers).end(text)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await chromium.launch({
      executablePath: browserPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    })
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  beforeEach(async () => {
    page = await browser.newPage()
    complaints = []
    addresses = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (thrown) => complaints.push(thrown.message))
    page.on('request', (request) => addresses.push(new URL(request.url()).origin))
    await page.goto(`${origin}/docs.html`)
    await page.locator('article').first().waitFor()
    return async () => {
      await page.close()
      // Held for every test below: the pages talk to their own service only, and the policy in _headers stops nothing they do.
      expect(complaints).toEqual([])
      expect([...new Set(addresses)]).toEqual([origin])
    }
  })

  test('lists every operation under its tag in the order of the tags, each leading to its own article', async () => {
    expect(await page.locator('#list a').allInnerTexts().then(flat)).toEqual([
      'GET /v1/places/{place}',
      'POST /v1/determinations',
      'DELETE /v1/keys/{id}',
      'PUT /v1/holds/{id}',
    ])
    expect(await page.locator('article h2').allInnerTexts().then(flat)).toEqual(await page.locator('#list a').allInnerTexts().then(flat))
    expect(await page.locator('#list .tag').allInnerTexts()).toEqual(['The law', 'Keys'])
    expect(await page.locator('#about').innerText()).toContain('Answers from a fixture')

    await page.getByRole('link', { name: 'POST /v1/determinations' }).click()
    expect(page.url()).toBe(`${origin}/docs.html#determine`)
    expect(await page.locator('#determine > .summary').innerText()).toBe('Determine one export determine')
  })

  test('goes to the operation its address names', async () => {
    await page.goto('about:blank')
    addresses.length = 0
    await page.goto(`${origin}/docs.html#revokeKey`)
    await page.waitForFunction('document.querySelector("#revokeKey")?.getBoundingClientRect().top < innerHeight')
  })

  test('says what a parameter is, where it goes and whether it must be given', async () => {
    const parameter = page.locator('[id="getPlace.path.place"]')
    expect(flat([await parameter.innerText()])).toEqual([
      'place string in path, required The code of a place, such as MY. 2 to 6 characters',
    ])
    expect(flat([await page.locator('[id="getPlace.query.track"] .head').innerText()])).toEqual(['track string in query'])
    expect(await page.locator('[id="getPlace.query.track"] li').allInnerTexts()).toEqual(['"enforced"', '"codified"'])
  })

  test('opens a schema that holds itself, and links back instead of opening it for ever', async () => {
    await page.locator('#determine').getByText('3 fields of consignee').click()
    await page.locator('[id="determine.body.consignee.owners"] > details > summary').click()

    const owner = page.locator('[id="determine.body.consignee.owners.party"]')
    expect(await owner.locator('summary').count()).toBe(0)
    await owner.getByRole('link', { name: 'Party, as shown above' }).click()
    expect(decodeURIComponent(page.url())).toBe(`${origin}/docs.html#determine.body.consignee`)
    expect(flat([await page.locator(':target > .head').innerText()])).toEqual(['consignee Party required'])
  })

  test('shows alternatives by the field that tells them apart, and "or null" without one', async () => {
    await page.locator('#determine').getByText('2 alternatives of items').click()
    expect(await page.locator('[id="determine.body.items"] .alternatives > .field > .head .name').allInnerTexts()).toEqual([
      'kind: "chip"',
      'kind: "memory"',
    ])
    expect(flat([await page.locator('[id="determine.body.asOf"]').innerText()])).toEqual(['asOf string (date) or null Today when absent.'])
    expect(await page.locator('[id="determine.body.activity"] li').allInnerTexts()).toEqual(['"export"', '"reexport"'])
  })

  test('shows each response with its schema', async () => {
    await page.locator('#determine .response summary', { hasText: '422' }).click()
    expect(flat([await page.locator('[id="determine.422"]').innerText()])).toEqual(['object detail string'])
    expect(await page.locator('#determine .response .status').allInnerTexts()).toEqual(['200', '422'])
  })

  test('filters the list and the reference by every word given', async () => {
    await page.getByLabel('Filter operations').fill('export determine')
    expect(await page.locator('#list a:visible').count()).toBe(1)
    expect(await page.locator('article:visible h2').allInnerTexts()).toEqual(['POST /v1/determinations'])
    expect(await page.locator('#list .tag:visible').allInnerTexts()).toEqual(['The law'])
    expect(await page.locator('#count').innerText()).toBe('1 of 4 operations')

    await page.getByLabel('Filter operations').fill('nothing like it')
    expect(await page.locator('article:visible').count()).toBe(0)

    await page.getByLabel('Filter operations').fill('')
    expect(await page.locator('#count').innerText()).toBe('4 operations')
  })

  test('sends a GET with what was filled in and shows what came back', async () => {
    const article = page.locator('#getPlace')
    await article.getByText('Try it').click()
    expect(await article.getByLabel('place (path, required)').inputValue()).toBe('MY')
    await article.getByLabel('place (path, required)').fill('UA-43/x')
    await article.getByLabel('track (query)').selectOption('codified')
    await article.getByRole('button', { name: 'Send' }).click()

    await expect.poll(() => article.locator('.try [role=status]').innerText()).toMatch(/^200 OK · \d+ ms$/)
    expect(await article.locator('dt').allInnerTexts()).toEqual(['Content-Type', 'X-Request-Id', 'ETag'])
    expect(await article.locator('dd').allInnerTexts()).toEqual(['application/json', 'request-1', '"fixture"'])
    expect(await article.locator('.answer pre').innerText()).toContain('  "url": "/v1/places/UA-43%2Fx?track=codified"')
  })

  test('sends the example body as it was edited, and shows markup in an answer as text', async () => {
    const article = page.locator('#determine')
    await article.getByText('Try it').click()
    const body = article.getByLabel('Body (JSON)')
    expect(JSON.parse(await body.inputValue())).toEqual(example)
    await body.fill('{"activity": "<b id=raw>export</b>"}')
    await article.getByRole('button', { name: 'Send' }).click()

    await expect.poll(() => article.locator('.answer').innerText()).toContain('<b id=raw>export</b>')
    expect(await page.locator('#raw').count()).toBe(0)
  })

  test('asks for the key before the list of operations, however long that is', async () => {
    const [key, list] = [await page.getByLabel('API key').boundingBox(), await page.locator('#contents').boundingBox()]
    expect((key?.y ?? 0) + (key?.height ?? 0)).toBeLessThan(list?.y ?? 0)
  })

  test('sends a key only when one was given, and says which operations need one', async () => {
    const article = page.locator('#revokeKey')
    expect(await article.innerText()).toContain('Needs an API key with keys:write.')
    await article.getByText('Try it').click()
    await article.getByLabel('id (path, required)').fill('one')
    await article.getByRole('button', { name: 'Send' }).click()
    await expect.poll(() => article.locator('.answer').innerText()).toContain('"authorization": ""')

    await page.getByLabel('API key').fill('secret')
    await article.getByRole('button', { name: 'Send' }).click()
    await expect.poll(() => article.locator('.answer').innerText()).toContain('"authorization": "Bearer secret"')
  })

  test('puts what a caller named, colons and all, under a key of its own, and never sends an example as if it were meant', async () => {
    const article = page.locator('#placeHold')
    await page.getByLabel('API key').fill('secret')
    await article.getByText('Try it').click()
    expect(await article.getByLabel('id (path, required)').inputValue()).toBe('license:D1:1')
    const idempotencyKey = article.getByLabel('Idempotency-Key (header)')
    expect([await idempotencyKey.inputValue(), await idempotencyKey.getAttribute('placeholder')]).toEqual(['', 'order-1'])
    await article.getByRole('button', { name: 'Send' }).click()
    await expect.poll(() => article.locator('.answer').innerText()).toContain('"idempotencyKey": null')

    await idempotencyKey.fill('order-7 "first"')
    await article.getByRole('button', { name: 'Send' }).click()
    await expect.poll(() => article.locator('.answer').innerText()).toContain('"idempotencyKey": "order-7 \\"first\\""')
    const echo = JSON.parse(await article.locator('.answer pre').innerText())
    expect(echo).toMatchObject({ method: 'PUT', authorization: 'Bearer secret', body: JSON.stringify({ tpp: 1 }, null, 2) })
    expect(decodeURIComponent(echo.url)).toBe('/v1/holds/license:D1:1')
  })

  test('says so when the document cannot be read', async () => {
    await page.route('**/openapi.json', (route) => route.fulfill({ status: 503 }))
    await page.reload()
    expect(await page.getByRole('alert').innerText()).toBe('The document could not be shown: the service answered 503.')
    complaints.length = 0 // Here the console is meant to complain.
  })

  test('can be used from the keyboard alone', async () => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(page.url()).toBe(`${origin}/docs.html#reference`)
    await page.locator('#getPlace .try summary').focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('place (path, required)').press('Enter')
    await expect.poll(() => page.locator('#getPlace .try [role=status]').innerText()).toContain('200')
  })

  test.each(['/docs.html', '/'])('%s fits a phone', async (path) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(origin + path)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })

  test('the front page leads to the reference, the document and the health check', async () => {
    await page.goto(`${origin}/`)
    const links = await page.locator('nav a').all()
    expect(await Promise.all(links.map((link) => link.getAttribute('href')))).toEqual(['/docs', '/openapi.json', '/health'])
    expect(await page.locator('body').innerText()).toContain('Not legal advice')
  })
})

/** The browser writes a line break between parts; the reader sees one sentence. */
const flat = (texts: string[]): string[] => texts.map((text) => text.replaceAll(/\s+/g, ' ').trim())
