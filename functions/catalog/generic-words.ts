/**
 * Words by which no firm is told from another, one row for each, its other spellings and its short forms behind it. A name
 * of such words alone could be anyone's. Common knowledge, folded.
 */
const rows = `
trading trade traders tradings
technology technologies tech technik technologie technologia tecnologia teknologi
international intl internasional internacional internazionale
global globe
group groupe gruppe grup grupo
holding holdings hldg hldgs
enterprise enterprises ent entreprise
industry industries industrial
service services svc svcs
solution solutions
system systems sys
electronic electronics
electric electrical
computer computers
supercomputer supercomputers supercomputing
computing compute
communication communications
information informatics
data
digital
cloud
network networks
software
hardware
semiconductor semiconductors semicon
intelligence
intelligent
artificial
ai
it
ict
science sciences
scientific
research
development
engineering engineers
consulting consultancy consultants
management mgmt
investment investments
capital
venture ventures
partner partners
associate associates
import imports
export exports
logistics logistic
supply
supplier suppliers
distribution distributors distributor
commercial commerce
business
general
world worldwide
asia asian
asiapacific apac
europe european
center centre centers centres
company
corporation
office
product products
equipment
machinery
material materials
energy
power
resource resources
innovation innovations innovative
advanced
national
federal
royal
state
public
ministry
department dept
government govt
authority
agency
council
university univ universiti universitas universidad universite universitat
institute institut instituto
college
school
bank
hospital
defense defence
health
education
interior
united
first
new
best
smart
pro
plus
one
`

/** Each spelling with the first of its row. */
export const genericWords: ReadonlyMap<string, string> = new Map(
  rows
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [first = '', ...others] = row.split(' ')
      return [first, ...others].map((word) => [word, first] as const)
    }),
)

/** May stand in a name or not. */
export const smallWords: ReadonlySet<string> = new Set('the and of for und et y e i de la le du der die das'.split(' '))
