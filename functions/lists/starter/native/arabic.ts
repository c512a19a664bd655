/** Parties of Arab countries, in Arabic. */
export const arabic = `
Scientific Studies and Research Center = مركز الدراسات والبحوث العلمية
Hizballah = حزب الله; حزب الله اللبناني
Hamas = حركة المقاومة الإسلامية; حركة المقاومة الإسلامية حماس
Ansarallah = جماعة أنصار الله; أنصار الله الحوثيون
Palestine Islamic Jihad - Shaqaqi Faction = حركة الجهاد الإسلامي في فلسطين
Al Qa'ida = تنظيم القاعدة
Islamic State of Iraq and the Levant = الدولة الإسلامية في العراق والشام
Kata'ib Hizballah = كتائب حزب الله
Al-Qard Al-Hassan Association = جمعية مؤسسة القرض الحسن; جمعية القرض الحسن
Defense Industries System = منظومة الصناعات الدفاعية
Muhandis General Company for Construction, Engineering, Mechanical, Agricultural, and Industrial Contracting = شركة المهندس العامة
`
