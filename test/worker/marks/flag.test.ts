import { expect, test } from 'vitest'
import { stackingFlag } from '../../../functions/domain/quota/stacking'

const cite = { provision: 'an example' }

test('a consignee that shares something is for a person to look at, told what kind of thing and the total', () => {
  expect(stackingFlag({ kinds: ['name', 'address', 'email-domain'], pooledTpp: 12_000_000 }, cite)).toEqual({
    code: 'SHELL_STACKING',
    severity: 'high',
    basis: 'POLICY',
    because:
      'another consignee that draws on a limit of its own has the same address, e-mail domain and name, or nearly that; together they use 12000000 TPP',
    cite,
  })
})

test('a consignee that shares nothing is not', () => {
  expect(stackingFlag(null, cite)).toBeUndefined()
  expect(stackingFlag({ kinds: [], pooledTpp: 0 }, cite)).toBeUndefined()
})
