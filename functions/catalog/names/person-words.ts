/** Before or after the name of a person, and no part of it. */
export const honorifics: ReadonlySet<string> = new Set(
  'mr mrs ms miss dr prof professor sir madam lord lady haji hajji hajj al-hajj sheikh shaykh shaikh sheik sayyid seyed sayed mullah mawlawi maulavi maulvi molla mufti imam ayatollah general gen colonel col captain capt major lt brigadier gral ing lic don dona engr eng herr frau monsieur mme senor senora jr sr phd md'.split(
    ' ',
  ),
)

/** Words that tie names of persons together and are often left out or written together with the next. */
export const particles: ReadonlySet<string> = new Set(
  'al el ul ibn bin ben bint abu abou umm abd abdel abdul von van der den de da do dos di la le ter oglu ogly kyzy ould'.split(' '),
)
