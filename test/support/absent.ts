/** What marks a test in the closing lines as neither passed nor skipped: its reference file is not there. */
export const absentMark = '[absent:'
