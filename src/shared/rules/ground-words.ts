/** The office's words for why somebody asks for the money back. */
export const groundLabels = {
  death: '死亡',
  'employee-insurance': '参加职工医保',
  'resident-insurance-elsewhere': '在外地参加居民医保',
  'duplicate-same-area': '同一统筹区重复缴费',
  'recognised-later': '缴费后才认定资助身份',
  'clerical-error': '录入差错',
} as const
