import type { CertificationTerms, Paragraph, VeuClass } from '../../domain/authorizations/data-center-veu-terms'
import type { Citation, IsoDate, Provision } from '../../domain/law'

const both: readonly VeuClass[] = ['universal', 'national']
const universal: readonly VeuClass[] = ['universal']

const cite = (paragraphs: string): Citation => ({ provision: `15 CFR part 748, Supp. No. 10, ${paragraphs}`, notice: '90 FR 4544' })

/** The three that were given until January 2026: the site, its systems, its people. */
const later: IsoDate = '2026-01-15'

const paragraph = (number: number, name: string, because: string, classes = both, dueFrom?: IsoDate): Paragraph => ({
  paragraph: number,
  name,
  because,
  classes,
  ...(dueFrom === undefined ? {} : { dueFrom }),
})

const paragraphs: readonly Paragraph[] = [
  paragraph(1, 'securityRecord', 'a credible plan or record of site, cyber and personnel security, export compliance and human rights'),
  paragraph(2, 'noMilitaryTies', 'no ties, with parents and subsidiaries, to military or military-intelligence end users'),
  paragraph(
    3,
    'supplyAndDisclosure',
    'rules on outbound investment and on foreign information technology followed; no dependence on circuits or network gear from Macau or D:5; joint ventures, equity and debt there disclosed, but for stakes under 1 % or USD 1,000,000, whichever is lower, of a firm listed on an exchange in a partner country',
  ),
  paragraph(
    4,
    'noBarredTransfer',
    'no circuit passed on without authorization to anybody of Macau or D:5, listed or of high diversion risk',
  ),
  paragraph(5, 'crossBorderNotice', 'BIS notified 60 days before circuits cross a border or are installed in a new country', universal),
  paragraph(6, 'shares', 'no more than 25 % outside partner countries, 7 % in one of them, 50 % outside the United States', universal),
  paragraph(
    7,
    'noModelTraining',
    'no training of models of 4E091 outside partner countries or for firms from outside; fine-tuning up to 25 % of the original operations, and inference, are free',
  ),
  paragraph(8, 'weightStorage', 'weights of 4E091 stored in partner countries only, or in a secured site of a firm from there'),
  paragraph(9, 'noBarredUse', 'no end use of part 744, for military or intelligence of Macau or D:5, or against human rights'),
  paragraph(10, 'chipAccounting', 'circuits accounted for by facility twice a year'),
  paragraph(11, 'monitoring', 'monitoring, records of five years, help with audits, and word of any requirement not met'),
  paragraph(
    12,
    'certificationRoute',
    'the certifications signed by the way that is set out for the class, others signing where the owner cannot',
  ),
  paragraph(13, 'noForeignControl', 'no ownership, control or influence from Macau or D:5'),
  paragraph(
    14,
    'siteSecurity',
    'NIST SP 800-53 at FedRAMP High with the named additions, yearly attestation, guards or an answer in 15 minutes',
    both,
    later,
  ),
  paragraph(
    15,
    'systemSecurity',
    'guidance of NSA and CISA on AI systems; use logged; weights on devices of their own behind narrow interfaces',
    both,
    later,
  ),
  paragraph(16, 'transitSecurity', 'a plan for security in transit and chain of custody; theft, loss or tampering reported within 30 days'),
  paragraph(17, 'disposal', 'sanitization and disposal that can be verified'),
  paragraph(18, 'personnel', 'staff vetted, certain backgrounds left out, a program against insider threats', both, later),
  paragraph(19, 'consequences', 'that a breach may cost the status, allocations and licenses, and bring penalties'),
]

/** What a data center validated end-user certifies: nineteen paragraphs in words of ours. */
export const supplement10: Provision<CertificationTerms> = {
  id: 'us/supplement-10',
  title: 'Certifications of a data center validated end-user',
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: cite('paras. 1 to 19'),
      confidence: 'confirmed',
      value: {
        evidence: 'supplement-10',
        paragraphs,
        crossBorder: { paragraph: 5, noticeDays: 60 },
        cites: { transfers: cite('para. 4'), training: cite('para. 7'), crossBorder: cite('para. 5'), ownership: cite('para. 13') },
      },
    },
  ],
}
