/**
 * Domains under which anyone has an address, free or with a telephone line: having one in common tells nothing. Common
 * knowledge, by the providers' own pages; what is missing here makes a question for a person and no more.
 */
export const freeMail: ReadonlySet<string> = new Set(
  `
  gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com yahoo.com ymail.com rocketmail.com
  hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.sg hotmail.my outlook.sg outlook.my outlook.sa outlook.in outlook.de outlook.fr
  live.co.uk live.fr live.nl live.com.sg live.com.my live.cn live.hk
  yahoo.co.uk yahoo.co.in yahoo.co.id yahoo.co.jp yahoo.co.kr yahoo.com.sg yahoo.com.my yahoo.com.hk yahoo.com.tw yahoo.com.vn yahoo.com.ph
  yahoo.com.br yahoo.com.mx yahoo.com.ar yahoo.com.tr yahoo.com.cn yahoo.cn yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.in yahoo.ca
  aol.com aim.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.com tuta.io
  zoho.com zohomail.com zoho.in gmx.com gmx.de gmx.net gmx.at gmx.ch web.de freenet.de t-online.de mail.com email.com usa.com
  fastmail.com fastmail.fm hushmail.com mailfence.com posteo.de mailbox.org runbox.com disroot.org riseup.net inbox.com inbox.lv hey.com duck.com
  qq.com foxmail.com 163.com 126.com yeah.net 188.com vip.163.com vip.126.com 139.com 189.cn wo.cn sina.com sina.cn sina.com.cn sohu.com tom.com 21cn.com aliyun.com
  naver.com hanmail.net daum.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp
  yandex.ru yandex.com yandex.kz ya.ru mail.ru bk.ru inbox.ru list.ru internet.ru rambler.ru ukr.net i.ua meta.ua mail.kz abv.bg seznam.cz wp.pl o2.pl onet.pl interia.pl
  rediffmail.com indiatimes.com sify.com libero.it virgilio.it tiscali.it alice.it orange.fr wanadoo.fr free.fr sfr.fr laposte.net
  uol.com.br bol.com.br terra.com.br ig.com.br hinet.net pchome.com.tw seed.net.tw netvigator.com
  singnet.com.sg pacific.net.sg starhub.net.sg streamyx.com tm.net.my jaring.my unifi.my emirates.net.ae eim.ae
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net btinternet.com btopenworld.com virginmedia.com sky.com talktalk.net bigpond.com optusnet.com.au
  mailinator.com guerrillamail.com yopmail.com 10minutemail.com temp-mail.org sharklasers.com
  `
    .trim()
    .split(/\s+/),
)

/** Labels under which countries give out domains: `co.uk`, `com.sg`, `or.jp`. */
export const secondLabels: ReadonlySet<string> = new Set(
  'co com net org gov edu ac or ne go gob gouv gov mil sch nom biz info web my id in ltd plc me firm gen ind res gc k12 re pe'.split(' '),
)

/** Domains under which a host gives names to its customers: the label before them is the customer's. */
export const mailHosts: ReadonlySet<string> = new Set(
  'onmicrosoft.com wixsite.com myshopify.com wordpress.com blogspot.com github.io pages.dev workers.dev web.app weebly.com herokuapp.com zohosites.com eu.org uk.com us.com cn.com'.split(
    ' ',
  ),
)
