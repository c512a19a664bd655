import type { PlaceCode, PlaceName } from '../domain/place'
import { africa } from './places/africa'
import { americas } from './places/americas'
import { asia } from './places/asia'
import { europe } from './places/europe'
import { oceania } from './places/oceania'
import { otherPlaces } from './places/other-places'

/** Every place we know. How a rule treats it is law, and is not here. */
export const places: readonly PlaceName[] = [...africa, ...americas, ...asia, ...europe, ...oceania, ...otherPlaces]

/** Spellings that do not settle on one place: the caller has to say which. */
export type AmbiguousPlace = {
  readonly spellings: readonly string[]
  /** Where the spelling may point. Empty where no list would be complete. */
  readonly candidates: readonly PlaceCode[]
  readonly because: string
}

export const ambiguousPlaces: readonly AmbiguousPlace[] = [
  { spellings: ['Congo'], candidates: ['CG', 'CD'], because: 'two countries are called Congo' },
  { spellings: ['Korea'], candidates: ['KR', 'KP'], because: 'it may be South or North Korea' },
  { spellings: ['Guiana'], candidates: ['GF', 'GY'], because: 'it may be French Guiana or Guyana' },
  { spellings: ['Virgin Islands'], candidates: ['VG', 'VI'], because: 'some are British and some belong to the United States' },
  { spellings: ['Mariana Islands'], candidates: ['GU', 'MP'], because: 'the chain holds Guam and the Northern Mariana Islands' },
  { spellings: ['Saint Martin', 'St. Martin'], candidates: ['MF', 'SX'], because: 'the island has a French and a Dutch part' },
  { spellings: ['New Guinea'], candidates: ['PG', 'ID'], because: 'the island is shared by Papua New Guinea and Indonesia' },
  { spellings: ['Papua'], candidates: ['PG', 'ID'], because: 'it may be Papua New Guinea or a province of Indonesia' },
  { spellings: ['Timor'], candidates: ['TL', 'ID'], because: 'the island is shared by Timor-Leste and Indonesia' },
  {
    spellings: ['Donetsk', 'Donetsk Oblast', 'UA-14'],
    candidates: ['UA', 'UA-DNR'],
    because: 'part of the oblast is occupied and is a place of its own: name the exact one',
  },
  {
    spellings: ['Luhansk', 'Luhansk Oblast', 'Lugansk', 'UA-09'],
    candidates: ['UA', 'UA-LNR'],
    because: 'part of the oblast is occupied and is a place of its own: name the exact one',
  },
  {
    spellings: ['Donbas', 'Donbass'],
    candidates: ['UA', 'UA-DNR', 'UA-LNR'],
    because: 'it spans two oblasts, each occupied in part: name the exact place',
  },
  { spellings: ['Kashmir', 'REGION: JAMMU AND KASHMIR'], candidates: ['IN', 'PK'], because: 'India and Pakistan both claim it' },
  { spellings: ['REGION: KASHMIR'], candidates: [], because: 'the label covers more than one country' },
  { spellings: ['REGION: KAFIA KINGI'], candidates: [], because: 'the area is disputed' },
  { spellings: ['REGION: COMMONWEALTH OF INDEPENDENT STATES'], candidates: [], because: 'the label covers a group of countries' },
  {
    spellings: ['USSR'],
    candidates: ['AM', 'AZ', 'BY', 'EE', 'GE', 'KZ', 'KG', 'LV', 'LT', 'MD', 'RU', 'TJ', 'TM', 'UA', 'UZ'],
    because: 'the state was dissolved into fifteen',
  },
  {
    spellings: ['Yugoslavia'],
    candidates: ['BA', 'HR', 'ME', 'MK', 'RS', 'SI', 'XK'],
    because: 'the state was dissolved, and seven places stand where it was',
  },
  { spellings: ['Serbia and Montenegro'], candidates: ['RS', 'ME'], because: 'the union was dissolved into its two members' },
  { spellings: ['Czechoslovakia'], candidates: ['CZ', 'SK'], because: 'the state was dissolved into two' },
  {
    spellings: ['Netherlands Antilles'],
    candidates: ['BQ', 'CW', 'SX'],
    because: 'the territory was dissolved, and its islands went separate ways',
  },
]
