/** What can move a score, as it is named in reasons. */
export type Feature =
  | 'identifier'
  | 'name'
  | 'spelling'
  | 'joined'
  | 'abbreviation'
  | 'initial'
  | 'acronym'
  | 'words'
  | 'numbers'
  | 'places'
  | 'legal-form'
  | 'kind'
  | 'country'
  | 'birth-date'
  | 'address'

/** What each feature says. Scores of the features of a match add up to its score. */
export const featureDescriptions: Readonly<Record<Feature, string>> = {
  identifier:
    'The same number under the same scheme, once spelling is aside. It outranks every name; under another name and in another country it is a possible match, unless the whole world has one register of such numbers.',
  name: 'The two names that were compared. It counts for 1; what differs between them is taken off below.',
  spelling:
    'Two words that differ by a letter or two, or that sound the same. The shorter the word, the more it takes off; alone, more still.',
  joined: 'Words that are written together on one side and apart on the other, or that stand as first letters for words in a row.',
  abbreviation: 'A short form of a word by which few names are told apart: `GRP` for `Group`.',
  initial: 'A first letter for a name of a person.',
  acronym: 'One word of four letters or more that is made of the first letters of the other name. Never more than a possible match.',
  words:
    'Words that only one of the names has, by how rare they are on the lists. Words such as `Trading`, places and middle names take off little; telling words on both sides speak against each other.',
  numbers: 'Each name has a number that the other has not: Plant 11420 is not Plant 11421.',
  places: 'Each name has a place that the other has not: a plant in one town is not the plant in another.',
  'legal-form': 'Legal forms of different classes, or a legal form on one side only. `Ltd.` and `LLC` are of one class.',
  kind: 'One is a person, a firm, a vessel or an aircraft, and the other is another of these.',
  country: 'Countries are known for both, and none is the same.',
  'birth-date': 'Birth dates are known for both, and none agrees.',
  address: 'Words and numbers of the addresses are the same. It orders matches of one score and adds nothing.',
}

/** Plant 11420 is not Plant 11421. */
export const numbersCost = 0.3
/** Firms of one group are called by where they are. */
export const placesCost = 0.07
/** Two forms of different classes may be two firms; one that is left out is hardly told. */
export const [formsDifferCost, formMissingCost] = [0.02, 0.004]
/** First letters stand for many names. */
export const acronymScore = 0.8
/** Registers of two countries give the same number to two firms. */
export const numberAloneScore = 0.85
/** A firm may be called as its owner is. */
export const kindCost = 0.1
/** Firms move, and lists know few addresses. */
export const countryCost = 0.04
/** A year apart may be a mistake, or another calendar. */
export const [birthYearCost, birthDayCost] = [0.15, 0.04]

/** At least so much is worth a person's look, and so much is hardly another party. Chosen on labelled names: see the quality table. */
export const [possibleMin, strongMin] = [0.76, 0.9]
