import { genericWords } from '../generic-words'

/**
 * Words of which names are made and by which few are told apart: the spelling that stands for all, then its other
 * spellings, its short forms and what it is called in names that were written over from other languages.
 */
const rows = `
group grp gp gruppa gruppy konzern
company
communication comm comms telecommunication telecommunications telecom telekom svyaz
commercial
technology tech techs tek tekhnologii tekhnologiya tekhnologiy texnologii technologii jishu keji teknoloji
technical tekhnicheskiy tekhnicheskoe tekhnicheskaya
international intl int internl mezhdunarodnyy mezhdunarodnaya beynelmilel
industry ind inds indust promyshlennost promyshlennaya sanayi sanat sanaye
industrial promyshlennyy
enterprise entps entp predpriyatie predpriyatiya
service srv srvs srvc srvcs servis serv
solution soln solns sol
system syst sistemy sistema sistem
electronic elec elect electr elektronik elektronika electronica dianzi
electric elektrik elektro elektrichestvo
engineering eng engr engrg engg inzhiniring muhendislik
engineer
manufacturing mfg mfr manuf manufacture manufacturer manufacturers manufacturies
production prod proizvodstvo proizvodstvennoe proizvodstvennaya proizvodstvennyy
product
development dev devt dvlpt developments
research rsch res nauchno issledovatelskiy
institute inst
scientific nauchnyy nauchnaya nauchnoe
center ctr cntr tsentr merkez merkezi markaz
central tsentralnyy tsentralnoe
bureau byuro
construction constr construct stroitelnaya stroitelstvo insaat konstruktorskoe
design
machinery mach makina makine
machine mashin mashinostroitelnyy mashinostroenie
equipment equip eqpt oborudovanie
instrument instruments priborostroeniya instr
material
plant zavod
factory fabrika fab
works
association assn assoc asso obyedineniye obedinenie
organization org organisation organizatsiya
corporation
foundation fdn fond bonyad vakif vakfi
academy acad akademiya
university unis
laboratory lab labs laboratories laboratoriya
department otdel
administration admin
management mgt menecment yonetim
marine mar
maritime
shipping denizcilik
ship ships vessel
shipbuilding
transport transportation trans transp transportes tasimacilik nakliyat
aviation av havacilik avia
aerospace
aircraft
airline airlines
trading trdg trd ticaret torgovyy torgovaya torgovlya bazargani tejarat savdo
import imp ithalat
export exp ihracat
general gen
global
petroleum petrol
petrochemical petrochemicals
chemical chem chemicals kimya
pharmaceutical pharma pharmaceuticals
oil neft
gas
steel
metal metals
mining mines
construction
building bldg
investment invest inv investissement yatirim
finance fin financial finans
insurance ins
exchange
security sec securities
bank bankasi banka banque banco
real
estate
foreign
dis
special spetsialnyy
complex kompleks
concern kontsern
factory
branch filial
subsidiary
affiliate affiliated
office
named imeni im
military
defense
optical optics
precision
automation avtomatika
control
digital
intelligent
information info informatsionnyy xinxi bilgi bilisim
computer
data
software
network net
integrated
circuit circuits
microelectronic microelectronics mikroelektronika
semiconductor
chip chips
power
energy enerji energiya
nuclear
space
star
sea
ocean
north
south
east
west
eastern
western
northern
southern
supply
partner
consulting
project
design dizayn
trust
fund
society
party
front
movement
committee
charity charitable
islamic
republic
state gos gosudarstvennyy
federal federalnoe
national natl nat
public
private
test testing
repair
port
base
team
division div
branch
market marketing mktg
retail
food foods gida
textile tekstil
tourism turizm tours
medical med
agriculture agricultural agro
auto automotive otomotiv
motor motors
tool tools
part parts
component components
spare
house
line lines
cargo
freight
agency
store
shop
media
film
entertainment
travel
brother brothers bros
son sons
culture cultural
brigade brigades battalion
religious
brand brands
publishing publishers press
force forces
army
police
commission
club
family
farm farms
wood
paper
water
medicine
hotel hotels
restaurant restaurants
internet
online
mobile
wireless
robot robots robotics
satellite
creative
inspection
measurement
training
universal
union
alliance
industrialization
city
region regional
brokerage broker brokers
clearing
consortium
cooperative
jewelry jewellery
property properties
`

const own: ReadonlyMap<string, string> = new Map(
  rows
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [first = '', ...others] = row.trim().split(' ')
      const stands = genericWords.get(first) ?? first
      return [first, ...others].map((word) => [word, stands] as const)
    }),
)

/** Each spelling with the one that stands for all. */
export const commonWords: ReadonlyMap<string, string> = new Map([...own, ...genericWords])

/** Words that may stand in a name or not. */
export const linkWords: ReadonlySet<string> = new Set(
  'the and of for und et y e de la le du der die das des del dos da do los las el in on at by to with a an ve i na no nr nomer vo van von under after'.split(
    ' ',
  ),
)
