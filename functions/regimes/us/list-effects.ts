import type { Citation, Provision } from '../../domain/law'
import type { ListEffect, Reach } from '../../domain/listings/list-effect'

/** Entries of Supplement No. 2 to part 744 that a chip, a computer or mass-market encryption usually stands in. */
const supplement2: Reach = { entries: ['3A991', '4A994', '5A992'], advancedItems: 'met', others: 'unknown', allItemsIn: ['BY', 'RU'] }

const list = (
  id: string,
  title: string,
  cite: Citation,
  value: Omit<ListEffect, 'names'> & { readonly names?: readonly string[] },
): Provision<ListEffect> => ({
  id: `us/list-${id}`,
  title,
  history: [
    { from: '2020-02-24', cite, confidence: 'recalled', value: { ...value, names: [value.list.toUpperCase(), ...(value.names ?? [])] } },
  ],
})

/** What a confirmed match means for a sale of advanced chips, list by list. */
export const listEffects: readonly Provision<ListEffect>[] = [
  list('dpl', 'Denied Persons List', { provision: '15 CFR 736.2(b)(4) and 764.3(a)(2)' }, { list: 'DPL', effect: { kind: 'stops' } }),
  list(
    'sdn',
    'Specially Designated Nationals and Blocked Persons',
    { provision: '31 CFR ch. V' },
    { list: 'SDN', effect: { kind: 'stops' } },
  ),
  list(
    'fse',
    'Foreign Sanctions Evaders',
    { provision: '31 CFR ch. V', notice: 'Executive Order 13608' },
    { list: 'FSE', effect: { kind: 'stops', nexus: 'US' } },
  ),
  list(
    'el',
    'Entity List',
    { provision: '15 CFR 744.11, 744.16 and part 744, Supp. No. 4' },
    {
      list: 'EL',
      names: ['ENTITY LIST'],
      effect: { kind: 'licenses', code: 'entity-list', reach: 'as-entered', posture: 'as-entered', survivors: 'as-entered' },
    },
  ),
  list(
    'meu',
    'Military End User List',
    { provision: '15 CFR 744.21 and part 744, Supp. No. 7' },
    {
      list: 'MEU',
      effect: {
        kind: 'licenses',
        code: 'military-end-user-list',
        reach: supplement2,
        posture: 'presumption-of-denial',
        survivors: ['740.11(b)(2)(i)', '740.11(b)(2)(ii)'],
      },
    },
  ),
  list('uvl', 'Unverified List', { provision: '15 CFR 744.15 and 740.2(a)(17)' }, { list: 'UVL', effect: { kind: 'suspends-exceptions' } }),
  list(
    'isn',
    'Nonproliferation sanctions',
    { provision: '15 CFR 744.19 and 744.20' },
    {
      list: 'ISN',
      effect: {
        kind: 'licenses',
        code: 'nonproliferation-sanctions',
        reach: { entries: 'all' },
        posture: 'policy-of-denial',
        survivors: [],
        remark: { code: 'ISN_ORDER', because: 'some orders bar US exports outright: read the notice of the order' },
      },
    },
  ),
  list(
    'ssi',
    'Sectoral Sanctions Identifications',
    { provision: '31 CFR ch. V', notice: 'Executive Order 13662' },
    {
      list: 'SSI',
      effect: { kind: 'red-flag', code: 'PTY_LISTED_OTHER', because: 'limits on debt, equity and oil projects, not a ban on goods' },
    },
  ),
  list(
    'cap',
    'Correspondent and payable-through account sanctions',
    { provision: '31 CFR ch. V' },
    { list: 'CAP', names: ['CAPTA'], effect: { kind: 'red-flag', code: 'PTY_LISTED_OTHER', because: 'payment through that bank fails' } },
  ),
  list(
    'cmic',
    'Chinese military-industrial complex companies',
    { provision: '31 CFR ch. V', notice: 'Executive Orders 13959 and 14032' },
    {
      list: 'CMIC',
      names: ['NS-CMIC'],
      effect: {
        kind: 'red-flag',
        code: 'PTY_MILITARY_INDUSTRIAL',
        because:
          'a ban on securities only, and a strong flag for diversion and military use: escalate, and look for an Entity List or MEU entry',
      },
    },
  ),
  list(
    'mbs',
    'Menu-based sanctions',
    { provision: '31 CFR ch. V' },
    { list: 'MBS', names: ['NS-MBS'], effect: { kind: 'review', because: 'restrictions differ by entry: read the directive' } },
  ),
  list(
    'plc',
    'Palestinian Legislative Council',
    { provision: '31 CFR ch. V' },
    {
      list: 'PLC',
      names: ['NS-PLC'],
      effect: { kind: 'red-flag', code: 'PTY_LISTED_OTHER', because: 'banks must reject its transactions' },
    },
  ),
  list(
    'dtc',
    'Debarred under the Arms Export Control Act',
    { provision: '22 CFR 127.7 and 120.16' },
    {
      list: 'DTC',
      names: ['AECA'],
      effect: {
        kind: 'red-flag',
        code: 'PTY_LISTED_OTHER',
        because: 'barred from ITAR trade; not a license requirement here, and serious: escalate',
      },
    },
  ),
]
