/** Letters of other alphabets beside the Latin ones they look like, in either case. */
const pairs =
  'аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw вb нh кk мm тt гr пn иu зz чy ьb ѵv ӏl ԍg ' +
  'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ЗZ ' +
  'αa βb εe ζz ηn θo ιi κk μu νv οo ρp τt υu χx ωw γy σo ςs ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ' +
  'ɑa ɡg ıi ⅼl ꞁl ᴀa ʙb ᴄc ᴅd ᴇe ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ' +
  'ᎪA ᏴB ᏟC ᎠD ᎬE ᏀG ᎻH ᎫJ ᏦK ᏞL ᎷM ᏢP ᎡR ᏚS ᎢT ᏙV ᎳW ᎽY ᏃZ ' +
  'ꓮA ꓐB ꓚC ꓓD ꓰE ꓝF ꓖG ꓧH ꓲI ꓙJ ꓗK ꓡL ꓟM ꓠN ꓳO ꓑP ꓣR ꓢS ꓔT ꓴU ꓦV ꓪW ꓫX ꓬY ꓜZ'

export const lookAlikes: ReadonlyMap<string, string> = new Map(pairs.split(' ').map((pair) => [pair.slice(0, -1), pair.slice(-1)] as const))

/** Digits and signs beside the letters they are written for. A one is an l or an i. */
export const leetLetters: ReadonlyMap<string, readonly string[]> = new Map([
  ['0', ['o']],
  ['1', ['l', 'i']],
  ['3', ['e']],
  ['4', ['a']],
  ['5', ['s']],
  ['7', ['t']],
  ['8', ['b']],
  ['@', ['a']],
  ['$', ['s']],
  ['!', ['i']],
])
