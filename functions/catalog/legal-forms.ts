const words = (text: string): readonly string[] => text.trim().split(/\s*[,\n]\s*/)

/**
 * Legal forms as they stand after a name, folded and without dots: common knowledge of how firms are called. Each is a
 * form somewhere and hardly a word of a name at its end; several in a row are taken one after the other (`co ltd`, `sdn bhd`).
 */
export const formsAfter: ReadonlySet<string> = new Set(
  words(`
    ltd, limited, llc, inc, incorporated, corp, corporation, co, company, plc, lp, llp, lllp, pllc, pc, ltda, limitada,
    sdn, bhd, berhad, sendirian, pte, pt, pty, proprietary, pvt, private, public, unlimited, ulc, dac, clg, opc, cic,
    gmbh, mbh, ag, kg, kgaa, ohg, ug, haftungsbeschrankt, ev, eg, ges mbh, gesellschaft mit beschrankter haftung,
    sa, sas, sasu, sarl, sarlau, eurl, snc, scs, sca, spa, srl, srls, sl, slu, sau, sc, scarl, sagl,
    bv, nv, bvba, srl, vof, cv, ab, as, asa, aps, oy, oyj, hf, ehf, ou, uab, sia, doo, dd, ad, ead, eood, ood, jdoo,
    sro, zrt, kft, nyrt, bt, sp zoo, sp z oo, spolka akcyjna, spolka z ograniczona odpowiedzialnoscia, sp k, sp j,
    de cv, de rl, sapi, sab, s de rl, s en c, eireli, me, epp, lda, cia, cia ltda, sac, saa, sacv, eirl, spr,
    tbk, persero, kk, gk, yk, kabushiki kaisha, godo kaisha, yugen kaisha, jsc, ojsc, cjsc, pjsc, ojsc, aoog, saog, saoc,
    fze, fzc, fzco, fz, fzllc, fz llc, dmcc, wll, bsc, bscc, kscc, kscp, ksc, qpsc, qsc, psc, spc, est, establishment, ooo, oao, zao, pao, ao, tov, too, mchj,
    a s, anonim sirketi, limited sirketi, limited liability company, joint stock company, public company limited, pcl,
    ehf, hgf, vzw, asbl, ltd sti, ltd co, as sti, sti, tic, san ve tic, gie, gp, ccl, kdn,
    ооо, оао, зао, пао, ао, тоо, тов, ип, ае, епе, ике
  `),
)

/** Forms that are written before the name in some country. */
export const formsBefore: ReadonlySet<string> = new Set(
  words(`
    pt, cv, ud, ooo, oao, zao, pao, ao, too, tov, uab, ab, sia, as, llc, jsc, ojsc, cjsc, pjsc, llp, sarl, sas, sa, ets,
    cong ty, cong ty tnhh, cong ty co phan, cong ty tnhh mtv, tnhh, m s, messrs,
    ооо, оао, зао, пао, ао, тоо, тов, ип
  `),
)

/** Forms written together with the name, where words have no blanks between them. The longer before what is part of it. */
export const formsAttached: readonly string[] = words(`
  股份有限公司, 有限责任公司, 有限責任公司, 股份公司, 有限公司, 株式会社, 合同会社, 有限会社, 公司, 주식회사, 유한회사
`)

/** Written where a form asks for a name and there is none. */
export const placeholders: ReadonlySet<string> = new Set(
  words(`
    na, n a, none, nil, null, unknown, tbd, tba, pending, not applicable, not available, not known, same, self, as above, various,
    individual, individuals, private individual, shareholders, public shareholders, shareholders public, public float, free float, others, other
  `),
)

/** Holders of shares for other people: firms above which they all stand have nothing in common. */
export const nominees: ReadonlySet<string> = new Set(words('nominee, nominees, cede, custodian, custodians, depository, depositary'))
