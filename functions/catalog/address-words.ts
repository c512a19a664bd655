import type { AddressWords } from '../domain/quota/mark-words'

const words = (text: string): readonly string[] => text.trim().split(/\s*[,\n]\s*/)

/** The usual abbreviations and some spellings, one row for each word that stands for all. Common knowledge, folded. */
const rows = `
street st str
road rd
avenue ave av
boulevard blvd boul
drive dr drv
lane ln
place pl
square sq
court ct
crescent cres
terrace terr ter
close cl
highway hwy
parkway pkwy
expressway expy
way wy
jalan jln jl
lorong lor lrg
kampung kg kampong
taman tmn
north n
south s
east e
west w
building bldg bld bldng
block blk
tower twr towers
floor fl flr level lvl lv storey story
unit suite ste room rm apartment apt apartments office ofc flat
industrial ind indl
estate est
center centre ctr cntr
house hse
park pk
plaza plz
complex cplx
warehouse whse wh
district dist
province prov
city
county
mount mt
fort ft
international intl
`

const spellings: ReadonlyMap<string, string> = new Map(
  rows
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [first = '', ...others] = row.split(' ')
      return others.map((word) => [word, first] as const)
    }),
)

export const addressWords: AddressWords = {
  spellings,
  fillers: new Set(words('no, nr, num, number, nos, the, of, at, and, address, registered, postal, code, zip, postcode')),
  designators: new Set(
    words('floor, unit, block, building, tower, warehouse, lot, plot, shop, gate, phase, zone, box, house, wing, hall, bay'),
  ),
  parts: new Set(words('floor, unit, shop, wing, hall, bay, basement, mezzanine, penthouse')),
  crowded: words(
    'tower, plaza, mall, skyscraper, business center, trade center, trade centre, financial center, business park, free zone, technology park, science park',
  ),
  serviced: words(
    'c o, care of, virtual office, coworking, co working, business lounge, mailbox, mail box, regus, wework, servcorp, registered agent',
  ),
  // The seats of well-known registered agents and makers of companies, as they stand in public registers. Not complete.
  agents: words(`
    1209 orange wilmington, 251 little falls wilmington, 1013 center road wilmington, 8 green dover, 850 new burton dover,
    16192 coastal lewes, 2140 dupont camden, 919 market wilmington 950, 3411 silverside wilmington, 1521 concord pike wilmington,
    30 gould sheridan, 1309 coffeen sheridan, 5830 2 casper, 7901 4 petersburg 300, 1942 broadway boulder,
    71-75 shelton london, 20-22 wenlock london, 27 old gloucester london, 128 city road london, 85 great portland london, 167-169 great portland london,
    ugland house george town, craigmuir chambers road town, wickhams cay road town, ajeltake majuro, offshore incorporations road town
  `),
}
