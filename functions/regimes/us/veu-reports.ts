import type { DueSpan, RequestTerms, VeuClass, VeuDuty, VeuDutyTerms } from '../../domain/authorizations/data-center-veu-terms'
import type { Citation, Provision } from '../../domain/law'

const both: readonly VeuClass[] = ['universal', 'national']
const notice = '90 FR 4544'
const section = (paragraph: string): Citation => ({ provision: `15 CFR 748.15${paragraph}`, notice })
const supplement = (paragraph: number): Citation => ({ provision: `15 CFR part 748, Supp. No. 10, para. ${paragraph}`, notice })

/** For each half of a year in the month after it. */
const afterHalfYears: readonly DueSpan[] = [
  { from: '01-01', through: '06-30', on: '07-15' },
  { from: '07-01', through: '12-31', on: '01-15', inNextYear: true },
]

/** What stands installed on these days. */
const onAccountingDays: readonly DueSpan[] = [
  { from: '01-01', through: '02-01', on: '02-01' },
  { from: '02-02', through: '08-01', on: '08-01' },
  { from: '08-02', through: '12-31', on: '02-01', inNextYear: true },
]

const duties: readonly VeuDuty[] = [
  {
    code: 'veu-new-site-notice',
    owner: 'consignee',
    when: 'before-export',
    because: 'notify BIS of a new data center 180 days before anything is shipped to it',
    classes: ['universal'],
    withinDays: 180,
    channel: 'BIS',
    only: 'new-site',
    cite: section('(a)(2)(ii)(A)'),
  },
  {
    code: 'veu-cross-border-notice',
    owner: 'consignee',
    when: 'before-export',
    because: 'notify BIS 60 days before circuits move between countries or are installed in a new one',
    classes: ['universal'],
    withinDays: 60,
    channel: 'BIS',
    only: 'cross-border',
    cite: supplement(5),
  },
  {
    code: 'veu-reexport-report',
    owner: 'exporter',
    when: 'after-export',
    because: 'report name and address of the consignee, destination, quantity, value and ECCN of what was reexported in the half year',
    classes: both,
    activities: ['reexport'],
    due: afterHalfYears,
    channel: 'Office of Exporter Services',
    cite: section('(f)(1)(i) and (iii)'),
  },
  {
    code: 'veu-end-user-report',
    owner: 'consignee',
    when: 'after-export',
    because: 'report the inventory, with days of receipt, at the end of the half year',
    classes: ['universal'],
    due: afterHalfYears,
    channel: 'Office of Exporter Services',
    cite: section('(f)(1)(ii)'),
  },
  {
    code: 'veu-end-user-report',
    owner: 'consignee',
    when: 'after-export',
    because: 'report the inventory, with days of receipt, and the current customers, at the end of the half year',
    classes: ['national'],
    due: afterHalfYears,
    channel: 'Office of Exporter Services',
    cite: section('(f)(1)(ii)'),
  },
  {
    code: 'veu-chip-accounting',
    owner: 'consignee',
    when: 'after-export',
    because: 'account for the circuits of the firm, its parents and subsidiaries by facility, with total computing power and losses',
    classes: both,
    due: onAccountingDays,
    channel: 'BIS and others',
    cite: supplement(10),
  },
  {
    code: 'veu-theft-report',
    owner: 'consignee',
    when: 'after-export',
    because: 'report theft, loss or tampering, counted from its day',
    classes: both,
    withinDays: 30,
    channel: 'BIS',
    cite: supplement(16),
  },
  {
    code: 'veu-breach-report',
    owner: 'consignee',
    when: 'after-export',
    because: 'report any requirement that is not met, when it happens',
    classes: both,
    channel: 'BIS',
    cite: supplement(11),
  },
  {
    code: 'veu-records',
    owner: 'consignee',
    when: 'after-export',
    because: 'keep records for five years and help with audits',
    classes: both,
    cite: supplement(11),
  },
]

/** Notices, reports and records of a data center validated end-user. */
export const veuReports: Provision<VeuDutyTerms> = {
  id: 'us/veu-reports',
  title: 'Reports of data center validated end-users',
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: section('(f)'),
      confidence: 'confirmed',
      value: {
        duties,
        twoDuties: {
          code: 'R-13',
          because: 'reports of 15 July and 15 January and the accounting of 1 February and 1 August are taken as two duties',
        },
      },
    },
  ],
}

/** What a request for the status says beside what every request does. */
export const veuRequest: Provision<RequestTerms> = {
  id: 'us/veu-request',
  title: 'Request to become a data center validated end-user',
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR part 748, Supp. No. 8', notice },
      confidence: 'confirmed',
      value: {
        code: 'VEU_REQUEST',
        contents: [
          { because: 'ties with governments and military of Macau and D:5', classes: both },
          { because: 'current and potential customers', classes: ['national'] },
          { because: 'the plan to keep their circuits and network gear out of the supply chain', classes: both },
          { because: 'the program of training and compliance', classes: both },
          { because: 'means to prove that items have not left the country, such as location checks by ping time', classes: ['national'] },
        ],
      },
    },
  ],
}
