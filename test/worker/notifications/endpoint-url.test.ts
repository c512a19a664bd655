import { describe, expect, test } from 'vitest'
import { urlFault } from '../../../functions/domain/notifications/endpoint-url'

const terms = { ownHosts: ['screen.example', 'API.screen.example.'], isLocalAllowed: false }

describe('an address is refused', () => {
  test.each([
    ['http://hooks.exporter.example/', 'HTTPS only'],
    ['ftp://hooks.exporter.example/', 'HTTPS only'],
    ['hooks.exporter.example', 'no scheme'],
    ['/hooks', 'relative'],
    ['https://', 'no host'],
    ['https://user@hooks.exporter.example/', 'a name in it'],
    ['https://user:pass@hooks.exporter.example/', 'credentials'],
    ['https://:pass@hooks.exporter.example/', 'a password alone'],
    ['https://hooks.exporter.example/#part', 'a fragment'],
    ['https://screen.example/hooks', 'our own host'],
    ['https://SCREEN.EXAMPLE:8443/hooks', 'our own host in capitals, at another port'],
    ['https://screen.example./hooks', 'our own host with the dot at its end'],
    ['https://api.screen.example/', 'our own other host'],
    ['https://localhost/', 'loopback by name'],
    ['https://localhost./', 'the same with a dot'],
    ['https://app.localhost/', 'below it'],
    ['https://printer.local/', 'link-local names'],
    ['https://db.internal/', 'a cloud’s own names'],
    ['https://nas.home.arpa/', 'a household’s names'],
    ['https://intranet/', 'a single word'],
    ['https://127.0.0.1/', 'loopback'],
    ['https://127.255.255.254/', 'the end of loopback'],
    ['https://127.1/', 'loopback in two parts'],
    ['https://2130706433/', 'loopback as one number'],
    ['https://0x7f000001/', 'loopback in hexadecimal'],
    ['https://0177.0.0.1/', 'loopback in octal'],
    ['https://１２７.０.０.１/', 'loopback in full-width digits'],
    ['https://0.0.0.0/', 'unspecified'],
    ['https://0/', 'unspecified as a number'],
    ['https://10.0.0.1/', 'private'],
    ['https://10.255.255.255/', 'its end'],
    ['https://172.16.0.1/', 'private'],
    ['https://172.31.255.255/', 'its end'],
    ['https://192.168.1.1/', 'private'],
    ['https://3232235777/', '192.168.1.1 as one number'],
    ['https://169.254.169.254/latest/meta-data/', 'where clouds tell machines who they are'],
    ['https://100.64.0.1/', 'shared by carriers'],
    ['https://100.127.255.255/', 'its end'],
    ['https://192.0.0.1/', 'protocol assignments'],
    ['https://198.18.0.1/', 'benchmarks'],
    ['https://198.19.255.255/', 'their end'],
    ['https://224.0.0.1/', 'multicast'],
    ['https://255.255.255.255/', 'broadcast'],
    ['https://[::1]/', 'loopback'],
    ['https://[::]/', 'unspecified'],
    ['https://[::ffff:127.0.0.1]/', 'loopback inside IPv6'],
    ['https://[::ffff:8.8.8.8]/', 'any IPv4 inside IPv6: write it as it is'],
    ['https://[::ffff:7f00:1]/', 'the same in hexadecimal'],
    ['https://[64:ff9b::7f00:1]/', 'through a translator'],
    ['https://[2002:7f00:1::]/', 'through 6to4'],
    ['https://[2001:0:4136:e378::1]/', 'through Teredo'],
    ['https://[fe80::1]/', 'link-local'],
    ['https://[febf::1]/', 'its end'],
    ['https://[fc00::1]/', 'unique-local'],
    ['https://[fdff::1]/', 'its end'],
    ['https://[ff02::1]/', 'multicast'],
    ['https://[2001:db8::1]/', 'documentation'],
    ['https://[3fff::1]/', 'documentation as well'],
    ['https://[4000::1]/', 'not handed out'],
    [`https://hooks.exporter.example/${'a'.repeat(2000)}`, 'too long'],
  ])('%s: %s', (url) => {
    expect(urlFault(url, terms)).toEqual(expect.any(String))
  })
})

describe('an address is taken', () => {
  test.each([
    'https://hooks.exporter.example/tiergate?source=1',
    'https://hooks.exporter.example:8443/',
    'https://screen.example.exporter.example/',
    'https://notlocalhost.example/',
    'https://8.8.8.8/hooks',
    'https://9.255.255.255/',
    'https://11.0.0.0/',
    'https://100.63.255.255/',
    'https://100.128.0.0/',
    'https://172.15.255.255/',
    'https://172.32.0.0/',
    'https://192.167.255.255/',
    'https://223.255.255.255/',
    'https://[2606:4700::1111]/',
    'https://[2001:200::1]/',
    'https://[3ffe::1]/',
  ])('%s', (url) => {
    expect(urlFault(url, terms)).toBeUndefined()
  })
})

describe('on a developer’s machine', () => {
  const local = { ...terms, isLocalAllowed: true }

  test.each(['http://127.0.0.1:9000/hook', 'http://localhost:9000/', 'https://[::1]/', 'http://127.8.8.8/'])('%s is taken', (url) => {
    expect(urlFault(url, local)).toBeUndefined()
    expect(urlFault(url, terms)).toEqual(expect.any(String))
  })

  test.each(['http://10.0.0.1/', 'http://hooks.exporter.example/', 'https://192.168.1.1/', 'http://user@127.0.0.1/', 'ftp://localhost/'])(
    '%s is refused all the same',
    (url) => {
      expect(urlFault(url, local)).toEqual(expect.any(String))
    },
  )
})
