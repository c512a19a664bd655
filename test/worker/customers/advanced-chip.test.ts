import { describe, expect, test } from 'vitest'
import { findChip } from '../../../functions/catalog/chips/catalog'
import { isAdvancedChip } from '../../../functions/operations/advanced-chip'

const isAdvanced = (id: string, asOf: string): boolean => {
  const chip = findChip(id)
  if (chip === undefined) throw new Error(`${id} is not in the catalog`)
  return isAdvancedChip(asOf)(chip)
}

// 3A090 of 21 October 2022 asked for 4,800 TPP and for transfers of 600 GB/s; from 17 November 2023 on, .a asks for 4,800 TPP, or
// 1,600 and a density of 5.92, and .b for less of both.
describe('whether a chip is of the advanced classes', () => {
  test.each([
    { chip: 'nvidia-a100-sxm4-80gb', asOf: '2022-10-21', is: true, because: '4,992 TPP at 600 GB/s' },
    { chip: 'nvidia-a800-sxm4-80gb', asOf: '2023-11-16', is: false, because: '400 GB/s' },
    { chip: 'nvidia-a800-sxm4-80gb', asOf: '2023-11-17', is: true, because: 'transfers are asked no more' },
    { chip: 'nvidia-l4', asOf: '2023-11-16', is: false, because: 'too slow for the first terms' },
    { chip: 'nvidia-l4', asOf: '2026-11-22', is: true, because: 'small and dense' },
    { chip: 'nvidia-h20', asOf: '2026-11-22', is: true, because: '2,368 TPP, of .b at the least' },
    { chip: 'nvidia-rtx-4080', asOf: '2026-11-22', is: false, because: 'not for data centers, and below 4,800' },
    { chip: 'nvidia-rtx-4090', asOf: '2026-11-22', is: true, because: 'not for data centers, and not below' },
    { chip: 'nvidia-t4', asOf: '2026-11-22', is: false, because: '1,040 TPP' },
    { chip: 'google-tpu-v2', asOf: '2026-11-22', is: false, because: '736 TPP' },
    { chip: 'nvidia-h100-sxm', asOf: '2022-10-20', is: true, because: 'before there were classes: made for data centers' },
    { chip: 'nvidia-rtx-4090', asOf: '2022-10-20', is: false, because: 'and not' },
  ])('$chip on $asOf: $is, $because', ({ chip, asOf, is }) => {
    expect(isAdvanced(chip, asOf)).toBe(is)
    expect(isAdvanced(chip, asOf)).toBe(is)
  })

  test('a chip of which no rate is published may be', () => {
    expect(isAdvanced('huawei-ascend-910d', '2026-11-22')).toBe(true)
  })
})
