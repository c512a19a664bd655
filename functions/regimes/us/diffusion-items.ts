import type { DesignerCondition, FigureInDoubt, ListedEntries } from '../../domain/exceptions/section-terms'

const disagreement = 'the section and the line of the entry do not agree'
const doubtCode = 'R-04'

/** Commodities of the .a level for which AIA is there. */
export const partnerCommodities: ListedEntries = {
  levels: ['a'],
  families: ['3A001.z', '3A090', '4A003.z', '4A004.z', '4A005.z', '4A090', '5A002.z', '5A004.z', '5A992.z'],
  inDoubt: {},
  doubtCode,
}

/** Software and technology for them. The section leaves out 3E001, whose own entry says yes. */
export const partnerSoftware: ListedEntries = {
  levels: ['a'],
  families: ['3D001', '4D001', '4D090', '4E001', '5D002.z', '5D992.z', '5E002', '5E992'],
  inDoubt: { '3E001': disagreement },
  doubtCode,
}

/** What private firms may get to make, develop or store. */
export const manufacturingItems: ListedEntries = {
  levels: ['a', 'b', 'c'],
  families: ['3A001.z', '3A090', '4A003.z', '4A005.z', '4A090', '4D090', '5D002.z', '5D992.z', '3E001', '4E001', '5E002', '5E992'],
  inDoubt: {
    '4A004.z': 'the section names it, and its entry has no line for the exception',
    '3D001': 'the line of the entry is narrower than the section',
    '4D001': 'the line of the entry is narrower than the section',
    '5A002.z': 'the section as amended in January 2025 cannot be read for it',
    '5A004.z': 'the section as amended in January 2025 cannot be read for it',
    '5A992.z': 'the section as amended in January 2025 cannot be read for it',
  },
  doubtCode,
}

/** Commodities that count against the yearly amount. */
export const lowVolumeItems: ListedEntries = {
  levels: ['a'],
  families: ['3A001.z', '3A090', '4A003.z', '4A004.z', '4A005.z', '4A090', '5A004.z', '5A992.z'],
  inDoubt: { '5A002.z': 'its entry allows the exception, and the list of the section leaves it out' },
  doubtCode,
}

/** No condition on who designed a circuit, as the rule stood for a day. */
export const anyDesigner: DesignerCondition = { families: [], code: 'DESIGNER_STATUS' }

/** Since the amendment of January 2025: these families only from approved or authorized designers. */
export const trustedDesigners: DesignerCondition = { families: ['3A090', '5A002.z', '5A992.z'], code: 'DESIGNER_STATUS' }

/** Figures that the text gives with "of" and the preamble with "more than". */
export const figureInDoubt: FigureInDoubt = {
  share: 0.01,
  code: 'R-06',
  because: 'within a hundredth of a figure of which the text does not say whether it must be reached or exceeded; reached is taken',
}

/** Leased, colocated and hosted machines. */
export const tenureCode = 'R-20'
