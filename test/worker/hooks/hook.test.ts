import { describe, expect, test } from 'vitest'
import { aService, aSignUp, connected, signUp, standardSecret, told } from './service'

const serve = aService()

describe('a sign-up', () => {
  test('smoke', async () => {
    const connection = await connected(serve, { source: 'supabase', secrets: [standardSecret], onReview: 'admit-limited' })
    console.log(JSON.stringify(connection.view))
    const rows: [string, object][] = [
      ['plain', {}],
      ['no country', { country: '' }],
      ['gpus', { chip: 'H100', count: '4000' }],
      ['listed', { company: 'Example Wuxi Accelerators Co., Ltd.' }],
      ['korea', { country: 'Korea' }],
      ['iran', { country: 'Iran' }],
      ['unread', { count: 'many' }],
    ]
    for (const [what, metadata] of rows)
      console.log(what, JSON.stringify(await told(await signUp(serve, connection, aSignUp({ metadata })))))
    expect(1).toBe(2)
  })
})
