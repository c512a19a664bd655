/** Codes of the lists that governments keep. An operator's own list is called by another. */
export const officialLists: readonly string[] = [
  'SDN',
  'EL',
  'DPL',
  'DTC',
  'SSI',
  'UVL',
  'ISN',
  'PLC',
  'MEU',
  'CMIC',
  'MBS',
  'CAP',
  'FSE',
  'UN',
]

/** Other ways in which a code is written. */
const spellings: Readonly<Record<string, string>> = { CAPTA: 'CAP', 'NS-CMIC': 'CMIC', 'NS-MBS': 'MBS', 'NS-PLC': 'PLC' }

/**
 * Code of a list as a feed names it: `EL`, `NS-MBS`, or `Entity List (EL) - Bureau of Industry and Security`. Absent where no
 * list that is known is called so.
 */
export const listCode = (source: string): string | undefined => {
  const named = source.match(/\(([A-Z-]{2,8})(?: List)?\)/)?.[1] ?? source.trim().toUpperCase()
  const code = spellings[named] ?? named
  return officialLists.includes(code) ? code : undefined
}

/** The code that an operator gives to a list of its own: two to eight capital letters or digits, none of an official list. */
export const isOwnCode = (code: string): boolean =>
  /^[A-Z][A-Z0-9]{1,7}$/.test(code) && !officialLists.includes(code) && spellings[code] === undefined
