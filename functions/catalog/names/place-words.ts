import { places } from '../places'

/** Cities and regions that are written into names of firms, as one says them in English, folded; with other spellings behind a colon. */
const cities = `
hong kong:hongkong hk|macau:macao|taiwan:roc|beijing:peking|shanghai|shenzhen:sz|guangzhou|guangdong|dongguan|foshan|zhuhai|tianjin|chongqing|wuhan|hubei|chengdu|sichuan|nanjing|jiangsu|suzhou|wuxi|hangzhou|zhejiang|ningbo|
xian:xi an|shaanxi|shanxi|hefei|anhui|jinan|qingdao|shandong|dalian|shenyang|liaoning|harbin|heilongjiang|changchun|jilin|changsha|hunan|zhengzhou|henan|hebei|xiamen|fuzhou|fujian|kunming|yunnan|guiyang|guizhou|guangxi|
hainan|lanzhou|gansu|urumqi|xinjiang|tibet|inner mongolia|nanchang|jiangxi|qinghai|ningxia|taipei|tokyo|osaka|kyoto|yokohama|seoul|busan|pyongyang|bangkok|kuala lumpur|selangor|penang|johor|jakarta|surabaya|
batam|manila|hanoi|ho chi minh city|saigon|phnom penh|yangon:rangoon|mumbai:bombay|delhi|new delhi|bangalore:bengaluru|chennai|hyderabad|kolkata|karachi|lahore|islamabad|rawalpindi|dhaka|colombo|kathmandu|kabul|tehran:teheran|isfahan:esfahan|
shiraz|tabriz|mashhad|bandar abbas|kish|qeshm|baghdad|basra|erbil|damascus|aleppo|beirut|amman|jerusalem|tel aviv|haifa|riyadh|jeddah|dammam|doha|manama|muscat|kuwait city|dubai|abu dhabi|sharjah|ajman|ras al khaimah:rak|
fujairah|sanaa|aden|cairo|alexandria|khartoum|tripoli|benghazi|tunis|algiers|casablanca|addis ababa|nairobi|mogadishu|kampala|lagos|abuja|accra|johannesburg|cape town|istanbul|ankara|izmir|bursa|mersin|antalya|nicosia|limassol|
moscow:moskva moskovskiy moskovskaya|saint petersburg:st petersburg sankt peterburg|novosibirsk|yekaterinburg:ekaterinburg|kazan|samara|ufa|perm|omsk|tomsk|tula|kaluga|rostov|krasnodar|krasnoyarsk|irkutsk|vladivostok|khabarovsk|murmansk|
arkhangelsk|kaliningrad|ural|siberia|crimea:krym|sevastopol|simferopol|donetsk|luhansk:lugansk|kyiv:kiev|kharkiv:kharkov|odesa:odessa|minsk|gomel|brest|chisinau|tallinn|riga|vilnius|warsaw|prague|budapest|bucharest|sofia|belgrade|zagreb|
ljubljana|athens|rome|milan|madrid|barcelona|lisbon|paris|lyon|brussels|antwerp|amsterdam|rotterdam|london|manchester|dublin|frankfurt|berlin|munich:munchen|hamburg|vienna:wien|zurich|geneva|stockholm|oslo|copenhagen|helsinki|
almaty|astana|tashkent|bishkek|dushanbe|ashgabat|tbilisi|yerevan|baku|ulaanbaatar|new york|los angeles|california|texas|houston|chicago|miami|florida|toronto|vancouver|montreal|mexico city|guadalajara|sinaloa|culiacan|tijuana|panama city|
bogota|medellin|cali|caracas|lima|santiago|buenos aires|sao paulo|rio de janeiro|havana|managua|sydney|melbourne|auckland|labuan|isle of man|jersey|guernsey|british virgin islands:bvi|cayman
|asia|asian:|europe:european|africa:african|america:american americas|middle east|far east|asia pacific:apac|eurasia:eurasian|latin america|gulf|balkan|caucasus|mediterranean|pacific|atlantic
`

/** What the people and things of a country are called: the place itself, as a word of a name. */
const adjectives = `china:chinese zhongguo sino|russia:russian rossiya rossii rossiyskaya rossiyskiy|iran:iranian|iraq:iraqi|syria:syrian|japan:japanese nippon nihon|korea:korean|india:indian|pakistan:pakistani|turkey:turkish turkiye|germany:german deutschland deutsche|
france:french|italy:italian|spain:spanish|britain:british|united kingdom:uk|united states:usa|ukraine:ukrainian|belarus:belarusian belorussian|kazakhstan:kazakh|uzbekistan:uzbek|vietnam:vietnamese|thailand:thai|malaysia:malaysian|indonesia:indonesian|
singapore:singaporean|philippines:philippine|lebanon:lebanese|egypt:egyptian|libya:libyan|sudan:sudanese|yemen:yemeni|saudi arabia:saudi arabian|united arab emirates:uae emirates|israel:israeli|cuba:cuban|venezuela:venezuelan|brazil:brazilian|mexico:mexican|
canada:canadian|australia:australian|switzerland:swiss|netherlands:dutch holland|sweden:swedish|norway:norwegian|finland:finnish|poland:polish|czech republic:czech czechia|hungary:hungarian|romania:romanian|bulgaria:bulgarian|greece:greek hellenic|serbia:serbian|
myanmar:burma burmese`

const folded = (spelling: string): string =>
  spelling
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const together = (spelling: string): string => spelling.replaceAll(' ', '')

const rowsOf = (text: string): readonly (readonly [string, string])[] =>
  text
    .replaceAll('\n', '')
    .split('|')
    .filter((row) => row !== '')
    .flatMap((row) => {
      const [first = '', others = ''] = row.split(':')
      const stands = together(first)
      const more = first === 'hong kong' || others.includes(' an') ? others.split(/ (?!an)/) : others.split(' ')
      return [first, ...more.filter((other) => other !== '')].map((spelling) => [spelling.trim(), stands] as const)
    })

/** Names of countries in Latin letters, by the name that stands for all. Codes are left out: `IN` and `TO` are words. */
const countries = places.flatMap(({ code, name, aliases }) => {
  // An occupied region is called by words of its own, in any order.
  if (code.includes('-')) return []
  const stands = together(folded(name))
  return [name, ...aliases]
    .map(folded)
    .filter((spelling) => /^[a-z ]{4,}$/.test(spelling))
    .map((spelling) => [spelling, stands] as const)
})

/** Each spelling, of one word or of several, with the place that it means, written together. */
export const placeWords: ReadonlyMap<string, string> = new Map([...countries, ...rowsOf(cities), ...rowsOf(adjectives)])
