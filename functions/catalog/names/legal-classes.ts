/** One class of legal forms a row, folded and without dots. Common knowledge of how firms are called. */
const classes: Readonly<Record<string, string>> = {
  // Says that it is a firm and no more, so it speaks against no other class.
  company: `co, company, firm, cia, compania, companhia, compagnie, kompaniya, aktsionernaya kompaniya, est, establishment, obshchestvo, obschestvo,
    kaisha, gongsi, sirketi, et, ets, vpk`,
  limited: `ltd, limited, co ltd, company limited, limited company, ltd co, llc, lc, l l c, limited liability company, limited liability co, limited liability, llp,
    pte, pte ltd, pvt, pvt ltd, private limited, private ltd, private, pty, pty ltd, proprietary limited, gmbh, mbh, g m b h, gesellschaft mit beschrankter haftung,
    ooo, obshchestvo s ogranichennoi otvetstvennostyu, obshchestvo s ogranichennoy otvetstvennostyu, obschestvo s ogranichennoi otvetstvennostyu,
    obschestvo s ogranichennoy otvetstvennostyu, s ogranichennoi otvetstvennostyu, s ogranichennoy otvetstvennostyu, too, tov, srl, s r l, srls, sarl, s a r l,
    eurl, sdn bhd, sdn, bv, b v, bvba, sp zoo, sp z o o, sp z oo, societatea cu raspundere limitata, societate cu raspundere limitata, spolka z ograniczona odpowiedzialnoscia, kft, sro, s r o, spol s r o, doo, d o o, dooel, eood, ood, ltda, limitada, lda,
    sociedad de responsabilidad limitada, s de rl, s de rl de cv, limited sirketi, ltd sti, sti, limited sirket, ticaret limited sirketi, ticaret ltd sti,
    wll, w l l, fz llc, fzllc, fze, fzc, fzco, fz co, dmcc, fz, oy, aps, ou, uab, sia, unlimited, tnhh, cong ty tnhh, yugen kaisha, godo kaisha, gk, sl, s l, slu, eireli, sas, s a s, spc`,
  stock: `plc, open joint stock, closed joint stock, public joint stock, public limited company, inc, incorporated, corp, corporation, joint stock company, joint stock co, joint stock, stock company, jsc, j s c, js co, jsco, open joint stock company,
    open joint stock co, public joint stock company, public joint stock co, closed joint stock company, closed joint stock co, ojsc, pjsc, cjsc, public stock company,
    ag, a g, aktiengesellschaft, sa, s a, sociedad anonima, societe anonyme, spa, s p a, nv, n v, ab, asa, as, a s, anonim sirketi, anonim sirket, anonim ticaret sirketi, oyj, kk, k k, kabushiki kaisha,
    pao, oao, zao, ao, aozt, aoot, aktsionernoe obshchestvo, aktsionernoe obschestvo, otkrytoe aktsionernoe obshchestvo, publichnoe aktsionernoe obshchestvo,
    zakrytoe aktsionernoe obshchestvo, otkrytoe aktsionernoe obschestvo, publichnoe aktsionernoe obschestvo, zakrytoe aktsionernoe obschestvo, nepublichnoe aktsionernoe obshchestvo,
    joint company, aktsionernoye obshchestvo, otkrytoye aktsionernoye obshchestvo, publichnoye aktsionernoye obshchestvo, ad, dd, tbk, bhd, berhad, sal, s a l, offshore sal,
    sa de cv, s a de cv, de cv, sapi de cv, pcl, public company limited, psc, p j s c, saog, saoc, ksc, bsc, qpsc, cong ty co phan, jsb, pjsb, sca, private joint stock company, prjsc, prat, pat, ait`,
  partnership: `lp, l p, limited partnership, kg, ohg, snc, scs, gbr, general partnership, partnership, ev, cv, gmbh co kg, gmbh and co kg, gp`,
  state: `federal state unitary enterprise, fsue, fgup, state unitary enterprise, gup, federal state budgetary institution, fgbu, federal state autonomous institution, federalnoe gosudarstvennoe unitarnoe predpriyatie,
    unitary enterprise, federal state enterprise, republican unitary enterprise, rup`,
}

/** Forms that are initials or words of a language as well: a legal form only where a name begins or ends. */
export const formsOnlyAtEnds: ReadonlySet<string> = new Set(
  `ab, ad, ag, ao, as, bv, co, cv, dd, ev, et, gp, gk, kg, kk, lc, lp, nv, ou, oy, pat, sa, sal, sas, sca, sia, sl, slu, sti, spa, too, tov, fz, a s, a g, s a, s l, s a l, n v, b v, k k, l p,
   psc, spc, est, firm, private, partnership, ait, jsb, bhd, sdn, ets, inc, pte, pat, prat, vpk, rup, gup, stock company, limited partnership, compagnie`
    .split(',')
    .map((form) => form.trim()),
)

/** Written together with the name, where words have no blanks between them. The longer before what is part of it. */
export const attachedClasses: readonly (readonly [form: string, legal: string])[] = [
  ['股份有限公司', 'stock'],
  ['有限责任公司', 'limited'],
  ['股份公司', 'stock'],
  ['有限公司', 'limited'],
  ['株式会社', 'stock'],
  ['合同会社', 'limited'],
  ['有限会社', 'limited'],
  ['公司', 'company'],
  ['주식회사', 'stock'],
  ['유한회사', 'limited'],
]

/** Each form with its class. */
export const legalClasses: ReadonlyMap<string, string> = new Map(
  Object.entries(classes).flatMap(([legal, forms]) =>
    forms
      .split(',')
      .map((form) => form.trim().replace(/\s+/g, ' '))
      .flatMap((form) => shortened(form).map((each) => [each, legal] as const)),
  ),
)

/** `limited liability co`, `ltd liability company`. */
function shortened(form: string): readonly string[] {
  const company = form.includes(' ') ? [form, form.replace(/\bcompany$/, 'co')] : [form]
  return [...new Set(company.flatMap((each) => (each.includes(' ') ? [each, each.replace(/\blimited\b/, 'ltd')] : [each])))]
}

/** Words of forms that are known when they are broken in two, run together with the next word, or misspelt. */
export const longFormWords: readonly string[] = ['limited', 'company', 'corporation', 'incorporated', 'liability']

/** Words that stand in forms and hardly elsewhere. */
export const formWords: ReadonlySet<string> = new Set(
  'joint stock limited liability company corporation incorporated ltd llc co inc corp jsc ooo oao pao zao ojsc pjsc cjsc gmbh pvt pte bhd sdn aktsionernoe obshchestvo obschestvo otkrytoe zakrytoe publichnoe ogranichennoi ogranichennoy otvetstvennostyu anonim sirketi sirket unitary'.split(
    ' ',
  ),
)
