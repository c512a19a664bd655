// Prints what the service tells somebody on this machine, once its signature is verified: `SECRET=whsec_... node tools/receiver.mjs [port]`.
import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'

const [port = '9000'] = process.argv.slice(2)
const webhook = new Webhook(process.env['SECRET'] ?? '')

const server = createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  try {
    const { type, data } = webhook.verify(Buffer.concat(chunks).toString('utf8'), request.headers)
    console.log(type, JSON.stringify(data))
    response.writeHead(204).end()
  } catch (fault) {
    console.log('refused:', fault.message)
    response.writeHead(401).end()
  }
})
server.listen(Number(port), '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`))
